import { can, type Permission } from '@mesa/shared/access/can'
import type {
  CreateDraftBody,
  DraftContent,
  DraftDecisionBody,
  DraftList,
  DraftListQuery,
  DraftView,
} from '@mesa/shared/wire/drafts.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseStale } from '../../etag.ts'
import { newId } from '../../ids.ts'
import { holdForDraft } from '../attachments/draft-files.service.ts'
import { demandReferences } from '../intake/draft-references.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { decideDraft } from './draft-decisions.service.ts'
import { onlyView, viewDrafts } from './draft-views.service.ts'
import * as drafts from './drafts.repository.ts'

export type DraftsService = ReturnType<typeof createDraftsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Customer = Caller & { kind: 'customer' }
type Patch = { content: DraftContent; expected: number | undefined }

/** Cases written by those who may not open them (EN-4). They have no number and hold no place. */
export const createDraftsService = ({ db, clock, cursors }: Deps) => ({
  list: (actor: Caller, query: DraftListQuery): Promise<DraftList> =>
    listMine({ db, cursors }, actor, query),

  get: (actor: Caller, id: string): Promise<DraftView> =>
    db.transaction(
      actor,
      async (tx) => {
        const row = await drafts.findDraft(tx, id)
        if (!row) throw new AppError('not_found')
        demandDraft(actor, 'draft.read', row.draft)
        return onlyView(tx, id)
      },
      { readOnly: true },
    ),

  create: (actor: Caller, body: CreateDraftBody): Promise<DraftView> =>
    db.transaction(actor, (tx) => create(tx, actor, { body, at: clock.now() })),

  /** The whole content anew, by who wrote it or a key user, while it is undecided. */
  patch: (actor: Caller, id: string, { content, expected }: Patch): Promise<DraftView> =>
    db.transaction(actor, async (tx) => {
      const draft = await lockOpen(tx, actor, { id, permission: 'draft.read' })
      refuseStale(expected, draft.version)
      const { organizationId } = draft
      await demandReferences(tx, content, organizationId)
      await holdForDraft(tx, { actor, draftId: id, organizationId, ids: filesOf(content) })
      await drafts.updateDraft(tx, id, { content, updatedAt: clock.now() })
      return onlyView(tx, id)
    }),

  /** Its author wants it no more; its files go with it. */
  discard: (actor: Caller, id: string): Promise<null> =>
    db.transaction(actor, async (tx) => {
      const draft = await lockOpen(tx, actor, { id, permission: 'draft.discard' })
      const customer = demandCustomer(actor, 'draft.write')
      const at = clock.now()
      const { organizationId } = draft
      await holdForDraft(tx, { actor, draftId: id, organizationId, ids: [] })
      const by = { decidedBy: actor.name, decidedById: customer.userId, decidedAt: at }
      await drafts.updateDraft(tx, id, { status: 'discarded', ...by, updatedAt: at })
      return null
    }),

  /** Sent, added to a case or declined by a key user: all of it or nothing. */
  decide: (actor: Caller, id: string, body: DraftDecisionBody): Promise<DraftView> =>
    db.transaction(actor, async (tx) => {
      const draft = await lockOpen(tx, actor, { id, permission: 'draft.decide' })
      const customer = demandCustomer(actor, 'draft.decide')
      await decideDraft(tx, { actor: customer, draft, body, at: clock.now() })
      return onlyView(tx, id)
    }),
})

async function listMine(
  { db, cursors }: Pick<Deps, 'db' | 'cursors'>,
  actor: Caller,
  query: DraftListQuery,
): Promise<DraftList> {
  const customer = demandCustomer(actor, 'draft.read')
  const { limit = 50, cursor, status, organizationId } = query
  const bound = { actor, filters: { list: 'drafts', status, organizationId } }
  const [before] = cursors.decode(cursor, bound) ?? []
  const keyUserOf = customer.memberships
    .filter(({ role }) => role !== 'requester')
    .map((one) => one.organizationId)
  const filter = { keyUserOf, authorId: customer.userId, organizationId, status, limit }
  return db.transaction(
    actor,
    async (tx) => {
      const rows = await drafts.listDrafts(tx, {
        ...filter,
        before: before === undefined ? undefined : String(before),
      })
      const shown = toPage(rows, limit, ({ draft }) => cursors.encode([draft.id], bound))
      return { ...shown, items: await viewDrafts(tx, shown.items) }
    },
    { readOnly: true },
  )
}

async function create(
  tx: Tx,
  actor: Caller,
  { body, at }: { body: CreateDraftBody; at: Date },
): Promise<DraftView> {
  const { content, organizationId: asked } = body
  const customer = demandCustomer(actor, 'draft.write')
  const { policy } = await policyInForce(tx)
  if (!policy.entitlement.keyUsersOnly) throw new AppError('rule_off')
  const organizationId = ownOrganization(customer, asked)
  await demandReferences(tx, content, organizationId)
  const id = newId(at)
  await drafts.insertDraft(tx, {
    id,
    organizationId,
    authorId: customer.userId,
    authorName: customer.name,
    content,
    createdAt: at,
    updatedAt: at,
  })
  await holdForDraft(tx, { actor, draftId: id, organizationId, ids: filesOf(content) })
  await publish(tx, { type: 'draft.written', payload: { draftId: id }, organizationId, at })
  return onlyView(tx, id)
}

/** Drafts are the customer's own affair: the desk and keys have none. */
function demandCustomer(actor: Caller, permission: Permission): Customer {
  const mayAtAll =
    actor.kind === 'customer' &&
    actor.memberships.some(
      ({ organizationId }) =>
        can(actor, permission, { organizationId, requesterId: actor.userId }).allowed,
    )
  if (!mayAtAll || actor.kind !== 'customer') throw new AppError('not_allowed')
  return actor
}

/** Who may read a draft is told that they may not decide it; to others it does not exist. */
function demandDraft(actor: Caller, permission: Permission, draft: drafts.Draft): void {
  const thing = { organizationId: draft.organizationId, requesterId: draft.authorId }
  if (!can(actor, 'draft.read', thing).allowed)
    throw new AppError(actor.kind === 'customer' ? 'not_found' : 'not_allowed')
  if (!can(actor, permission, thing).allowed) throw new AppError('not_allowed')
}

type Wanted = { id: string; permission: Permission }

async function lockOpen(tx: Tx, actor: Caller, { id, permission }: Wanted) {
  const draft = await drafts.lockDraft(tx, id)
  if (!draft) throw new AppError('not_found')
  demandDraft(actor, permission, draft)
  if (draft.status !== 'open') throw new AppError('draft_decided')
  return draft
}

/** Of somebody of several organizations the first, unless they name one of theirs. */
function ownOrganization({ memberships }: Customer, asked: string | undefined): string {
  const mine =
    asked === undefined ? memberships[0] : memberships.find((one) => one.organizationId === asked)
  if (!mine) throw new AppError('not_found')
  return mine.organizationId
}

const filesOf = ({ attachments = [], attachmentIds = [] }: DraftContent) => [
  ...new Set([...attachments.map(({ id }) => id), ...attachmentIds]),
]
