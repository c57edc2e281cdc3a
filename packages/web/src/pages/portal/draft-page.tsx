import { useInfiniteQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, type LoaderFunctionArgs, useNavigate, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DraftView } from '@mesa/shared/wire/drafts.schema'
import type { OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { showToast } from '../../components/toast.tsx'
import { Outcome } from '../../features/drafts/draft-lines.tsx'
import {
  changeDraft,
  decideDraft,
  draftQueries,
  draftTitle,
} from '../../features/drafts/drafts.queries.ts'
import { contentOf, fromContent } from '../../features/new-case/draft-body.ts'
import { NewCaseForm } from '../../features/new-case/new-case-form.tsx'
import type { HeldFile } from '../../features/new-case/use-draft.ts'
import { ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { hasCode } from '../../lib/problem.ts'
import { keyUserships } from './customer-role.ts'
import { PreviousCase, usePreviousCase } from './previous-case.tsx'
import { requireRule } from './require-rule.ts'
import { ruleTexts } from './rule-texts.ts'
import { loadCaseForm, useCaseForm } from './use-case-form.tsx'

const dialogs = () => import('../../features/drafts/draft-dialogs.tsx')
const MergeDialog = lazy(async () => ({ default: (await dialogs()).MergeDialog }))
const DeclineDialog = lazy(async () => ({ default: (await dialogs()).DeclineDialog }))
const DiscardDialog = lazy(async () => ({ default: (await dialogs()).DiscardDialog }))

export async function loader({ params }: LoaderFunctionArgs) {
  await requireRule(({ entitlement }) => entitlement.keyUsersOnly)
  await Promise.all([
    loadCaseForm(),
    queryClient.ensureQueryData(draftQueries.detail(params['id'] ?? '')),
  ])
  return null
}

/** One draft: its key user corrects and sends, adds to a case or gives back; its author changes or discards. */
export function Component() {
  const { id = '' } = useParams()
  const { data: draft } = useSuspenseQuery(draftQueries.detail(id))
  return (
    <PageTexts texts={ruleTexts}>
      {draft.status === 'open' ? (
        <OpenDraft key={draft.etag} draft={draft} />
      ) : (
        <DecidedDraft draft={draft} />
      )}
    </PageTexts>
  )
}

function Crumb({ draft }: { draft: DraftView }) {
  const t = useTranslations('portalRules.drafts')
  return (
    <nav className="crumb" aria-label={useTranslations('portalCase')('path')}>
      <Link to={paths.drafts()}>{t('title')}</Link>
      <span aria-hidden="true">/</span>
      <span>{t('pageTitle', { who: draft.author.name })}</span>
    </nav>
  )
}

function DecidedDraft({ draft }: { draft: DraftView }) {
  const t = useTranslations('portalRules.drafts')
  const title = draftTitle(draft)
  return (
    <>
      <Crumb draft={draft} />
      <PageHeader
        documentTitle={t('pageTitle', { who: draft.author.name })}
        title={title === '' ? t('untitled') : <SubjectText>{title}</SubjectText>}
        lead={t(`status.${draft.status}`)}
      />
      <div className="card card-pad stack">
        <Outcome draft={draft} />
        {draft.content.body && <p className="whitespace-pre-wrap">{draft.content.body}</p>}
      </div>
    </>
  )
}

function OpenDraft({ draft }: { draft: DraftView }) {
  const t = useTranslations('portalRules.drafts')
  const { memberships, user } = useSession()
  const decides = keyUserships(memberships).some(
    ({ organizationId }) => organizationId === draft.organizationId,
  )
  const isOwn = draft.author.id === user.id
  const form = useCaseForm(draft.content.productId)
  const [written, setWritten] = useState(() => draftOf(draft, form))
  const previous = usePreviousCase(written.previous)
  const sendTo = useDraftSending(draft)
  return (
    <>
      <Crumb draft={draft} />
      <PageHeader
        documentTitle={t('pageTitle', { who: draft.author.name })}
        title={isOwn ? t('ownTitle') : t('pageTitle', { who: draft.author.name })}
        lead={t(decides ? 'pageLead' : 'ownLead')}
        action={<Acts draft={draft} decides={decides} isOwn={isOwn} />}
      />
      <div className="reading-page">
        <NewCaseForm
          {...form}
          organizations={[]}
          draft={written}
          onChange={(part) => setWritten({ ...written, ...part })}
          savedAtMs={null}
          files={filesOf(draft)}
          previousNote={<PreviousCase {...previous} />}
          namesAffected={false}
          isDraft={!decides}
          sending={{ send: decides ? sendTo.desk : sendTo.same }}
          submit={
            decides
              ? { label: t('send'), note: isOwn ? null : t('sendNote', { who: draft.author.name }) }
              : { label: t('save'), note: null }
          }
          onDraftInstead={() => undefined}
        />
      </div>
    </>
  )
}

const draftOf = (draft: DraftView, { categories, readerZone }: ReturnType<typeof useCaseForm>) =>
  fromContent({
    content: draft.content,
    organizationId: draft.organizationId,
    category: categories.find(({ id }) => id === draft.content.categoryId),
    readerZone,
  })

/** Its files with what each shows, as its author said. */
function filesOf({ attachments, content }: DraftView): HeldFile[] {
  return attachments.map(({ id, name, mediaType, evidence }) => ({
    id,
    name,
    mediaType,
    evidence: content.attachments?.find((one) => one.id === id)?.evidence ?? evidence ?? 'other',
  }))
}

function useDraftSending(draft: DraftView) {
  const t = useTranslations('portalRules.drafts')
  const announce = useTranslations('portalCase')
  const navigate = useNavigate()
  const client = useQueryClient()
  const meanwhile = async (error: unknown) => {
    const isDecided = hasCode(error, 'draft_decided')
    if (!isDecided && !hasCode(error, 'stale')) throw error
    showToast(t(isDecided ? 'alreadyDecided' : 'changedMeanwhile'))
    await client.invalidateQueries({ queryKey: ['drafts'] })
  }
  return {
    desk: async (body: OpenTicketBody, idempotencyKey: string) => {
      const { confirmNotDuplicate } = body
      const decision = {
        decision: 'send' as const,
        content: contentOf(body),
        ...(confirmNotDuplicate && { confirmNotDuplicate }),
      }
      try {
        const { ticketNumber } = await decideDraft(draft.id, decision, idempotencyKey)
        await client.invalidateQueries({ queryKey: ['drafts'] })
        showToast(announce('opened', { number: String(ticketNumber ?? '') }))
        void navigate(ticketNumber === null ? paths.drafts() : paths.case(ticketNumber))
      } catch (error) {
        await meanwhile(error)
      }
    },
    same: async (body: OpenTicketBody) => {
      try {
        await changeDraft(draft, contentOf(body))
        showToast(t('saved'))
        await client.invalidateQueries({ queryKey: ['drafts'] })
        void navigate(paths.drafts())
      } catch (error) {
        await meanwhile(error)
      }
    },
  }
}

type ActsProps = { draft: DraftView; decides: boolean; isOwn: boolean }

/** What else may be done with it: to a case, back to its author, or away. */
function Acts({ draft, decides, isOwn }: ActsProps) {
  const t = useTranslations('portalRules.drafts')
  const navigate = useNavigate()
  const [open, setOpen] = useState<'merge' | 'decline' | 'discard' | null>(null)
  const shared = {
    draft,
    onClose: () => setOpen(null),
    onDone: () => void navigate(paths.drafts()),
  }
  return (
    <div className="row wrap">
      {decides && <Button onClick={() => setOpen('merge')}>{t('merge')}</Button>}
      {decides && !isOwn && <Button onClick={() => setOpen('decline')}>{t('decline')}</Button>}
      {isOwn && <Button onClick={() => setOpen('discard')}>{t('discard')}</Button>}
      <Suspense fallback={null}>
        {open === 'merge' && <Merge {...shared} />}
        {open === 'decline' && <DeclineDialog {...shared} />}
        {open === 'discard' && <DiscardDialog {...shared} />}
      </Suspense>
    </div>
  )
}

type MergeProps = { draft: DraftView; onClose: () => void; onDone: () => void }

function Merge(props: MergeProps) {
  const { organizationId } = props.draft
  const cases = useInfiniteQuery(ticketQueries.list({ open: true, organizationId }, 200))
  const choices = (cases.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .map(({ number, subject }) => ({ value: String(number), label: `${number} ${subject}` }))
  if (cases.isPending) return null
  return <MergeDialog {...props} cases={choices} />
}
