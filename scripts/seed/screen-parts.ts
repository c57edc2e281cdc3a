import { LINE, rect, text } from './screen-drawing.ts'
import type { Box, Palette } from './screen-drawing.ts'
import type { ScreenDialog, ScreenGrid } from './screen-spec.ts'

/** The table of a screen, in its box. */
export function renderGrid(grid: ScreenGrid, palette: Palette, box: Box) {
  const parts = [
    rect(box, { fill: '#ffffff', stroke: LINE }),
    rect({ ...box, height: 25 }, { fill: palette.head, stroke: LINE }),
  ]
  const lines = Math.floor((box.height - 26) / 24)
  const cell = (
    x: number,
    y: number,
    [words, width, align]: [string, number, string | undefined],
  ) =>
    align === 'r'
      ? text(x + width - 8, y, [words, { size: 12, anchor: 'end' }])
      : text(x + 8, y, [words, { size: 12 }])
  grid.rows.slice(0, lines).forEach((_, index) => {
    const y = box.y + 26 + index * 24
    if (index === grid.wrong)
      parts.push(rect({ x: box.x + 1, y, width: box.width - 2, height: 23 }, { fill: '#fbd9d4' }))
    else if (index === grid.selected)
      parts.push(
        rect({ x: box.x + 1, y, width: box.width - 2, height: 23 }, { fill: palette.selected }),
      )
    parts.push(`<path d="M${box.x + 1} ${y + 23.5} h${box.width - 2}" stroke="#e3e8ee"/>`)
  })
  let x = box.x
  grid.columns.forEach(([name, width, align], column) => {
    parts.push(
      text(align === 'r' ? x + width - 8 : x + 8, box.y + 17, [
        name,
        { size: 12, bold: true, anchor: align === 'r' ? 'end' : 'start' },
      ]),
    )
    grid.rows
      .slice(0, lines)
      .forEach((row, index) =>
        parts.push(cell(x, box.y + 42 + index * 24, [row[column] ?? '', width, align])),
      )
    x += width
    if (x < box.x + box.width - 4)
      parts.push(`<path d="M${x + 0.5} ${box.y} v${box.height}" stroke="#d3dae2"/>`)
  })
  return parts.join('')
}

/** The message box in front of a screen. */
export function renderDialog(
  dialog: ScreenDialog,
  palette: Palette,
  screen: { width: number; height: number },
) {
  const longest = Math.max(...dialog.lines.map((line) => line.length))
  const width = Math.max(430, longest * 6.9 + 110)
  const height = 108 + dialog.lines.length * 22
  const x = Math.round((screen.width - width) / 2)
  const y = Math.round((screen.height - height) / 2) + 95
  const sign = { error: ['#c62828', '×'], warning: ['#e09a00', '!'], question: ['#1f5fa8', '?'] }[
    dialog.kind
  ]
  const buttons = dialog.buttons.map((label, index) => {
    const bx = x + width - 104 * (dialog.buttons.length - index)
    return (
      rect(
        { x: bx, y: y + height - 42, width: 92, height: 27 },
        { fill: '#f6f8fb', stroke: index === 0 ? palette.frame : LINE, round: 3 },
      ) + text(bx + 46, y + height - 24, [label, { anchor: 'middle' }])
    )
  })
  return [
    rect({ x: x + 5, y: y + 6, width, height }, { fill: '#5d6672' }),
    rect({ x, y, width, height }, { fill: '#ffffff', stroke: palette.frame }),
    rect({ x, y, width, height: 28 }, { fill: palette.title }),
    text(x + 12, y + 19, [dialog.title, { fill: '#fff', bold: true }]),
    rect({ x: x + 1, y: y + height - 54, width: width - 2, height: 53 }, { fill: palette.face }),
    `<circle cx="${x + 42}" cy="${y + 66}" r="19" fill="${sign[0]}"/>`,
    text(x + 42, y + 75, [sign[1] ?? '', { size: 26, bold: true, fill: '#fff', anchor: 'middle' }]),
    ...dialog.lines.map((line, index) => text(x + 78, y + 58 + index * 22, [line])),
    ...buttons,
  ].join('')
}
