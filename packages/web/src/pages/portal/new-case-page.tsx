import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import type { OpenTicketBody, TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Channel } from '@mesa/shared/wire/vocabulary.schema'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/states.tsx'
import { showToast } from '../../components/toast.tsx'
import { createDraft } from '../../features/drafts/drafts.queries.ts'
import { subjectOf } from '../../features/new-case/draft-check.ts'
import { contentOf } from '../../features/new-case/draft-body.ts'
import { NewCaseForm } from '../../features/new-case/new-case-form.tsx'
import { newCaseQueries, openTicket } from '../../features/new-case/new-case.queries.ts'
import { type CaseDraft, useDraft } from '../../features/new-case/use-draft.ts'
import { newIdempotencyKey } from '../../lib/idempotency.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { keyUserships, leavesDraft } from './customer-role.ts'
import { ConditionsFirst, DraftLead, OutOfHours } from './new-case-notices.tsx'
import { AlikeHere, NewCaseAside } from './new-case-aside.tsx'
import { PreviousCase, usePreviousCase } from './previous-case.tsx'
import { ruleTexts } from './rule-texts.ts'
import { loadCaseForm, useCaseForm } from './use-case-form.tsx'

const duplicatesAfterMs = 600

export async function loader() {
  await loadCaseForm()
  return null
}

export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <NewCase />
    </PageTexts>
  )
}

function NewCase() {
  const t = useTranslations('portalNewCase')
  const ask = useTranslations('portalRules.ask')
  const { user, memberships } = useSession()
  const kept = useDraft(user.id)
  const [round, setRound] = useState(0)
  const form = useCaseForm(kept.draft.productId)
  const { desk, products } = form
  const whole = useWholeDraft(kept.draft, form)
  const previous = usePreviousCase(whole.previous)
  const candidates = useCandidates(whole, subjectOf(whole, desk.policy).isAccepted)
  const isDraft = leavesDraft(desk.policy, memberships, whole.organizationId)
  const sendTo = useSendTo(kept.discard)
  useFollowing(kept)
  usePrefill({ ticket: previous.ticket, isOn: desk.policy.intake.followUpPrefill, kept })
  if (products.length === 0 || !desk.policy.channels.open.includes('portal')) {
    return <NotHere isClosed={products.length > 0} channels={desk.policy.channels.open} />
  }
  return (
    <>
      <PageHeader documentTitle={t('documentTitle')} title={t('documentTitle')} lead={t('lead')} />
      {isDraft ? (
        <DraftLead organizationId={whole.organizationId} />
      ) : (
        <ConditionsFirst desk={desk} />
      )}
      <OutOfHours desk={desk} />
      {kept.wasRestored && (
        <Restored
          onDiscard={() => {
            kept.discard()
            setRound(round + 1)
          }}
        />
      )}
      <div className="p-grid">
        <div>
          <NewCaseForm
            key={round}
            {...form}
            draft={whole}
            onChange={kept.change}
            savedAtMs={kept.savedAtMs}
            files={round === 0 ? kept.files : []}
            onFiles={kept.keepFiles}
            subjectNote={<AlikeHere candidates={candidates} />}
            previousNote={<PreviousCase {...previous} />}
            namesAffected={desk.policy.entitlement.keyUsersOnly && !isDraft}
            isDraft={isDraft}
            sending={{ send: isDraft ? sendTo.keyUser : sendTo.desk, keptAs: kept.intentKey }}
            submit={
              isDraft
                ? { label: ask('sendToKeyUser'), note: ask('sendToKeyUserNote') }
                : { label: t('submit'), note: t('submitNote') }
            }
            onDraftInstead={(body) => void sendTo.keyUser(body, newIdempotencyKey())}
          />
        </div>
        <NewCaseAside candidates={candidates} desk={desk} />
      </div>
    </>
  )
}

/** A case with its number at once, or a draft that the key user hears of (EN-4). */
function useSendTo(discard: () => void) {
  const announce = useTranslations('portalCase')
  const ask = useTranslations('portalRules.ask')
  const navigate = useNavigate()
  return {
    desk: async (body: OpenTicketBody, idempotencyKey: string) => {
      const { number } = await openTicket({ body, idempotencyKey })
      discard()
      showToast(announce('opened', { number: String(number) }))
      void navigate(paths.case(number), { state: { justOpened: true } })
    },
    keyUser: async (body: OpenTicketBody, idempotencyKey: string) => {
      const { organizationId } = body
      const content = contentOf(body)
      await createDraft({ content, ...(organizationId && { organizationId }) }, idempotencyKey)
      discard()
      showToast(ask('sentToKeyUser'))
      void navigate(paths.drafts())
    },
  }
}

function Restored({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations('portalNewCase')
  return (
    <div className="notice notice-act draft-notice mb-6" role="status">
      <span className="grow">
        {t('draftRestored')} {t('draftFiles')}
      </span>
      <Button onClick={onDiscard}>{t('draftDiscard')}</Button>
    </div>
  )
}

type NotHereProps = { isClosed: boolean; channels: readonly Channel[] }

/** CN-6: no case begins here, and where it does. */
function NotHere({ isClosed, channels }: NotHereProps) {
  const t = useTranslations('portalNewCase')
  const ask = useTranslations('portalRules.ask')
  const others = channels.filter((one) => one === 'email' || one === 'phone' || one === 'intranet')
  const names = others.map((one) => ask(`channel.${one}`)).join(', ')
  return (
    <>
      <PageHeader documentTitle={t('documentTitle')} title={t('documentTitle')} />
      <EmptyState
        level="h2"
        side="nobody"
        title={isClosed ? ask('closedTitle') : t('noProductsTitle')}
      >
        <p>{isClosed ? ask('closedBody', { channels: names }) : t('noProductsBody')}</p>
      </EmptyState>
    </>
  )
}

type Form = ReturnType<typeof useCaseForm>

/** The draft with what needs no choice: the only product, the first company. */
function useWholeDraft(draft: CaseDraft, { products, organizations }: Form): CaseDraft {
  const { memberships } = useSession()
  const only = products.length === 1 ? products[0]?.id : undefined
  const first = keyUserships(memberships)[0]?.organizationId ?? organizations[0]?.value
  return {
    ...draft,
    ...(only && draft.productId === '' && { productId: only }),
    ...(organizations.length > 1 &&
      first &&
      draft.organizationId === '' && { organizationId: first }),
  }
}

/** The case that a link says it follows, whose number one may still take away. */
function useFollowing({ draft, change }: ReturnType<typeof useDraft>): void {
  const [params] = useSearchParams()
  const follows = /^\d{1,9}$/.exec(params.get('sigue') ?? '')?.[0]
  const follow = useEffectEvent((previous: string) => {
    if (draft.previous !== previous) change({ previous })
  })
  useEffect(() => {
    if (follows) follow(follows)
  }, [follows])
}

type Prefill = { ticket: TicketView | undefined; isOn: boolean; kept: ReturnType<typeof useDraft> }

/** EX-5: a case that follows another starts from nothing, unless the desk fills in what both share. */
function usePrefill({ ticket, isOn, kept }: Prefill): void {
  const fillIn = useEffectEvent(({ productId, module, categoryId, subject }: TicketView) => {
    if (kept.draft.productId !== '' || kept.draft.summary !== '') return
    const summary = subject.replace(/^[^,]+, /, '')
    kept.change({ productId, module, categoryId: categoryId ?? '', summary })
  })
  useEffect(() => {
    if (isOn && ticket) fillIn(ticket)
  }, [isOn, ticket])
}

/** Look-alikes of what is being typed, once its subject says something (IN-5). */
function useCandidates(draft: CaseDraft, isAccepted: boolean): DuplicateCandidate[] {
  const { productId, module, summary, organizationId } = useDebounced(draft, duplicatesAfterMs)
  const isReady = isAccepted && productId !== '' && module !== '' && summary.trim() !== ''
  const { data } = useQuery({
    ...newCaseQueries.duplicates({
      productId,
      module,
      summary: summary.trim() || '-',
      ...(organizationId !== '' && { organizationId }),
    }),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
  return isReady ? (data?.candidates ?? []) : []
}
