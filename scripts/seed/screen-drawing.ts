import type { ScreenSpec } from './screen-spec.ts'

export type Palette = { frame: string; title: string; face: string; head: string; selected: string }
export const PALETTES: Record<ScreenSpec['theme'], Palette> = {
  erp: {
    frame: '#1f4e79',
    title: '#2f6ca8',
    face: '#e9eef5',
    head: '#cfdcec',
    selected: '#cfe4fb',
  },
  payroll: {
    frame: '#3e5a32',
    title: '#5b8048',
    face: '#eef0e6',
    head: '#d9e2c8',
    selected: '#e3efc9',
  },
  access: {
    frame: '#3c3f46',
    title: '#5c6470',
    face: '#ececee',
    head: '#d6d8dd',
    selected: '#dbe6f2',
  },
}
export const LINE = '#9aa7b5'
const INK = '#1d2530'

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
export type Box = { x: number; y: number; width: number; height: number }
type Paint = { fill?: string; stroke?: string; round?: number }
/** A box on the pixel grid, as SVG. */
export const rect = (box: Box, { fill = 'none', stroke, round = 0 }: Paint) =>
  `<rect x="${box.x + 0.5}" y="${box.y + 0.5}" width="${box.width}" height="${box.height}" rx="${round}" fill="${fill}"${stroke ? ` stroke="${stroke}"` : ''}/>`
type Style = { size?: number; bold?: boolean; fill?: string; anchor?: 'start' | 'end' | 'middle' }
/** Words at a baseline, as SVG. */
export const text = (x: number, y: number, [words, style]: [string, Style?]) => {
  const { size = 13, bold = false, fill = INK, anchor = 'start' } = style ?? {}
  return `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="bold"' : ''} fill="${fill}" text-anchor="${anchor}">${escape(words)}</text>`
}
