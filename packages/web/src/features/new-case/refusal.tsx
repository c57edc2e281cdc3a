import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import { Button } from '../../components/button.tsx'
import { ProblemError } from '../../lib/problem.ts'
import { useFormat } from '../../lib/use-format.ts'
import { LimitReached } from './limit-reached.tsx'
import { LookAlikes } from './look-alikes.tsx'

export type RefusalProps = {
  error: unknown
  productName: string
  onConfirmNew: () => void
  /** Sends the same once more. */
  onAgain: () => void
  busy: boolean
  /** Since when what was written waits for the connection. */
  cutAtMs: number | null
  /** Opens the conditions to read and accept, and then sends the same (EN-5). */
  onConditions: () => void
  /** Where the course is asked for, and the colleagues' key user told (EN-7, EN-4). */
  courseLink: (productId: string) => string
  onDraftInstead: () => void
}

/** Refusals that are not about one field, in words that say who can change them; others give null. */
export function refusalOf(props: RefusalProps): ReactNode {
  const { error } = props
  if (!(error instanceof ProblemError)) return null
  if (props.cutAtMs !== null) return <Waiting {...props} cutAtMs={props.cutAtMs} />
  switch (error.code) {
    case 'possible_duplicate':
      return <Duplicates {...props} error={error} />
    case 'open_case_limit':
      return <LimitReached error={error} />
    case 'standing':
    case 'not_entitled':
    case 'entitlement_on_hold':
      return <NotEntitled error={error} productName={props.productName} />
    case 'conditions_required':
      return <ByRule name="conditions" act={<Act {...props} onClick={props.onConditions} />} />
    case 'training_required':
      return <TrainingRequired {...props} error={error} />
    case 'key_users_only':
      return <ByRule name="keyUsers" act={<Act {...props} onClick={props.onDraftInstead} />} />
    case 'channel_closed':
      return <ByRule name="channel" act={null} />
    default:
      return null
  }
}

/** CN-3: the connection was lost; nothing typed is, and it goes by itself. */
function Waiting({ cutAtMs, busy, onAgain }: RefusalProps & { cutAtMs: number }) {
  const t = useTranslations('portalRules.ask.cut')
  const format = useFormat()
  return (
    <div className="stack">
      <strong>{t('title', { time: format.time(cutAtMs) })}</strong>
      <p className="md">{t('body')}</p>
      <div>
        <Button busy={busy} onClick={onAgain}>
          {t('again')}
        </Button>
      </div>
    </div>
  )
}

function Duplicates(props: Omit<RefusalProps, 'error'> & { error: ProblemError }) {
  const t = useTranslations('portalNewCase')
  const candidates = (props.error.extra['candidates'] ?? []) as DuplicateCandidate[]
  return (
    <div className="stack">
      <strong>{t('duplicateTitle')}</strong>
      <p className="md">{t('duplicateBody')}</p>
      <LookAlikes candidates={candidates} />
      <div>
        <Button busy={props.busy} onClick={props.onConfirmNew}>
          {t('duplicateNew')}
        </Button>
      </div>
    </div>
  )
}

type RuleName = 'conditions' | 'keyUsers' | 'channel'

function ByRule({ name, act }: { name: RuleName; act: ReactNode }) {
  const t = useTranslations('portalRules.ask.refused')
  const kept = useTranslations('portalNewCase')('refusedKept')
  return (
    <div className="stack">
      <strong>{t(`${name}Title`)}</strong>
      <p className="md">
        {t(`${name}Body`)} {kept}
      </p>
      {act && <div>{act}</div>}
    </div>
  )
}

function Act({ error, busy, onClick }: RefusalProps & { onClick: () => void }) {
  const t = useTranslations('portalRules.ask.refused')
  const isConditions = error instanceof ProblemError && error.code === 'conditions_required'
  return (
    <Button busy={busy} onClick={onClick}>
      {t(isConditions ? 'conditionsAct' : 'keyUsersAct')}
    </Button>
  )
}

type UntrainedProps = { productName: string; to: string }

/** EN-7, beside the product: what sending would refuse is said as soon as it is chosen. */
export function Untrained({ productName, to }: UntrainedProps) {
  const t = useTranslations('portalRules.ask.refused')
  return (
    <div className="notice notice-act md" role="status">
      <div className="grow stack">
        <strong>{t('trainingTitle', { product: productName })}</strong>
        <p>{t('trainingBody')}</p>
        <div>
          <Link className="btn" to={to}>
            {t('trainingAct')}
          </Link>
        </div>
      </div>
    </div>
  )
}

function TrainingRequired(props: Omit<RefusalProps, 'error'> & { error: ProblemError }) {
  const { error, productName, courseLink } = props
  const t = useTranslations('portalRules.ask.refused')
  const kept = useTranslations('portalNewCase')('refusedKept')
  const productId = error.extra['productId']
  return (
    <div className="stack">
      <strong>{t('trainingTitle', { product: productName })}</strong>
      <p className="md">
        {t('trainingBody')} {kept}
      </p>
      <div>
        <Link className="btn" to={courseLink(typeof productId === 'string' ? productId : '')}>
          {t('trainingAct')}
        </Link>
      </div>
    </div>
  )
}

/** EN-1, EN-2: the reason, and who can mend it. */
function NotEntitled({ error, productName }: { error: ProblemError; productName: string }) {
  const t = useTranslations('portalNewCase')
  const ask = useTranslations('portalRules.ask.refused')
  const format = useFormat()
  const { reason, endedOn } = error.extra
  const words = () => {
    if (error.code === 'standing') {
      return t(reason === 'suspended' ? 'standing.suspended' : 'standing.overdue')
    }
    if (reason === 'expired' && typeof endedOn === 'string') {
      return ask('expired', { product: productName, date: format.date(endedOn) })
    }
    if (reason === 'no_contract') return ask('noContract')
    return t('notEntitled', { product: productName })
  }
  return (
    <div className="stack">
      <strong>{t('refusedTitle')}</strong>
      <p className="md">
        {words()} {ask(error.code === 'standing' ? 'standingWho' : 'contractWho')}{' '}
        {t('refusedKept')}
      </p>
    </div>
  )
}
