import { policyChanges } from '@mesa/shared/rulebook/policy-diff'
import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS, PRESET_NAMES, type PresetName } from '@mesa/shared/rulebook/presets'
import type { PresetList, PresetView, RulebookView } from '@mesa/shared/wire/rulebook.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { changeRulebook, demandRulebook, newest, previewOf } from './rulebook-admin.service.ts'
import * as repository from './rulebook.repository.ts'

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
    const own = await db.transaction(actor, deskRules, { readOnly: true })
    const items = PRESET_NAMES.map((name) => ({
      name,
      changes: policyChanges(own.policy, presetFor(own, name)).length,
    }))
    return { items, nextCursor: null }
  },

  async get(actor: Caller, name: PresetName): Promise<PresetView> {
    demandRulebook(actor, 'rulebook.manage')
    const at = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const own = await deskRules(tx)
        const { policy: before } = own
        const after = presetFor(own, name)
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
      const codes = await repository.listCodes(tx)
      const policyOf = (policy: Policy) => presetFor({ policy, codes }, name)
      return changeRulebook(tx, { policyOf, preset: name, note, ifMatch, actor, at })
    })
  },
})

type DeskRules = { policy: Policy; codes: ReadonlySet<string> }

const deskRules = async (tx: Tx): Promise<DeskRules> => {
  const [{ policy }, codes] = await Promise.all([newest(tx), repository.listCodes(tx)])
  return { policy, codes }
}

/**
 * A preset with the hours of the desk that takes it, and without what it names that this desk's
 * catalogues lack; what the desk's own rules name already stays, so that its own preset is no change.
 */
function presetFor({ policy: own, codes }: DeskRules, name: PresetName): Policy {
  const preset = PRESETS[name]
  const { priorityReasons, evidenceByCategory } = preset.intake
  const named = Object.entries(evidenceByCategory).filter(
    ([code]) =>
      code === '*' ||
      codes.has(`categories/${code}`) ||
      Object.hasOwn(own.intake.evidenceByCategory, code),
  )
  return {
    ...preset,
    calendar: own.calendar,
    intake: {
      ...preset.intake,
      priorityReasons: priorityReasons.filter(
        (code) =>
          codes.has(`priority-reasons/${code}`) || own.intake.priorityReasons.includes(code),
      ),
      evidenceByCategory: { ...Object.fromEntries(named), '*': evidenceByCategory['*'] },
    },
  }
}
