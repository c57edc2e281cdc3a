import type { Policy, PolicyPath } from '@mesa/shared/rulebook/policy'
import { policyChanges, type PolicyChange } from '@mesa/shared/rulebook/policy-diff'
import type { RulebookView } from '@mesa/shared/wire/rulebook.schema'
import { useMemo, useState } from 'react'
import { keyOf, valueAt, withValue } from './policy-values.ts'
import { faultsOf, type RuleFaults } from './rule-faults.ts'

export type RuleEditor = {
  /** The version that is being edited. */
  base: RulebookView
  draft: Policy
  changes: PolicyChange[]
  faults: RuleFaults
  set: (path: PolicyPath, value: unknown) => void
  /** Edits this version from here on, without what was typed. */
  reset: (version: RulebookView) => void
  /** Edits this newer version from here on, with what was typed on it. */
  rebase: (version: RulebookView) => void
}

type State = { base: RulebookView; draft: Policy }
const startOf = (base: RulebookView): State => ({ base, draft: base.policy })

/** The rules being edited: what is in force, what was typed, and what is wrong. */
export function useRuleEditor(inForce: RulebookView): RuleEditor {
  const [state, setState] = useState(() => startOf(inForce))
  const { base, draft } = state
  const changes = useMemo(() => policyChanges(base.policy, draft), [base, draft])
  const faults = useMemo(() => faultsOf(draft), [draft])
  // Nothing was typed: what somebody else saved is simply what holds now.
  if (inForce.version > base.version && changes.length === 0) setState(startOf(inForce))
  return {
    ...state,
    changes,
    faults,
    set: (path, value) => setState((old) => ({ ...old, draft: withValue(old.draft, path, value) })),
    reset: (version) => setState(startOf(version)),
    rebase: (version) =>
      setState((old) => ({
        base: version,
        draft: changedPaths(old).reduce(
          (policy, path) => withValue(policy, path, valueAt(old.draft, path)),
          version.policy,
        ),
      })),
  }
}

const changedPaths = ({ base, draft }: State): PolicyPath[] => [
  ...new Set(policyChanges(base.policy, draft).map(({ path }) => keyOf(path) as PolicyPath)),
]
