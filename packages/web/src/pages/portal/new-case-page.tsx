import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/states.tsx'
import { showToast } from '../../components/toast.tsx'
import { uploadAttachment } from '../../features/attachments/attachments.queries.ts'
import { AttentionHours, AttentionNow } from '../../features/home/attention-hours.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { PlanSlots } from '../../features/home/plan-slots.tsx'
import { subjectOf } from '../../features/new-case/draft-check.ts'
import { LookAlikes } from '../../features/new-case/look-alikes.tsx'
import { NewCaseForm } from '../../features/new-case/new-case-form.tsx'
import { newCaseQueries } from '../../features/new-case/new-case.queries.ts'
import { type CaseDraft, useDraft } from '../../features/new-case/use-draft.ts'
import { zoneCity } from '../../lib/format.ts'
import { paths } from '../../lib/paths.ts'
import { useDebounced } from '../../lib/use-debounced.ts'

const duplicatesAfterMs = 600

export async function loader() {
  await Promise.all([
    queryClient.ensureQueryData(homeQueries.desk()),
    queryClient.ensureQueryData(newCaseQueries.products()),
    queryClient.ensureQueryData(newCaseQueries.catalog('categories')),
    queryClient.ensureQueryData(newCaseQueries.catalog('priority-reasons')),
  ])
  return null
}

export function Component() {
  const t = useTranslations('portalNewCase')
  const { user } = useSession()
  const { draft, change, savedAtMs, wasRestored, discard } = useDraft(user.id)
  const [round, setRound] = useState(0)
  const { data: desk } = useSuspenseQuery(homeQueries.desk())
  const { data: products } = useSuspenseQuery(newCaseQueries.products())
  const { data: categories } = useSuspenseQuery(newCaseQueries.catalog('categories'))
  const { data: priorities } = useSuspenseQuery(newCaseQueries.catalog('priority-reasons'))
  const candidates = useCandidates(draft, subjectOf(draft, desk.policy).isAccepted)
  const navigate = useNavigate()
  const announce = useTranslations('portalCase')
  const offered = products.items.filter(({ retired }) => !retired)
  const whole = useWholeDraft(draft, offered)
  if (offered.length === 0) {
    return (
      <>
        <PageHeader documentTitle={t('documentTitle')} title={t('documentTitle')} />
        <EmptyState level="h2" side="nobody" title={t('noProductsTitle')}>
          <p>{t('noProductsBody')}</p>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader documentTitle={t('documentTitle')} title={t('documentTitle')} lead={t('lead')} />
      <OutOfHours desk={desk} />
      {wasRestored && (
        <div className="notice notice-act draft-notice mb-6" role="status">
          <span className="grow">
            {t('draftRestored')} {t('draftFiles')}
          </span>
          <Button
            onClick={() => {
              discard()
              setRound(round + 1)
            }}
          >
            {t('draftDiscard')}
          </Button>
        </div>
      )}
      <div className="p-grid">
        <div>
          <NewCaseForm
            key={round}
            draft={whole}
            onChange={change}
            savedAtMs={savedAtMs}
            desk={desk}
            products={offered}
            categories={categories.items}
            priorities={priorities.items}
            upload={uploadAttachment}
            subjectNote={<AlikeHere candidates={candidates} />}
            onOpened={({ number }) => {
              discard()
              showToast(announce('opened', { number: String(number) }))
              void navigate(paths.case(number), { state: { justOpened: true } })
            }}
          />
        </div>
        <Aside candidates={candidates} desk={desk} />
      </div>
    </>
  )
}

/** The draft with what needs no choice: the only product, and the case that a link says it follows. */
function useWholeDraft(draft: CaseDraft, offered: readonly { id: string }[]): CaseDraft {
  const [params] = useSearchParams()
  const follows = /^\d{1,9}$/.exec(params.get('sigue') ?? '')?.[0]
  const only = offered.length === 1 ? offered[0]?.id : undefined
  return {
    ...draft,
    ...(only && draft.productId === '' && { productId: only }),
    ...(follows && draft.previous === '' && { previous: follows }),
  }
}

/** IN-1: a case may be placed at any hour; outside attention hours it says when they resume. */
function OutOfHours({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  if (desk.attention.open) return null
  return (
    <div className="notice mb-6">
      <div className="stack">
        <AttentionNow desk={desk} />
        <p className="soft">{t('placeNow')}</p>
      </div>
    </div>
  )
}

/** Look-alikes of what is being typed, once its subject says something (IN-5). */
function useCandidates(draft: CaseDraft, isAccepted: boolean): DuplicateCandidate[] {
  const { productId, module, summary } = useDebounced(draft, duplicatesAfterMs)
  const isReady = isAccepted && productId !== '' && module !== '' && summary.trim() !== ''
  const { data } = useQuery({
    ...newCaseQueries.duplicates({ productId, module, summary: summary.trim() || '-' }),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
  return isReady ? (data?.candidates ?? []) : []
}

/** Where the page is one column, look-alikes stand here and not beside: seen before sending. */
function AlikeHere({ candidates }: { candidates: readonly DuplicateCandidate[] }) {
  const t = useTranslations('portalNewCase')
  return (
    <div className="alike-here" role="status">
      {candidates.length > 0 && (
        <div className="notice notice-act md">
          <Search className="ico" aria-hidden />
          <div className="grow stack">
            <strong>{t('alikeSeen', { count: candidates.length })}</strong>
            <LookAlikes candidates={candidates} />
          </div>
        </div>
      )}
    </div>
  )
}

type AsideProps = { candidates: readonly DuplicateCandidate[]; desk: DeskView }

function Aside({ candidates, desk }: AsideProps) {
  const t = useTranslations('portalNewCase')
  const home = useTranslations('portal.home')
  const { memberships } = useSession()
  return (
    <aside className="p-side" aria-label={t('alike')}>
      <section className="alike-aside" aria-labelledby="parecidos">
        <h2 id="parecidos">{t('alike')}</h2>
        <div role="status">
          {candidates.length === 0 ? (
            <p className="muted sm">{t('alikeNone')}</p>
          ) : (
            <LookAlikes candidates={candidates} />
          )}
        </div>
      </section>
      <section aria-labelledby="horario">
        <h2 id="horario">
          {home('attention')} <span className="aside">{zoneCity(desk.attention.timeZone)}</span>
        </h2>
        <AttentionHours desk={desk} />
      </section>
      {memberships.map(({ organizationId, organizationName }) => (
        <Plan
          key={organizationId}
          id={organizationId}
          name={memberships.length > 1 ? organizationName : null}
        />
      ))}
    </aside>
  )
}

function Plan({ id, name }: { id: string; name: string | null }) {
  const t = useTranslations('portalNewCase')
  const home = useTranslations('portal.home')
  const slots = useQuery(homeQueries.slots(id))
  return (
    <section aria-labelledby={`plan-${id}`}>
      <h2 id={`plan-${id}`}>{name ?? t('plan')}</h2>
      <Loaded query={slots} refused={<p className="muted sm">{home('slotsRefused')}</p>}>
        {(view) => <PlanSlots slots={view} next />}
      </Loaded>
    </section>
  )
}
