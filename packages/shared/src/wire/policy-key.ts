import { Type, type TSchema } from 'typebox'
import type { PolicyPath } from '../rulebook/policy.ts'
import { POLICY_KEYS } from '../rulebook/policy-keys.ts'
import { strict } from './common.schema.ts'

type Bounds = { default: unknown; rules: readonly string[]; min?: number; max?: number }
export const keyAt = (path: PolicyPath): Bounds => POLICY_KEYS[path]

/** A key of the policy: what it does, what it is without a choice, and the rules it serves. */
export const key = <Schema extends TSchema>(
  path: PolicyPath,
  description: string,
  schema: Schema,
): Schema => {
  const { default: value, rules } = keyAt(path)
  // A copy with all its properties, as some schemas are shared; TypeBox hides its own from spread.
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema)) as Schema
  return Object.assign(copy, { description, default: value, 'x-rules': rules })
}
export const words = <Word extends string, Words extends Word[]>(...values: [...Words]) =>
  Type.Enum(values, { type: 'string' })
export const whole = (path: PolicyPath) => {
  const { min = 0, max = 0 } = keyAt(path)
  return Type.Integer({ minimum: min, maximum: max })
}
export const listOf = <Item extends TSchema>(path: PolicyPath, item: Item) => {
  const { min = 0, max = 0 } = keyAt(path)
  return Type.Array(item, { minItems: min, maxItems: max })
}
/** Of a whole, ascending. */
export const fractions = (path: PolicyPath) => {
  const { min = 0, max = 1 } = keyAt(path)
  return Type.Array(Type.Number({ minimum: min, maximum: max }), { minItems: 1, maxItems: 10 })
}
export const target = (path: PolicyPath) =>
  Type.Object({ minutes: whole(path), unit: words('business', 'clock') }, strict)
