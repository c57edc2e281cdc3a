import type { Policy, PolicyPath } from '@mesa/shared/rulebook/policy'
import { policyFaults, type PolicyFaultCode } from '@mesa/shared/rulebook/policy-check'
import { POLICY_KEYS, POLICY_PATHS } from '@mesa/shared/rulebook/policy-keys'
import { keyOf, valueAt } from './policy-values.ts'

export type RuleFault =
  | { code: PolicyFaultCode }
  | { code: 'range'; min: number; max: number; isPercent: boolean }
/** By key; the first of each. */
export type RuleFaults = ReadonlyMap<string, RuleFault>

type Bounds = { rules: readonly string[]; min?: number; max?: number }

/** What is wrong with what was typed, as the server would say it. */
export function faultsOf(policy: Policy): RuleFaults {
  const faults = new Map<string, RuleFault>()
  const add = (path: string, fault: RuleFault) => {
    if (!faults.has(path)) faults.set(path, fault)
  }
  for (const path of POLICY_PATHS) {
    const fault = boundFault(path, valueAt(policy, path))
    if (fault) add(path, fault)
  }
  for (const { path, code } of policyFaults(policy)) add(keyOf(path), { code })
  return faults
}

function boundFault(path: PolicyPath, value: unknown): RuleFault | undefined {
  const { min = 0, max = 0 }: Bounds = POLICY_KEYS[path]
  if (max === 0) return undefined
  const isFractions = path.endsWith('Fractions')
  if (Array.isArray(value) && !isFractions)
    return value.length < min ? { code: 'too_few' } : undefined
  const isBad = (number: number) =>
    Number.isNaN(number) || number < min || number > max || (max > 1 && !Number.isInteger(number))
  if (!numbersIn(value).some(isBad) && !(isFractions && isEmpty(value))) return undefined
  if (!isFractions) return { code: 'range', min, max, isPercent: false }
  return { code: 'range', min: Math.round(min * 100), max: Math.round(max * 100), isPercent: true }
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}
