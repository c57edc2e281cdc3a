import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DraftView } from '@mesa/shared/wire/drafts.schema'
import { buttonClass } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { draftTitle } from './drafts.queries.ts'

type DraftLinesProps = {
  drafts: readonly DraftView[]
  /** The reader decides on them; otherwise they wrote them. */
  decides: boolean
  /** Said of who belongs to several. */
  namesOrganization: boolean
}

export function DraftLines({ drafts, decides, namesOrganization }: DraftLinesProps) {
  const t = useTranslations('portalRules.drafts')
  const format = useFormat()
  return (
    <ul className="lines">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <Title draft={draft} />
          <span className="d">
            {t('line', {
              who: draft.author.name,
              instant: format.instant(draft.createdAt),
              product: draft.productName,
            })}{' '}
            {namesOrganization && t('lineOrganization', { organization: draft.organizationName })}
            <Outcome draft={draft} />
          </span>
          <span className="r">
            {draft.status === 'open' ? (
              <Link className={buttonClass('secondary')} to={paths.draft(draft.id)}>
                {t(decides ? 'open' : 'edit')}
                <span className="sr">: {draftTitle(draft)}</span>
              </Link>
            ) : (
              <Badge>{t(`status.${draft.status}`)}</Badge>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Title({ draft }: { draft: DraftView }) {
  const t = useTranslations('portalRules.drafts')
  const title = draftTitle(draft)
  const words = title === '' ? t('untitled') : <SubjectText>{title}</SubjectText>
  if (draft.status === 'open') {
    return (
      <Link className="t" to={paths.draft(draft.id)}>
        {words}
      </Link>
    )
  }
  return <span className="t">{words}</span>
}

/** Who decided and why, and the case it lives on in. */
export function Outcome({ draft }: { draft: DraftView }) {
  const t = useTranslations('portalRules.drafts')
  const format = useFormat()
  const { decidedBy, decidedAt, reason, ticketNumber, status } = draft
  if (status === 'open') return <span className="block muted">{t('status.open')}</span>
  return (
    <span className="block">
      {decidedBy &&
        decidedAt &&
        t('decidedBy', { who: decidedBy.name, instant: format.instant(decidedAt) })}{' '}
      {reason && t('reasonIs', { reason })}{' '}
      {ticketNumber !== null && (
        <Link to={paths.case(ticketNumber)}>{t('toCase', { number: String(ticketNumber) })}</Link>
      )}
    </span>
  )
}
