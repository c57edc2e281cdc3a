import { LINE, PALETTES, rect, text } from './screen-drawing.ts'
import type { Palette } from './screen-drawing.ts'
import { renderDialog, renderGrid } from './screen-parts.ts'
import type { ScreenSpec } from './screen-spec.ts'

const MENUS = [
  'Archivo',
  'Edición',
  'Registro',
  'Procesos',
  'Reportes',
  'Utilidades',
  'Ventana',
  'Ayuda',
]
const TOOLS = ['Nuevo', 'Guardar', 'Buscar', 'Imprimir', 'Procesar', 'Anular', 'Salir']

/** The whole screen as SVG; DejaVu Sans Condensed must be loaded to rasterise it. */
export function renderScreen(spec: ScreenSpec): string {
  const width = spec.width ?? 1120
  const height = spec.height ?? 690
  const palette = PALETTES[spec.theme]
  let y = 0
  const parts = [renderChrome(spec, palette, { width, height })]
  y = 122
  if (spec.bar) {
    parts.push(
      rect({ x: 14, y, width: width - 28, height: 28 }, { fill: '#fff3c4', stroke: '#c9a227' }),
      `<path d="M32 ${y + 6} l9 16 h-18 z" fill="#e0a100"/>`,
      text(32, y + 20, ['!', { size: 11, bold: true, fill: '#fff', anchor: 'middle' }]),
      text(52, y + 19, [spec.bar, { fill: '#5c4500' }]),
    )
    y += 38
  }
  if (spec.tabs) {
    parts.push(renderTabs(spec.tabs, y))
    y += 28
  }
  const form = renderFields(spec, y, width)
  parts.push(form.svg)
  y = form.bottom + 8
  if (spec.options) {
    const options = renderOptions(spec.options, y, width)
    parts.push(options.svg)
    y = options.bottom + 10
  }
  if (spec.grid)
    parts.push(
      renderGrid(spec.grid, palette, { x: 14, y, width: width - 28, height: height - y - 76 }),
    )
  parts.push(renderFoot(spec, width, height))
  if (spec.dialog) parts.push(renderDialog(spec.dialog, palette, { width, height }))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans Condensed">${parts.join('')}</svg>`
}

function renderChrome(
  spec: ScreenSpec,
  palette: Palette,
  { width, height }: { width: number; height: number },
) {
  const buttons = ['–', '□', '×'].map((sign, index) => {
    const x = width - 92 + index * 29
    return (
      rect(
        { x, y: 6, width: 25, height: 18 },
        { fill: index === 2 ? '#c0392b' : palette.frame, stroke: '#ffffff', round: 2 },
      ) + text(x + 13, 20, [sign, { fill: '#fff', anchor: 'middle', bold: true }])
    )
  })
  const menus = MENUS.map((menu, index) => text(16 + index * 84, 48, [menu]))
  const tools = TOOLS.map((tool, index) => {
    const x = 14 + index * 92
    return (
      rect({ x, y: 61, width: 86, height: 25 }, { fill: '#fbfcfe', stroke: LINE, round: 3 }) +
      rect(
        { x: x + 7, y: 67, width: 12, height: 12 },
        {
          fill:
            ['#4a8fd8', '#5aa65a', '#d89a3a', '#7d8794', '#8a63b8', '#c5564a', '#6c757f'][index] ??
            '#888',
          round: 2,
        },
      ) +
      text(x + 26, 78, [tool, { size: 12 }])
    )
  })
  return [
    rect(
      { x: 0, y: 0, width: width - 1, height: height - 1 },
      { fill: palette.face, stroke: palette.frame },
    ),
    rect({ x: 0, y: 0, width: width - 1, height: 30 }, { fill: palette.title }),
    rect({ x: 8, y: 7, width: 15, height: 15 }, { fill: '#ffd166', round: 2 }),
    text(32, 20, [`${spec.program} - [${spec.title}]`, { fill: '#fff', bold: true }]),
    ...buttons,
    rect({ x: 1, y: 31, width: width - 3, height: 25 }, { fill: '#f8fafc' }),
    ...menus,
    rect({ x: 1, y: 57, width: width - 3, height: 33 }, { fill: palette.head }),
    ...tools,
    text(16, 110, [spec.path, { size: 12, fill: '#3b4a5c' }]),
    `<path d="M1 117.5 H${width - 2}" stroke="${LINE}"/>`,
  ].join('')
}

function renderTabs(tabs: string[], y: number) {
  let x = 14
  return tabs
    .map((tab, index) => {
      const tabWidth = tab.length * 7 + 26
      const svg =
        rect(
          { x, y, width: tabWidth, height: 24 },
          { fill: index === 0 ? '#ffffff' : '#dde4ec', stroke: LINE },
        ) + text(x + tabWidth / 2, y + 17, [tab, { anchor: 'middle', bold: index === 0 }])
      x += tabWidth + 2
      return svg
    })
    .join('')
}

function renderFields(spec: ScreenSpec, top: number, width: number) {
  let x = 26
  let y = top + 12
  const parts: string[] = []
  for (const [label, value, fieldWidth] of spec.fields) {
    const labelWidth = label.length * 6.6 + 14
    if (x + labelWidth + fieldWidth > width - 30) {
      x = 26
      y += 34
    }
    const isList = value.endsWith('▾')
    parts.push(
      text(x, y + 17, [label]),
      rect(
        { x: x + labelWidth, y, width: fieldWidth, height: 24 },
        { fill: '#ffffff', stroke: '#7f9db9' },
      ),
      text(x + labelWidth + 7, y + 17, [isList ? value.slice(0, -1).trim() : value]),
    )
    if (isList)
      parts.push(
        `<path d="M${x + labelWidth + fieldWidth - 16} ${y + 10} h9 l-4.5 6 z" fill="#4c5a69"/>`,
      )
    x += labelWidth + fieldWidth + 22
  }
  const frame = rect(
    { x: 14, y: top, width: width - 28, height: y + 36 - top },
    { stroke: LINE, round: 3 },
  )
  return { svg: frame + parts.join(''), bottom: y + 36 }
}

function renderOptions(groups: NonNullable<ScreenSpec['options']>, top: number, width: number) {
  const groupWidth = (width - 28 - 12 * (groups.length - 1)) / groups.length
  const rows = Math.max(...groups.map((group) => group.items.length))
  const height = rows * 27 + 26
  const parts = groups.map((group, index) => {
    const x = 14 + index * (groupWidth + 12)
    const items = group.items.map(([label, isOn], row) => {
      const y = top + 22 + row * 27
      const mark =
        group.kind === 'check'
          ? rect({ x: x + 14, y, width: 14, height: 14 }, { fill: '#fff', stroke: '#4c6a8a' }) +
            (isOn
              ? `<path d="M${x + 17} ${y + 7} l4 4 l6 -8" fill="none" stroke="#1b7f3b" stroke-width="2.4"/>`
              : '')
          : `<circle cx="${x + 21}" cy="${y + 7}" r="7" fill="#fff" stroke="#4c6a8a"/>` +
            (isOn ? `<circle cx="${x + 21}" cy="${y + 7}" r="3.6" fill="#1f5fa8"/>` : '')
      return mark + text(x + 38, y + 12, [label])
    })
    return (
      rect(
        { x, y: top + 6, width: groupWidth, height: height - 4 },
        { fill: '#f6f8fb', stroke: LINE, round: 3 },
      ) +
      rect(
        { x: x + 10, y: top, width: group.title.length * 7.4 + 12, height: 14 },
        { fill: '#f6f8fb' },
      ) +
      text(x + 16, top + 11, [group.title, { bold: true, fill: '#23496f' }]) +
      items.join('')
    )
  })
  return { svg: parts.join(''), bottom: top + height + 2 }
}

function renderFoot(spec: ScreenSpec, width: number, height: number) {
  let x = width - 26
  const totals = (spec.totals ?? []).toReversed().map(([label, value]) => {
    const svg =
      rect(
        { x: x - 132, y: height - 65, width: 132, height: 25 },
        { fill: '#fffde8', stroke: '#7f9db9' },
      ) +
      text(x - 8, height - 47, [value, { bold: true, anchor: 'end' }]) +
      text(x - 142, height - 47, [label, { anchor: 'end' }])
    x -= 158 + label.length * 7
    return svg
  })
  return (
    totals.join('') +
    rect(
      { x: 1, y: height - 29, width: width - 3, height: 27 },
      { fill: '#f2f4f7', stroke: LINE },
    ) +
    text(14, height - 11, [spec.status, { size: 12, fill: '#3b4a5c' }])
  )
}
