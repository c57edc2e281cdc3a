import { screenSpecs } from '../screen-specs.ts'

export type DemoScreen = {
  key: string
  /** Name inside scripts/seed/screens. */
  file: string
  title: string
  evidence: 'screen' | 'report_config'
}

export const screens: DemoScreen[] = screenSpecs.map(({ key, title, evidence }) => ({
  key,
  file: `${key}.png`,
  title,
  evidence,
}))
