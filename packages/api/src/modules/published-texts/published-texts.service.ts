import { can } from '@mesa/shared/access/can'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  AcceptanceView,
  ConditionsView,
  PublishedText,
  PublishedTextList,
  PublishTextBody,
  TermsView,
} from '@mesa/shared/wire/published-texts.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { renderWords } from '../messages/messages.service.ts'
import { defaultTexts } from './default-texts.ts'
import * as texts from './published-texts.repository.ts'

export type PublishedTextsService = ReturnType<typeof createPublishedTextsService>
export type TextKind = texts.TextKind
export type CurrentText = Pick<
  texts.TextRow,
  'id' | 'version' | 'title' | 'body' | 'bodyHtml' | 'publishedAt'
>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** The newest version of the conditions (EN-5) or of the terms (EN-6); undefined: none published yet. */
export const currentText = (tx: Tx, kind: TextKind): Promise<CurrentText | undefined> =>
  texts.findNewest(tx, kind)

export const createPublishedTextsService = ({ db, clock, cursors }: Deps) => ({
  /** `acceptedAt` is the reader's own; who is not asked has none. */
  conditions: (actor: Caller): Promise<ConditionsView> =>
    db.transaction(
      actor,
      async (tx) => {
        const current = await texts.findNewest(tx, 'conditions')
        const userId = 'userId' in actor ? actor.userId : null
        const acceptedAt =
          current && userId !== null
            ? await texts.findAcceptance(tx, { textId: current.id, userId })
            : undefined
        return {
          current: current ? toView(current) : null,
          acceptedAt: acceptedAt?.toISOString() ?? null,
        }
      },
      { readOnly: true },
    ),

  terms: (actor: Caller): Promise<TermsView> =>
    db.transaction(
      actor,
      async (tx) => {
        const current = await texts.findNewest(tx, 'terms')
        return { current: current ? toView(current) : null }
      },
      { readOnly: true },
    ),

  versions: (actor: Caller, kind: TextKind, query: PageQuery): Promise<PublishedTextList> =>
    pageOfVersions({ db, cursors }, { actor, kind, ...query }),

  /** The next version; what was accepted before is to be accepted anew (EN-5). */
  async publish(actor: Caller, kind: TextKind, body: PublishTextBody): Promise<PublishedText> {
    if (!can(actor, 'text.publish').allowed) throw new AppError('not_allowed')
    const at = clock.now()
    const bodyHtml = await renderWords(body.body)
    return db.transaction(actor, async (tx) => {
      const by = { name: actor.name, id: 'userId' in actor ? actor.userId : null }
      const row = await publishNext(tx, { kind, ...body, bodyHtml, by, at })
      const details = { version: row.version, title: row.title }
      await audit(tx, {
        actor,
        action: kind === 'terms' ? 'terms.published' : 'conditions.published',
        targetType: 'text',
        targetId: row.id,
        details,
        at,
      })
      return toView(row)
    })
  },

  /** EN-5: once per person and version. Only what stands now can be accepted. */
  accept: (actor: Caller, version: number): Promise<AcceptanceView> =>
    db.transaction(actor, async (tx) => {
      if (actor.kind !== 'customer' || !can(actor, 'conditions.accept').allowed)
        throw new AppError('not_allowed')
      const current = await texts.findNewest(tx, 'conditions')
      if (!current || version > current.version) throw new AppError('not_found')
      if (version < current.version)
        throw new AppError('conditions_superseded', { version: current.version })
      const at = clock.now()
      const mine = { textId: current.id, userId: actor.userId }
      const rows = actor.memberships.map(({ organizationId }) => ({
        id: newId(at),
        ...mine,
        userName: actor.name,
        organizationId,
        acceptedAt: at,
      }))
      await texts.insertAcceptances(tx, rows)
      const acceptedAt = (await texts.findAcceptance(tx, mine)) ?? at
      return { version, acceptedAt: acceptedAt.toISOString() }
    }),
})

async function pageOfVersions(
  { db, cursors }: Pick<Deps, 'db' | 'cursors'>,
  { actor, kind, limit = 50, cursor }: PageQuery & { actor: Caller; kind: TextKind },
): Promise<PublishedTextList> {
  const bound = { actor, filters: { list: 'published-texts', kind } }
  const [version] = cursors.decode(cursor, bound) ?? []
  const before = version === undefined ? undefined : Number(version)
  const isCounted = kind === 'conditions' && can(actor, 'text.publish').allowed
  const asked = { kind, before, limit, isCounted }
  const views = await db.transaction(actor, (tx) => readVersions(tx, asked), { readOnly: true })
  return toPage(views, limit, (last) => cursors.encode([last.version], bound))
}

type Asked = Parameters<typeof texts.listTexts>[1] & { isCounted: boolean }

/** With how many people accepted each, for who publishes them. */
async function readVersions(tx: Tx, { isCounted, ...asked }: Asked): Promise<PublishedText[]> {
  const rows = await texts.listTexts(tx, asked)
  if (!isCounted) return rows.map(toView)
  const accepted = await texts.countAcceptances(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...toView(row), acceptances: accepted.get(row.id) ?? 0 }))
}

/** What a new desk asks its customers to read, where its rulebook asks for it at all. */
export async function publishDefaultTexts(
  tx: Tx,
  { policy, locale, by, at }: { policy: Policy; locale: Locale; by: string; at: Date },
): Promise<void> {
  const kinds: TextKind[] = [
    ...(policy.entitlement.conditions === 'once' ? (['conditions'] as const) : []),
    ...(policy.terms.perCase ? (['terms'] as const) : []),
  ]
  for (const kind of kinds) {
    const text = defaultTexts[kind][locale]
    const bodyHtml = await renderWords(text.body)
    await publishNext(tx, { kind, ...text, bodyHtml, by: { name: by, id: null }, at })
  }
}

type Publication = {
  kind: TextKind
  title: string
  body: string
  bodyHtml: string
  by: { name: string; id: string | null }
  at: Date
}

/** Of two who publish at once the second is told that the text moved under them. */
async function publishNext(tx: Tx, { kind, title, body, bodyHtml, by, at }: Publication) {
  const newest = await texts.findNewest(tx, kind)
  const row = {
    id: newId(at),
    kind,
    version: (newest?.version ?? 0) + 1,
    title,
    body,
    bodyHtml,
    publishedBy: by.name,
    publishedById: by.id,
    publishedAt: at,
  }
  return texts.insertText(tx, row).catch((error: unknown) => {
    if (violatedConstraint(error) === 'published_texts_tenant_id_kind_version_key')
      throw new AppError('stale')
    throw error
  })
}

const toView = ({
  version,
  title,
  body,
  bodyHtml,
  publishedBy,
  publishedAt,
}: texts.TextRow): PublishedText => ({
  version,
  title,
  body,
  bodyHtml,
  publishedBy,
  publishedAt: publishedAt.toISOString(),
})
