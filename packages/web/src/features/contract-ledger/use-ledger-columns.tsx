import type { PostingView } from '@mesa/shared/wire/postings.schema'
import { Undo2 } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
import type { Column } from '../../components/paged-table.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import {
  memoOf,
  minutesIn,
  type reversalsAmong,
  shownBuckets,
  whyNotReversible,
} from './posting-facts.ts'

type Links = ReturnType<typeof reversalsAmong>
type Given = {
  links: Links
  /** Absent: the reader reverses nothing. */
  onReverse: ((posting: PostingView) => void) | undefined
}

const shortHash = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`

export function useLedgerColumns({ links, onReverse }: Given): Array<Column<PostingView>> {
  const t = useTranslations('consoleLedger')
  const format = useFormat()
  const act: Column<PostingView> = {
    id: 'act',
    label: t('act'),
    cell: (posting) => <Reverse posting={posting} links={links} onReverse={onReverse} />,
  }
  return [
    {
      id: 'seq',
      label: t('seq'),
      cell: ({ seq, hash }) => <span title={t('seeHash', { hash: shortHash(hash) })}>{seq}</span>,
    },
    {
      id: 'when',
      label: t('when'),
      cell: ({ effectiveOn, recordedAt }) => (
        <>
          <span className="nowrap">{format.date(effectiveOn)}</span>
          <span className="muted xs block" title={format.full(recordedAt)}>
            {t('recorded', { instant: format.instant(recordedAt) })}
          </span>
        </>
      ),
    },
    {
      id: 'movement',
      label: t('movement'),
      cell: (posting) => <Movement posting={posting} links={links} />,
    },
    {
      id: 'case',
      label: t('case'),
      cell: ({ ticketNumber }) =>
        ticketNumber === null ? (
          <Nothing />
        ) : (
          <Link to={paths.deskCase(ticketNumber)}>{ticketNumber}</Link>
        ),
    },
    ...shownBuckets.map((bucket) => ({
      id: bucket,
      label: t(`bucket.${bucket}`),
      isNumber: true,
      cell: (posting: PostingView) => <Moved minutes={minutesIn(posting, bucket)} />,
    })),
    { id: 'who', label: t('who'), cell: ({ actor }) => actor.name },
    ...(onReverse ? [act] : []),
  ]
}

/** On a phone, where a row is a card, its line is left out. */
const Nothing = () => <span className="muted cell-none">—</span>

function Moved({ minutes }: { minutes: number }) {
  const { duration } = useFormat()
  if (minutes === 0) return <Nothing />
  return (
    <span className="nowrap">
      {minutes > 0 ? '+' : ''}
      {duration(minutes, 'full')}
    </span>
  )
}

function Movement({ posting, links }: { posting: PostingView; links: Links }) {
  const t = useTranslations('consoleLedger')
  const { duration } = useFormat()
  const { kind, reason } = posting
  const memo = memoOf(posting)
  const reverses = links.reverses(posting)
  const reversedBy = links.reversedBy(posting)
  const says = () => {
    if (kind !== 'reverse') return t(`kind.${kind}`)
    return reverses ? t('kind.reverse', { seq: reverses }) : t('kind.reverseEarlier')
  }
  return (
    <div className="ct-movement">
      {says()}
      {memo !== 0 && (
        <span className="soft xs block">
          {t('bucket.memo')}: {duration(memo, 'full')}
        </span>
      )}
      {reason && <span className="soft xs block">«{reason}»</span>}
      {reversedBy !== null && (
        <span className="muted xs block">{t('reversed', { seq: reversedBy })}</span>
      )}
    </div>
  )
}

type ReverseProps = { posting: PostingView; links: Links; onReverse: Given['onReverse'] }

function Reverse({ posting, links, onReverse }: ReverseProps) {
  const t = useTranslations('consoleLedger.reversal')
  const why = whyNotReversible(posting, links.reversedBy(posting) !== null)
  if (why !== null) return <span className="muted xs ct-why">{t(`why.${why}`)}</span>
  return (
    <IconButton
      label={t('open', { seq: posting.seq })}
      size="sm"
      onClick={() => onReverse?.(posting)}
    >
      <Undo2 className="ico" aria-hidden />
    </IconButton>
  )
}
