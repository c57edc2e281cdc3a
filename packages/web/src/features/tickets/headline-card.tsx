import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Headline } from '@mesa/shared/wire/tickets.schema'
import { plainWords } from '../../lib/plain-words.ts'
import { useFormat } from '../../lib/use-format.ts'

/** CV-9: what was done, what comes next and when, before anything else. */
export function HeadlineCard({ headline }: { headline: Headline }) {
  const t = useTranslations('portalRules.inCase.headline')
  const format = useFormat()
  const { body, author, at, messageId } = headline
  return (
    <section className="card card-pad case-headline mb-6" aria-labelledby="titular">
      <h2 id="titular">
        {t('title')}. {t('by', { who: author, instant: format.instant(at) })}
      </h2>
      <p className="whitespace-pre-wrap">{plainWords(body)}</p>
      <Link className="sm" to={`#mensaje-${messageId}`} preventScrollReset>
        {t('see')}
      </Link>
    </section>
  )
}
