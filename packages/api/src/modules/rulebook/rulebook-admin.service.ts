import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import { policyFaults } from '@mesa/shared/rulebook/policy-check'
import { policyChanges, type PolicyChange } from '@mesa/shared/rulebook/policy-diff'
import type { Policy } from '@mesa/shared/rulebook/policy'
import { completePolicy } from '@mesa/shared/rulebook/stored-policy'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  PutRulebookBody,
  RulebookPreviewView,
  RulebookVersionItem,
  RulebookVersionList,
  RulebookView,
} from '@mesa/shared/wire/rulebook.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOf, refuseOther } from '../../etag.ts'
import { audit } from '../audit/audit.service.ts'
import { eventActor } from '../record/record.service.ts'
import { effectsOf } from './rulebook-effects.service.ts'
import * as repository from './rulebook.repository.ts'
import { adoptPolicy } from './rulebook.service.ts'

export type RulebookAdminService = ReturnType<typeof createRulebookAdminService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** Throws `not_allowed` where the table does not grant it. */
export function demandRulebook(actor: Actor, permission: Permission): void {
  const decision = can(actor, permission)
  if (decision.allowed) return
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

/** The rules of the desk: what they are, were, and would do (docs/design/rulebook.md). */
export const createRulebookAdminService = ({ db, clock, cursors }: Deps) => ({
  async get(actor: Caller): Promise<RulebookView> {
    demandRulebook(actor, 'rulebook.read')
    return db.transaction(actor, viewInForce, { readOnly: true })
  },

  /** 422 `rulebook_invalid` names each fault; a policy equal to that in force makes no version. */
  async put(
    actor: Caller,
    { policy, note }: PutRulebookBody,
    ifMatch: string | undefined,
  ): Promise<RulebookView> {
    demandRulebook(actor, 'rulebook.manage')
    const at = clock.now()
    return db.transaction(actor, (tx) =>
      changeRulebook(tx, { policyOf: () => policy, note, ifMatch, actor, at }),
    )
  },

  async versions(actor: Caller, query: PageQuery): Promise<RulebookVersionList> {
    demandRulebook(actor, 'rulebook.read')
    const { limit = 50, cursor } = query
    const bound = { actor, filters: { list: 'rulebook-versions' } }
    const [below] = cursors.decode(cursor, bound) ?? []
    return db.transaction(
      actor,
      async (tx) => {
        const page = below === undefined ? {} : { below: Number(below) }
        // One for the next page, and one more: what the last of this page changed.
        const rows = await repository.listVersions(tx, { ...page, limit: limit + 1 })
        const inForce = await repository.findNewestVersion(tx)
        const items = rows.map((row, index) => toItem(row, rows[index + 1], inForce?.version))
        return toPage(items, limit, (last) => cursors.encode([last.version], bound))
      },
      { readOnly: true },
    )
  },

  async version(actor: Caller, version: number): Promise<RulebookView> {
    demandRulebook(actor, 'rulebook.read')
    return db.transaction(
      actor,
      async (tx) => {
        const [row] = await repository.listVersions(tx, { below: version + 1, limit: 1 })
        if (row?.version !== version) throw new AppError('not_found')
        const inForce = await repository.findNewestVersion(tx)
        return toView(row, inForce?.version)
      },
      { readOnly: true },
    )
  },

  /** What a policy would change, counted now; changes nothing. */
  async preview(actor: Caller, policy: Policy): Promise<RulebookPreviewView> {
    demandRulebook(actor, 'rulebook.manage')
    const at = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const { policy: before } = await newest(tx)
        await refuseFaults(tx, { before, after: policy })
        return previewOf(tx, { before, after: policy, at })
      },
      { readOnly: true },
    )
  },
})

type Preview = { before: Policy; after: Policy; at: Date }

export const previewOf = async (tx: Tx, change: Preview): Promise<RulebookPreviewView> => ({
  changes: policyChanges(change.before, change.after),
  effects: await effectsOf(tx, change),
})

type Change = {
  /** From the policy in force, asked under the lock. */
  policyOf: (before: Policy) => Policy
  note?: string | undefined
  preset?: string
  ifMatch: string | undefined
  actor: Actor
  at: Date
}

/** In the caller's transaction: the next version, audited with what it changed. Throws `stale`, `rulebook_invalid`. */
export async function changeRulebook(tx: Tx, change: Change): Promise<RulebookView> {
  const { policyOf, note = null, preset = null, ifMatch, actor, at } = change
  await repository.lockRulebook(tx)
  const { version: current, policy: before } = await newest(tx)
  refuseOther(ifMatch, etagOf(current))
  const policy = policyOf(before)
  await refuseFaults(tx, { before, after: policy })
  const changes = policyChanges(before, policy)
  if (changes.length === 0) return viewInForce(tx)
  const { name: by, id: byId } = eventActor(actor)
  const version = await adoptPolicy(tx, { policy, by, byId, note, preset, at })
  await audit(tx, {
    actor,
    action: 'rulebook.changed',
    targetType: 'rulebook',
    details: { version, note, preset, changes },
    at,
  })
  return viewInForce(tx)
}

export async function newest(tx: Tx): Promise<{ version: number; policy: Policy }> {
  const [row] = await repository.listVersions(tx, { limit: 1 })
  if (!row) throw new Error('this desk has no rulebook')
  return { version: row.version, policy: completePolicy(row.policy) }
}

/** Hours are edited under Calendars, and what the policy names must stand in the catalogues. */
async function refuseFaults(tx: Tx, { before, after }: { before: Policy; after: Policy }) {
  const moved = policyChanges(before, after).filter(({ path }) => path.startsWith('calendar.'))
  const errors = [
    ...policyFaults(after),
    ...(moved.length > 0 ? [{ path: 'calendar', code: 'edited_elsewhere' }] : []),
    ...(await unknownCodes(tx, { before, after })),
  ]
  if (errors.length === 0) return
  throw new AppError('rulebook_invalid', { errors })
}

/**
 * What the act itself begins to name, of rules that are on: a code that stood there before stops no
 * other change, and nobody asks for the evidence of a rule that is off (decision 0031).
 */
async function unknownCodes(tx: Tx, { before, after }: { before: Policy; after: Policy }) {
  const codes = await repository.listCodes(tx)
  const isMissing = (kind: string) => (code: string) => !codes.has(`${kind}/${code}`)
  const reasons = after.intake.priorityReasons.filter(
    (code) => !before.intake.priorityReasons.includes(code),
  )
  const paths = new Set(policyChanges(before, after).map(({ path }) => path))
  const categories = Object.keys(after.intake.evidenceByCategory).filter(
    (code) => code !== '*' && paths.has(`intake.evidenceByCategory.${code}`),
  )
  const asked = after.intake.evidence === 'off' ? [] : categories
  return [
    ...reasons.filter(isMissing('priority-reasons')).map(() => ({
      path: 'intake.priorityReasons',
      code: 'not_in_catalogue',
    })),
    ...asked.filter(isMissing('categories')).map((code) => ({
      path: `intake.evidenceByCategory.${code}`,
      code: 'not_in_catalogue',
    })),
  ]
}

async function viewInForce(tx: Tx): Promise<RulebookView> {
  const [row] = await repository.listVersions(tx, { limit: 1 })
  if (!row) throw new Error('this desk has no rulebook')
  return toView(row, row.version)
}

function toView(row: repository.StoredVersion, inForce: number | undefined): RulebookView {
  return {
    ...said(row, inForce),
    policy: completePolicy(row.policy),
    etag: etagOf(row.version),
  }
}

function toItem(
  row: repository.StoredVersion,
  before: repository.StoredVersion | undefined,
  inForce: number | undefined,
): RulebookVersionItem {
  const [older, newer] = [before, row].map((one) => one && completePolicy(one.policy))
  const changes: PolicyChange[] = older && newer ? policyChanges(older, newer) : []
  return { ...said(row, inForce), changes }
}

const said = (row: repository.StoredVersion, inForce: number | undefined) => ({
  version: row.version,
  preset: row.preset,
  note: row.note,
  createdBy: { id: row.createdById, name: row.createdBy },
  createdAt: row.createdAt.toISOString(),
  isInForce: row.version === inForce,
})
