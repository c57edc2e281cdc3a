import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { About, Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

type Told = {
  type: 'message.added' | 'solution.proposed'
  payload: Record<string, unknown>
  about: About
  path: string
  customers: () => Promise<Person[]>
  responsible: () => Promise<Person[]>
}

/** What somebody wrote into a case, or proposed: the other side is told. */
export async function planWords(tx: Tx, told: Told, ticket: CaseRow): Promise<Plan[]> {
  const { type, payload, about, path, customers, responsible } = told
  if (type === 'solution.proposed') {
    const id = payload['messageId'] ?? (await facts.findNewestMessageId(tx, ticket.id, 'solution'))
    const proposed = await findMessage(tx, id)
    const write: Plan['write'] = ({ locale }, desk) =>
      mailTexts[locale].solution_proposed({
        ...about(desk),
        body: proposed?.body ?? '',
        isProvisional: proposed?.nature === 'provisional',
      })
    return [{ template: 'solution_proposed', recipients: await customers(), write, path }]
  }
  const message = await findMessage(tx, payload['messageId'])
  if (!message || message.kind === 'opening' || message.kind === 'solution') return []
  const recipients =
    message.authorSide === 'customer'
      ? [...(await responsible()), ...(await customers())]
      : await customers()
  const write: Plan['write'] = ({ locale }, desk) =>
    mailTexts[locale].reply_added({
      ...about(desk),
      actor: message.authorName,
      body: message.body,
      asks: message.asks && message.authorSide === 'desk',
    })
  return [{ template: 'reply_added', recipients, write, path }]
}

const findMessage = async (tx: Tx, id: unknown) =>
  typeof id === 'string' && id !== '' ? facts.findPublicMessage(tx, id) : undefined
