import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { isBackToHeld } from '@mesa/shared/ledger/statement'
import type { LotView } from '@mesa/shared/wire/contracts.schema'
import type {
  StatementConsent,
  StatementLine,
  StatementView,
  StatementWorklog,
} from '@mesa/shared/wire/postings.schema'
import { lastDay } from '../../lib/last-day.ts'
import { useLotName } from '../../lib/lot-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Correction } from './correction.tsx'
import type { Corrections } from './corrections.ts'
import type { StatementLinks } from './statement-links.ts'
import { useComponentWord } from '../../lib/component-word.ts'

const shortHash = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`
const needsConsent = new Set<StatementLine['kind']>(['consume', 'capture', 'memo'])

type TraceProps = {
  line: StatementLine
  statement: StatementView
  corrections: Corrections
  links: StatementLinks
}

/** Movement → work → consent → lot, four linked cells. */
export function StatementTrace({ line, statement, corrections, links }: TraceProps) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  const isBack = isBackToHeld(line)
  const work = statement.worklogs.find(({ id }) => id === line.worklogId)
  const consent = statement.consents.find(({ id }) => id === line.consentId)
  const lot = statement.lots.find(({ id }) => id === line.lotId)
  return (
    <ol className="trace" aria-label={t('trace')}>
      <li>
        <h3>
          <span>{t('movement')}</span>
          <span className="mono">{t('seq', { seq: String(line.seq) })}</span>
        </h3>
        <p className="h">
          {t(isBack ? 'backToHeld' : `kind.${line.kind}`)}:{' '}
          {format.duration(isBack ? Math.abs(line.minutes) : line.minutes, 'full')}
        </p>
        <p>{format.instant(line.postedAt)}</p>
        {line.kind === 'capture' && <p>{t('movementKeeps')}</p>}
        {isBack && <p>{t('movementGivesBack')}</p>}
        {line.reason && <p>{line.reason}</p>}
        <Correction line={line} corrections={corrections} />
        <p className="xs muted mono" title={line.hash}>
          {t('hash', { hash: shortHash(line.hash) })}
        </p>
      </li>
      <li>
        <h3>{t('work')}</h3>
        {work ? <Work work={work} names={statement.components} /> : <p>{t('workNone')}</p>}
      </li>
      <li>
        <h3>{t('consent')}</h3>
        {consent ? (
          <Consent consent={consent} links={links} />
        ) : (
          <p>{t(needsConsent.has(line.kind) ? 'consentNone' : 'consentNotNeeded')}</p>
        )}
      </li>
      <li>
        <h3>{t('lot')}</h3>
        {lot ? <Lot lot={lot} /> : <p>{t('lotNone')}</p>}
      </li>
    </ol>
  )
}

type WorkProps = { work: StatementWorklog; names: StatementView['components'] }

function Work({ work, names }: WorkProps) {
  const t = useTranslations('hoursPage')
  const component = useComponentWord()
  const format = useFormat()
  const charged = format.duration(work.chargedMinutes)
  return (
    <>
      <p className="h">
        {work.author}, {format.instant(work.startedAt)}
      </p>
      <p>
        {names.find(({ code }) => code === work.component)?.name ?? component(work.component)}:{' '}
        {format.duration(work.minutes, 'full')}
      </p>
      {work.weightPercent !== 100 && (
        <p>{t('workWeight', { percent: String(work.weightPercent) })}</p>
      )}
      {work.roundedMinutes !== work.minutes && (
        <p>{t('workRounded', { minutes: format.duration(work.roundedMinutes) })}</p>
      )}
      <p>«{work.description}»</p>
      <p>
        {work.unchargedMinutes > 0
          ? t('workCharged', { charged, uncharged: format.duration(work.unchargedMinutes) })
          : t('workAllCharged', { charged })}
      </p>
    </>
  )
}

function Consent({ consent, links }: { consent: StatementConsent; links: StatementLinks }) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  return (
    <>
      <p className="h">
        {t('consentBy', {
          who: consent.answeredBy ?? '—',
          minutes: format.duration(consent.minutes),
        })}
      </p>
      {consent.answeredAt && (
        <p>{t('consentAt', { instant: format.instant(consent.answeredAt) })}</p>
      )}
      <p>«{consent.explanation}»</p>
      <p>
        <Link to={links.decision(consent.ticketNumber, consent.id)}>{t('consentLink')}</Link>
      </p>
    </>
  )
}

function Lot({ lot }: { lot: LotView }) {
  const nameOf = useLotName()
  const t = useTranslations('hoursPage')
  const format = useFormat()
  return (
    <>
      <p className="h">
        {lot.note ?? nameOf(lot)}, {format.duration(lot.grantedMinutes, 'full')}
      </p>
      <p>{t(`lotOrigin.${lot.origin}`)}</p>
      <p>
        {t('lotDates', format.period(lot.validFrom, lastDay(lot.validUntil)))}{' '}
        {t(lot.accumulates ? 'lotKeeps' : 'lotLost')}
      </p>
      <p>{t('lotLeft', { minutes: format.duration(lot.availableMinutes, 'full') })}</p>
    </>
  )
}
