import type { MailContent } from '../../locales/mail-text-types.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { Tx } from '../../db/database.ts'
import type { ComposedMail, Happening, Template } from './composed-mail.ts'
import { layOut } from './mail-layout.ts'
import { carried, type Carries } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { Person } from './notifications.repository.ts'
import * as people from './people-mails.repository.ts'

/** Drafts of cases and who decides for an organization (EN-4). */
export const isOfPeople = ({ type }: Happening): boolean =>
  type === 'draft.written' || type === 'draft.decided' || type === 'key_user.named'

type Letter = {
  template: Template
  recipients: Person[]
  organizationId: string
  /** Under the portal's address. */
  path: string
  write: (reader: Person, desk: string) => MailContent
}

export async function composePeopleMails(
  tx: Tx,
  happening: Happening,
  { linkBase, carries }: { linkBase: string; carries: Carries },
): Promise<ComposedMail[]> {
  const letter = await letterOf(tx, happening)
  if (!letter) return []
  const desk = await facts.findDesk(tx)
  const { template, organizationId, path, write } = letter
  return letter.recipients.map((reader) => ({
    userId: reader.id,
    organizationId,
    ticketId: null,
    template,
    locale: reader.locale,
    toAddress: reader.email,
    toName: reader.name,
    ...layOut({
      content: carried(write(reader, desk.name), carries),
      locale: reader.locale,
      recipient: reader.name,
      desk: desk.name,
      link: linkBase + path,
      hasCase: false,
    }),
  }))
}

async function letterOf(tx: Tx, { type, payload }: Happening): Promise<Letter | null> {
  if (type === 'key_user.named') return namingLetter(tx, payload)
  const draft = await people.findDraft(tx, String(payload['draftId']))
  if (!draft) return null
  const { organization, organizationId, author, authorId } = draft
  const about = (desk: string) => ({ organization, author, desk, summary: draft.summary ?? '…' })
  const path = `/borradores/${draft.id}`
  if (type === 'draft.written') {
    const keyUsers = await facts.listKeyUsers(tx, organizationId)
    return {
      template: 'draft_written',
      recipients: keyUsers.filter(({ id }) => id !== authorId),
      organizationId,
      path,
      write: ({ locale }, desk) => mailTexts[locale].draft_written(about(desk)),
    }
  }
  const decision = (['send', 'merge', 'decline'] as const).find(
    (one) => one === payload['decision'],
  )
  const decidedById = draft.decidedById
  if (!decision || decidedById === authorId) return null
  const { number, reason } = draft
  const told = { decision, actor: String(payload['actorName']), number, reason }
  return {
    template: 'draft_decided',
    recipients: await facts.listPeople(tx, [authorId]),
    organizationId,
    path,
    write: ({ locale }, desk) => mailTexts[locale].draft_decided({ ...about(desk), ...told }),
  }
}

async function namingLetter(tx: Tx, payload: Record<string, unknown>): Promise<Letter | null> {
  const organizationId = String(payload['organizationId'])
  const organization = await people.findOrganizationName(tx, organizationId)
  if (organization === undefined) return null
  const pending = await people.countPendingDecisions(tx, organizationId)
  const isBackup = payload['role'] === 'backup_key_user'
  return {
    template: 'key_user_named',
    recipients: await facts.listPeople(tx, [String(payload['userId'])]),
    organizationId,
    path: '/',
    write: ({ locale }, desk) =>
      mailTexts[locale].key_user_named({ organization, desk, isBackup, pending }),
  }
}
