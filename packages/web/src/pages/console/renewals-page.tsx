import type { RenewalRow, RenewalTask } from '@mesa/shared/wire/renewals.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { managesContracts, managesRenewals } from '../../app/desk-areas.ts'
import { requireContracts, useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { showToast } from '../../components/toast.tsx'
import { radarQueryOf, type RadarWord, viewOf } from '../../features/renewals/radar-address.ts'
import { RadarFilters } from '../../features/renewals/radar-filters.tsx'
import { RadarTable } from '../../features/renewals/radar-table.tsx'
import {
  changeRenewalTask,
  openRenewalTask,
  renewalQueries,
} from '../../features/renewals/renewals.queries.ts'
import { TaskTable } from '../../features/renewals/task-table.tsx'
import { renewalTexts } from '../../features/renewals/texts.ts'
import { lastDay } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'

const RenewDialog = lazy(async () => {
  const found = await import('../../features/renewals/renew-dialog.tsx')
  return { default: found.RenewDialog }
})
const FinishDialog = lazy(async () => {
  const found = await import('../../features/renewals/finish-dialog.tsx')
  return { default: found.FinishDialog }
})

export async function loader({ request }: LoaderFunctionArgs) {
  await requireContracts(request)
  await renewalTexts.preload()
  return null
}

/** The radar of contracts, and renewals as tasks (HR-12). */
export function Component() {
  return (
    <PageTexts texts={renewalTexts}>
      <Renewals />
    </PageTexts>
  )
}

function Renewals() {
  const t = useTranslations('renewals')
  const [params, setParams] = useSearchParams()
  const view = viewOf(params)
  const change = (word: RadarWord, value: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(word, value)
      else next.delete(word)
      return next
    })
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <Views view={view} />
      </header>
      {view === 'radar' && <RadarFilters params={params} onChange={change} />}
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        {view === 'radar' ? <Radar params={params} /> : <Tasks key={view} status={view} />}
      </ScrollArea>
    </>
  )
}

const views = [
  { view: 'radar', query: '', text: 'radar' },
  { view: 'open', query: 'ver=tareas', text: 'tasks' },
  { view: 'done', query: 'ver=resueltas', text: 'done' },
] as const

function Views({ view }: { view: (typeof views)[number]['view'] }) {
  const t = useTranslations('renewals.views')
  return (
    <nav className="row push rn-views" aria-label={t('label')}>
      {views.map((one) => (
        <Link
          key={one.view}
          className="btn"
          to={paths.renewals(one.query)}
          aria-current={one.view === view ? 'page' : undefined}
        >
          {t(one.text)}
        </Link>
      ))}
    </nav>
  )
}

type Chosen = { renew: RenewalRow['contract'] } | { finish: RenewalTask } | null

function Radar({ params }: { params: URLSearchParams }) {
  const t = useTranslations('renewals')
  const { user } = useSession()
  const query = useInfiniteQuery(renewalQueries.radar(radarQueryOf(params)))
  const [chosen, setChosen] = useState<Chosen>(null)
  const acts = useTaskActs()
  const actsOf = ({ contract, task }: RenewalRow) => (
    <span className="row wrap">
      {managesContracts(user) && (
        <Button size="sm" onClick={() => setChosen({ renew: contract })}>
          {t('acts.renew')}
        </Button>
      )}
      {task?.status === 'open' ? (
        <Button size="sm" look="quiet" onClick={() => setChosen({ finish: task })}>
          {t('acts.finish')}
        </Button>
      ) : (
        <Button
          size="sm"
          look="quiet"
          onClick={() =>
            acts.open.mutate({ contractId: contract.id, dueOn: lastDay(contract.endsOn) })
          }
        >
          {t('acts.open')}
        </Button>
      )}
    </span>
  )
  return (
    <>
      <p className="soft mb-4">{t('lead')}</p>
      <div className={query.isPlaceholderData ? 'card card-pad rep-stale' : 'card card-pad'}>
        <RadarTable query={query} {...(managesRenewals(user) && { actsOf })} />
      </div>
      <Chooser chosen={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

function Tasks({ status }: { status: RenewalTask['status'] }) {
  const t = useTranslations('renewals')
  const { user } = useSession()
  const query = useInfiniteQuery(renewalQueries.tasks(status))
  const [chosen, setChosen] = useState<Chosen>(null)
  const acts = useTaskActs()
  const actsOf = (task: RenewalTask) => (
    <span className="row wrap">
      <Button size="sm" onClick={() => setChosen({ finish: task })}>
        {t('acts.finish')}
      </Button>
      {task.owner?.id !== user.id && (
        <Button size="sm" look="quiet" onClick={() => acts.take.mutate({ task, ownerId: user.id })}>
          {t('acts.take')}
        </Button>
      )}
    </span>
  )
  const isWorked = status === 'open' && managesRenewals(user)
  return (
    <>
      <div className="card card-pad">
        <TaskTable query={query} status={status} {...(isWorked && { actsOf })} />
      </div>
      <Chooser chosen={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

function useTaskActs() {
  const t = useTranslations('renewals.acts')
  const open = useAct({
    act: (body: Parameters<typeof openRenewalTask>[0], key) => openRenewalTask(body, key),
    families: ['renewals'],
    onDone: () => showToast(t('opened')),
  })
  const take = useAct({
    act: ({ task, ownerId }: { task: RenewalTask; ownerId: string }, key) =>
      changeRenewalTask(task, { ownerId }, key),
    families: ['renewals'],
    onDone: () => showToast(t('taken')),
  })
  return { open, take }
}

function Chooser({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  if (chosen === null) return null
  return (
    <Suspense>
      {'renew' in chosen ? (
        <RenewDialog contract={chosen.renew} onClose={onClose} />
      ) : (
        <FinishDialog task={chosen.finish} onClose={onClose} />
      )}
    </Suspense>
  )
}
