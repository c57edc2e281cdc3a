import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { About, Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { Person } from './notifications.repository.ts'

/** Acts of people of the desk on a case, of which others are told. */
export const deskActs = ['assignee.changed', 'ticket.reopened', 'case.merged'] as const
export type DeskAct = (typeof deskActs)[number]
export const isDeskAct = (type: string): type is DeskAct =>
  (deskActs as readonly string[]).includes(type)

type Told = {
  type: DeskAct
  payload: Record<string, unknown>
  about: About
  path: string
  customers: () => Promise<Person[]>
  /** Who works on the case, without who acted. */
  responsible: () => Promise<Person[]>
}

export async function planDeskMails(tx: Tx, told: Told): Promise<Plan[]> {
  const { type, payload, about, path } = told
  switch (type) {
    case 'assignee.changed':
      return planTransfer(tx, told)
    case 'ticket.reopened': {
      const recipients = [...(await told.responsible()), ...(await told.customers())]
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].case_reopened(about(desk))
      return [{ template: 'case_reopened', recipients, write, path }]
    }
    case 'case.merged': {
      const from = Number(payload['from'])
      // In the merged ticket itself its customer has had the notice.
      if (!Number.isInteger(from)) return []
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].case_merged({ ...about(desk), from })
      return [{ template: 'case_merged', recipients: await told.responsible(), write, path }]
    }
  }
}

/** CL-9: whoever had the case and whoever has it now, but not who did it. */
async function planTransfer(tx: Tx, { payload, about, path }: Told): Promise<Plan[]> {
  const { from, to, toName, reason, actorId } = payload
  const ids = [from, to].filter((id) => typeof id === 'string' && id !== actorId) as string[]
  if (ids.length === 0) return []
  const recipients = await facts.listPeople(tx, ids)
  const write: Plan['write'] = ({ id, locale }, desk) =>
    mailTexts[locale].case_transferred({
      ...about(desk),
      to: typeof toName === 'string' ? toName : null,
      isYours: id === to,
      reason: typeof reason === 'string' ? reason : null,
    })
  return [{ template: 'case_transferred', recipients, write, path }]
}
