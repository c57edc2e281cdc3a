export type ScreenDialog = {
  kind: 'error' | 'warning' | 'question'
  title: string
  lines: string[]
  buttons: string[]
}
export type ScreenGrid = {
  /** Name, width in pixels, and `r` for figures. */
  columns: [name: string, width: number, align?: 'r'][]
  rows: string[][]
  selected?: number
  wrong?: number
}
/** One screen of the invented ERP, as data for the renderer. */
export type ScreenSpec = {
  key: string
  title: string
  evidence: 'screen' | 'report_config'
  theme: 'erp' | 'payroll' | 'access'
  width?: number
  height?: number
  program: string
  path: string
  tabs?: string[]
  fields: [label: string, value: string, width: number][]
  options?: { title: string; kind: 'check' | 'radio'; items: [label: string, isOn: boolean][] }[]
  grid?: ScreenGrid
  totals?: [label: string, value: string][]
  bar?: string
  dialog?: ScreenDialog
  status: string
}
