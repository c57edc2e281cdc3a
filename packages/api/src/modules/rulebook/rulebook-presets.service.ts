import { policyChanges } from '@mesa/shared/rulebook/policy-diff'
import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS, PRESET_NAMES, type PresetName } from '@mesa/shared/rulebook/presets'
import type { PresetList, PresetView, RulebookView } from '@mesa/shared/wire/rulebook.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database } from '../../db/database.ts'
import { changeRulebook, demandRulebook, newest, previewOf } from './rulebook-admin.service.ts'

export type RulebookPresetsService = ReturnType<typeof createRulebookPresetsService>
type Deps = { db: Database; clock: Clock }
type Application = { note?: string | undefined; ifMatch: string | undefined }

/** What a preset leaves to the desk: its hours stand under Calendars. */
const keeps = ['calendar']

/** The whole policies of the reference desks, for a desk to begin from. */
export const createRulebookPresetsService = ({ db, clock }: Deps) => ({
  /** With how many values each differs from the policy in force. */
  async list(actor: Caller): Promise<PresetList> {
    demandRulebook(actor, 'rulebook.read')
    const { policy } = await db.transaction(actor, newest, { readOnly: true })
    const items = PRESET_NAMES.map((name) => ({
      name,
      changes: policyChanges(policy, presetFor(policy, name)).length,
    }))
    return { items, nextCursor: null }
  },

  async get(actor: Caller, name: PresetName): Promise<PresetView> {
    demandRulebook(actor, 'rulebook.manage')
    const at = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const { policy: before } = await newest(tx)
        const after = presetFor(before, name)
        return { name, policy: after, keeps, ...(await previewOf(tx, { before, after, at })) }
      },
      { readOnly: true },
    )
  },

  /** Puts it in force; as `PUT /rulebook`, one that changes nothing makes no version. */
  async apply(
    actor: Caller,
    name: PresetName,
    { note, ifMatch }: Application,
  ): Promise<RulebookView> {
    demandRulebook(actor, 'rulebook.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const policyOf = (before: Policy) => presetFor(before, name)
      return changeRulebook(tx, { policyOf, preset: name, note, ifMatch, actor, at })
    })
  },
})

/** A preset with the hours of the desk that takes it. */
const presetFor = (own: Policy, name: PresetName): Policy => ({
  ...PRESETS[name],
  calendar: own.calendar,
})
