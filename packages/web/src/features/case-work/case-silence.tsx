import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { CircleAlert, Clock, Flag, Hourglass, Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const
const strong = (words: ReactNode) => <strong className="nowrap">{words}</strong>

/** What silence does to this case and when (CV-4, CV-5), who is away (IN-8), who escalated (CV-8). */
export function CaseSilence({ ticket }: { ticket: TicketView }) {
  const t = useTranslations('consoleClocks.silence')
  const format = useFormat()
  const { away, autoCloseAt, redAt, flags, closedAt } = ticket
  const now = useNow([away?.until, autoCloseAt, redAt])
  const escalatedAt = flags?.escalatedAt
  if (closedAt !== null || !(away || autoCloseAt || redAt || escalatedAt)) return null
  const isRed = ticket.color === 'red' || (redAt ? Date.parse(redAt) <= now : false)
  return (
    <section className="ctx" aria-labelledby="ctx-silencio">
      <header>
        <h2 id="ctx-silencio">{t('title')}</h2>
      </header>
      <ul className="silence">
        {escalatedAt && (
          <Line mark={<Flag {...icon} />} look="late">
            {t.rich('escalated', { instant: format.instant(escalatedAt), b: strong })}{' '}
            {t('escalatedDo')}
          </Line>
        )}
        {redAt && (
          <Line
            mark={isRed ? <CircleAlert {...icon} /> : <Clock {...icon} />}
            look={isRed ? 'late' : ''}
          >
            {t.rich(isRed ? 'red' : 'turnsRed', { instant: format.instant(redAt), b: strong })}{' '}
            {t('since', {
              instant: format.instant(ticket.lastDeskMessageAt ?? ticket.openedAt),
            })}
          </Line>
        )}
        {away && (
          <Line mark={<Moon {...icon} />} look="">
            {t.rich('away', { instant: format.instant(away.until), b: strong })}{' '}
            {away.note && t('awayNote', { note: away.note })}
          </Line>
        )}
        {autoCloseAt && (
          <Line mark={<Hourglass {...icon} />} look="">
            {t.rich('autoClose', { instant: format.instant(autoCloseAt), b: strong })}
          </Line>
        )}
      </ul>
    </section>
  )
}

type LineProps = { mark: ReactNode; look: '' | 'late'; children: ReactNode }

function Line({ mark, look, children }: LineProps) {
  return (
    <li className={look}>
      {mark}
      <span>{children}</span>
    </li>
  )
}
