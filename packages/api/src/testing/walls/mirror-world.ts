import { deskCalendar } from '../../modules/calendars/calendars.service.ts'
import { hashPassword } from '../../modules/identity/passwords.ts'
import { systemScope, type Tx } from '../../db/database.ts'
import { createBaseDesk } from '../base-desk.ts'
import { changePolicy } from '../given-policy.ts'
import { password, setup, type TestApp } from '../test-app.ts'
import { CANARIES, STAFF_CANARY, idsOf, type Forbidden } from './canaries.ts'
import {
  addChecks,
  addProposals,
  addRenewalTasks,
  addGroup,
  addParticipant,
  addSignOn,
  addSubstitutions,
  addTimeEntries,
  asOwner,
} from './mirror-rows.ts'
import { addRateCard } from './contract-rows.ts'
import { addAdjustments, addObjections } from './coverage-rows.ts'
import { fillSide, made, type Side } from './mirror-side.ts'
import { addPeopleRows, addTexts } from './people-rows.ts'

export type MirrorWorld = Awaited<ReturnType<typeof createMirrorWorld>>
type Options = Parameters<typeof setup>[0]

const SCOPES = [
  'tickets:read',
  'tickets:write',
  'ledger:read',
  'ledger:write',
  'organizations:read',
  'organizations:write',
  'worklogs:write',
  'reports:read',
] as const

/**
 * One installation with two desks: the first with the mirror organizations A and B, the second with
 * one more, all of them full of everything and of canaries.
 */
export async function createMirrorWorld(options: Options = {}) {
  const desk = await setup(options)
  const other = await secondDesk(desk)
  const [a, b, d] = [
    await fillSide(desk, 'A', CANARIES.a),
    await fillSide(desk, 'B', CANARIES.b),
    await fillSide(other, 'A', CANARIES.d),
  ]
  for (const one of [desk, other]) await leaveTraces(one)
  await publishTwoDays(desk)
  made(await desk.with().put('/test/clock', { advanceMinutes: 1 }))
  await nameTheOwners(desk.ownerUrl, { desk, other })
  const drafts = await addWhoMayOpen({ desk, other, a, b, d })
  const keys = await giveKeys(desk, a.organizationId)
  const otherKeys = await giveKeys(other, d.organizationId)
  const facts = { desk, a, b, d, keys, otherKeys, drafts }
  const common = {
    product: desk.given.product.id,
    otherProduct: other.given.product.id,
    category: await firstCategory(desk),
    otherCategory: await firstCategory(other),
    calendarVersion: await firstCalendarVersion(desk),
    otherCalendarVersion: await firstCalendarVersion(other),
    calendars: await addProposals(desk),
    otherCalendars: await addProposals(other),
    mail: await firstMail(desk, a.cases.started.number),
    otherMail: await firstMail(other, d.cases.started.number),
    groups: await addGroups(desk, other),
    objections: {
      a: await addObjections(desk, objectedIn(a, CANARIES.a.word)),
      b: await addObjections(desk, objectedIn(b, CANARIES.b.word)),
      d: await addObjections(other, objectedIn(d, CANARIES.d.word)),
    },
    adjustments: [
      await addAdjustments(desk, a.contractId),
      await addAdjustments(other, d.contractId),
    ] as const,
    renewalTasks: [
      await addRenewalTasks(desk, [a.contractId, b.contractId]),
      await addRenewalTasks(other, [d.contractId]),
    ] as const,
    substitutions: [await addSubstitutions(desk), await addSubstitutions(other)] as const,
    timeEntries: await addTimeEntries(desk),
    otherTimeEntries: await addTimeEntries(other),
    rateCard: await addRateCard(desk),
    otherRateCard: await addRateCard(other),
    signOn: await addSignOn(desk),
    otherSignOn: await addSignOn(other),
  }
  return { ...facts, ...common, other, forbidden: await forbiddenOf(facts, other) }
}

/** Yesterday's heads and today's, of every desk. */
async function publishTwoDays({ services, clock }: TestApp) {
  const now = clock.now()
  await services.publishedHeads.publishAll(new Date(now.getTime() - 86_400_000))
  await services.publishedHeads.publishAll(now)
}

const objectedIn = ({ organizationId, cases }: Side, word: string) => ({
  organizationId,
  ticketId: cases.started.id,
  word,
})

type Sides = { desk: TestApp; other: TestApp; a: Side; b: Side; d: Side }

/** Trainings and drafts of the people of each side, with its canary. */
async function addWhoMayOpen({ desk, other, a, b, d }: Sides) {
  const [A, B] = [
    ['requesterA', 'otherRequesterA', 'keyUserA', 'backupA'] as const,
    ['requesterB'] as const,
  ]
  const add = (
    on: TestApp,
    side: Side,
    { word, people }: { word: string; people: typeof A | typeof B },
  ) => addPeopleRows(on, { organizationId: side.organizationId, word, people })
  return {
    a: await add(desk, a, { word: CANARIES.a.word, people: A }),
    b: await add(desk, b, { word: CANARIES.b.word, people: B }),
    d: await add(other, d, { word: CANARIES.d.word, people: A }),
  }
}

/** Two groups of each desk; of the second one the members. */
async function addGroups(desk: TestApp, other: TestApp) {
  const [own, foreign] = [await addGroup(desk, 'Uno'), await addGroup(other, 'Uno')]
  await addGroup(desk, 'Dos')
  await addTexts(desk, { groupId: own })
  await addTexts(other, { groupId: foreign })
  return [own, foreign] as const
}

/** The same installation, spoken to as the people of its second desk. */
async function secondDesk(desk: TestApp): Promise<TestApp> {
  const given = await createBaseDesk(desk.db, {
    at: desk.clock.now(),
    slug: 'otro',
    passwordHash: await hashPassword(password),
  })
  return {
    ...desk,
    given,
    as: (who) => {
      const user = typeof who === 'string' ? given.users[who] : who
      const token = desk.app.jwt.sign({ sid: user.sessionId, tid: given.tenantId, sub: user.id })
      return desk.with(`Bearer ${token}`)
    },
    inDesk: <Result>(work: (tx: Tx) => Promise<Result>) =>
      desk.db.transaction(systemScope(given.tenantId), work),
  }
}

/** What people leave behind beside cases: a sign-in, a mailed link, a repeated request, a shared case. */
async function leaveTraces(desk: TestApp) {
  const { slug, users, product } = desk.given
  const { email } = users.requesterA
  made(await desk.with().post('/auth/login', { email, password, desk: slug }))
  made(await desk.with().post('/auth/password/forgot', { email, desk: slug }))
  const organization = { name: `Otro ${slug}`, accountLeadId: users.agent.id }
  const once = { 'idempotency-key': 'mirror' }
  made(await desk.as('admin').post('/products', { name: 'Portal', modules: [{ name: 'Socios' }] }))
  made(await desk.as('commercial').post('/organizations', organization, once))
  const { items } = made(await desk.as('keyUserA').get(`/tickets?productId=${product.id}&limit=1`))
  await addParticipant(desk, items[0].id)
  await addChecks(desk)
  await correctCalendar(desk)
  await rewriteRules(desk)
}

/** A second version of the rules and of an entry of a catalogue, which say what the first ones said. */
async function rewriteRules(desk: TestApp) {
  await changePolicy(desk, (policy) => policy)
  const names = { en: 'As the first' }
  made(await desk.as('admin').patch(`/catalogs/categories/${await firstCategory(desk)}`, { names }))
}

/** A second calendar, and a signed correction of the desk's own, which every running clock follows. */
async function correctCalendar(desk: TestApp) {
  const admin = desk.as('admin')
  const { items } = made(await admin.get('/calendars'))
  const { id, currentVersion } = items[0]
  const { version, labels } = currentVersion
  const holidays = ['2026-03-02', ...currentVersion.definition.holidays]
  const definition = { ...currentVersion.definition, holidays }
  made(await admin.post('/calendars', { name: 'De una empresa', definition }))
  const correction = { correctionFrom: '2026-03-01T00:00:00.000Z', reason: 'Faltaba un feriado.' }
  const body = { baseVersion: version, definition, labels, ...correction }
  made(await admin.post(`/calendars/${id}/versions`, body))
}

/** Names, addresses and numbers of people and organizations say whose they are. */
async function nameTheOwners(url: string, { desk, other }: { desk: TestApp; other: TestApp }) {
  const owners = [
    [desk.given.tenantId, desk.given.organizations.a.id, CANARIES.a.word],
    [desk.given.tenantId, desk.given.organizations.b.id, CANARIES.b.word],
    [other.given.tenantId, other.given.organizations.a.id, CANARIES.d.word],
    [other.given.tenantId, other.given.organizations.b.id, CANARIES.d.word],
  ] as const
  await asOwner(url, async (client) => {
    for (const owner of owners) {
      await client.query(
        `update organizations set name = name || ' ' || $3, tax_id = 'J-' || $3
         where tenant_id = $1 and id = $2`,
        [...owner],
      )
      await client.query(
        `update users set name = name || ' ' || $3, phone = 'tel ' || $3,
           email = replace(email, '@', '.' || $3 || '@')
         where tenant_id = $1 and $2 = any (organization_ids)`,
        [...owner],
      )
    }
    const staff = `update users set email = replace(email, '@', '.' || $2 || '@'), phone = $2,
      name = name || case when tenant_id = $1 then '' else ' ' || $3 end where kind = 'staff'`
    await client.query(staff, [desk.given.tenantId, STAFF_CANARY, CANARIES.d.word])
    const named = `update products set name = name || ' ' || $2 where tenant_id = $1`
    await client.query(named, [other.given.tenantId, CANARIES.d.word])
  })
}

async function giveKeys(desk: TestApp, organizationId: string) {
  const give = async (scopes: readonly string[], bound: string | null) => {
    const body = { name: `Llave de ${scopes.length} alcances`, scopes, organizationId: bound }
    const { id, apiKey } = made(await desk.as('admin').post('/api-keys', body))
    return { id: id as string, apiKey: apiKey as string, scopes: [...scopes] }
  }
  const sets = [...SCOPES.map((scope) => [scope]), SCOPES]
  const desks = []
  const bound = []
  for (const scopes of sets) {
    desks.push(await give(scopes, null))
    bound.push(await give(scopes, organizationId))
  }
  return { desk: desks, bound, spare: await give(['reports:read'], null) }
}

async function firstCategory(desk: TestApp) {
  const { items } = made(await desk.as('admin').get('/catalogs/categories'))
  return items[0].id as string
}

const firstCalendarVersion = (desk: TestApp) =>
  desk.inDesk(async (tx) => (await deskCalendar(tx)).versionId)

async function firstMail(desk: TestApp, number: number) {
  const { items } = made(await desk.as('admin').get(`/mails?ticketNumber=${number}`))
  return items[0].id as string
}

type Facts = { desk: TestApp; a: { organizationId: string }; b: { organizationId: string } }

/** What customers of A, and what the people of the first desk, must never be shown. */
async function forbiddenOf({ desk, a, b }: Facts, other: TestApp) {
  const { tenantId } = desk.given
  const url = desk.ownerUrl
  const ofOther = await idsOf(url, { tenantId: other.given.tenantId })
  const ofB = await idsOf(url, { tenantId, organizationId: b.organizationId })
  const notes = await idsOf(url, { tenantId, organizationId: a.organizationId, internalOnly: true })
  const foreign = [CANARIES.d.word, CANARIES.d.note]
  const toDesk: Forbidden = { words: foreign, ids: ofOther }
  const rivals = [CANARIES.b.word, CANARIES.b.note, CANARIES.a.note, STAFF_CANARY]
  const toCustomer: Forbidden = {
    words: [...foreign, ...rivals],
    ids: new Set([...ofOther, ...ofB, ...notes]),
  }
  return { toDesk, toCustomer, counts: [ofOther.size, ofB.size, notes.size] }
}
