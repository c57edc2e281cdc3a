import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { HoursForecast } from '@mesa/shared/wire/forecast.schema'
import type { RenewalTask } from '@mesa/shared/wire/renewals.schema'
import { useQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { FinishTaskDialog, NewTaskDialog } from './task-dialogs.tsx'
import { RenewDialog } from './renew-dialog.tsx'
import { renewalQueries } from './renewal.queries.ts'

type Props = {
  contract: ContractView
  types: ReadonlyArray<{ id: string; name: string }>
  /** Whether the reader opens contracts (`contract.create`). */
  canRenew: boolean
  /** Whether the reader keeps its tasks (`renewal.manage`). */
  managesTasks: boolean
}
type Asked = 'renew' | 'task' | 'finish'

/** HR-12: until when the hours last, and who sees to what comes after. */
export function RenewalCard({ contract, types, canRenew, managesTasks }: Props) {
  const t = useTranslations('consoleHoursActs.renewals')
  const [asked, setAsked] = useState<Asked | null>(null)
  const balance = useQuery(renewalQueries.balance(contract.id))
  const tasks = useQuery(renewalQueries.tasks(contract.id))
  const open = tasks.data?.items.find(({ status }) => status === 'open')
  const last = open ?? tasks.data?.items[0]
  const close = () => setAsked(null)
  return (
    <SectionCard title={t('title')}>
      <Loaded query={balance} lines={2}>
        {({ forecast }) => <Forecast forecast={forecast ?? null} />}
      </Loaded>
      <Loaded query={tasks} lines={2}>
        {() => (last ? <Task task={last} /> : <p className="soft">{t('noTask')}</p>)}
      </Loaded>
      <div className="ct-acts">
        {canRenew && !last?.renewedContract && (
          <Button size="sm" onClick={() => setAsked('renew')}>
            {t('renew')}
          </Button>
        )}
        {managesTasks && !open && (
          <Button size="sm" look="quiet" onClick={() => setAsked('task')}>
            {t('ask')}
          </Button>
        )}
        {managesTasks && open && (
          <Button size="sm" look="quiet" onClick={() => setAsked('finish')}>
            {t('finish')}
          </Button>
        )}
      </div>
      {asked === 'renew' && <RenewDialog contract={contract} types={types} onClose={close} />}
      {asked === 'task' && <NewTaskDialog contract={contract} onClose={close} />}
      {asked === 'finish' && open && <FinishTaskDialog task={open} onClose={close} />}
    </SectionCard>
  )
}

function Forecast({ forecast }: { forecast: HoursForecast | null }) {
  const t = useTranslations('consoleHoursActs.renewals')
  const format = useFormat()
  if (!forecast) return <p className="soft">{t('forecastNone')}</p>
  const { runsOutOn, because, perDayMinutes, horizon, basis } = forecast
  const says = () => {
    if (runsOutOn === null) return t('forecastEnd', { date: format.date(lastDay(horizon)) })
    const date = format.date(lastDay(runsOutOn))
    return t(because === 'lot_ends' ? 'forecastLot' : 'forecast', { date })
  }
  return (
    <div>
      <p className={runsOutOn === null ? undefined : 'conseq conseq-soon'}>
        {runsOutOn !== null && <Hourglass className="ico" aria-hidden />}
        <span>{says()}</span>
      </p>
      <p className="muted xs">
        {t('basis', {
          perDay: format.duration(perDayMinutes),
          charged: format.duration(basis.chargedMinutes),
          weeks: basis.weeks,
          ...format.period(basis.from, lastDay(basis.to)),
        })}
      </p>
    </div>
  )
}

function Task({ task }: { task: RenewalTask }) {
  const t = useTranslations('consoleHoursActs.renewals')
  const format = useFormat()
  const { status, dueOn, cause, owner, outcome, renewedContract, note } = task
  return (
    <div>
      <h3 className="sm">{t('task')}</h3>
      {status === 'open' ? (
        <p>
          {t('dueOn', { date: format.date(dueOn) })}, {t(`cause.${cause}`)}.{' '}
          {owner ? t('owner', { name: owner.name }) : t('noOwner')}
        </p>
      ) : (
        <p>
          {outcome && t(`outcome.${outcome}`)}{' '}
          {task.finishedAt && (
            <span className="muted">
              {task.finishedBy}, {format.instant(task.finishedAt)}
            </span>
          )}
        </p>
      )}
      {renewedContract && (
        <p>
          <Link to={paths.contract(renewedContract.id)}>
            {t('continued', { number: renewedContract.number })}
          </Link>
        </p>
      )}
      {note && <p className="soft">«{note}»</p>}
    </div>
  )
}
