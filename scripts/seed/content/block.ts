import type { Criticality } from './story.ts'

/** One kind of incident of a module, whole: its texts belong together and take figures in {slots}. */
export type Block = {
  productKey: string
  module: string
  category: string
  screens: string[]
  criticality: Criticality
  summary: string
  path: string
  error: string
  expected: string
  body: string
  diagnosis: string
  ask: string
  answer: string
  consent: string
  solution: string
  reject: string
  rework: string
}
