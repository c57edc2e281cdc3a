import type { ReviewListItem } from '@mesa/shared/wire/reviews.schema'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AttachmentChips } from '../../features/attachments/attachment-list.tsx'
import { OriginalFields, readOriginal } from '../../features/merges/original-fields.tsx'
import { PriorityClaim } from '../../features/priority/priority-claim.tsx'
import { CaseBeside } from '../../features/reviews/case-beside.tsx'
import { CaseUnderReview } from '../../features/reviews/case-under-review.tsx'
import { OutcomeDialog } from '../../features/reviews/outcome-dialog.tsx'
import { reviewQueries } from '../../features/reviews/reviews.queries.ts'
import { type Reviewing, useReviewing } from '../../features/reviews/use-reviewing.ts'
import { paths } from '../../lib/paths.ts'
import type { Inbox } from './use-inbox.ts'

/** The selected case with all one does about it. */
export function SelectedCase({ row, inbox }: { row: ReviewListItem; inbox: Inbox }) {
  const { number } = row
  const review = useQuery(reviewQueries.checklist(number))
  const ticket = useQuery(reviewQueries.ticket(number)).data
  const reviewing = useReviewing({
    current: number,
    onThrough: inbox.pass,
    onUndo: (merged) => inbox.unmerge.mutate(merged),
  })
  useFocusOnHeading(number)
  const { asked, beside } = reviewing
  const candidates = asked?.outcome === 'duplicate' ? review.data?.duplicates : review.data?.replyTo
  return (
    <>
      <CaseUnderReview
        row={row}
        href={paths.deskCase(number)}
        review={review}
        reviewing={reviewing}
        onBack={() => inbox.select(null)}
        slots={{
          priority: ticket && <PriorityClaim ticket={ticket} isEnded={false} />,
          files: ({ attachments }) => <AttachmentChips files={attachments} />,
        }}
      />
      {beside !== null && (
        <CaseBeside
          number={beside}
          href={paths.deskCase(beside)}
          onClose={() => reviewing.toggleBeside(beside)}
        />
      )}
      {asked && (
        <AskedOutcome
          reviewing={reviewing}
          asked={asked}
          candidates={candidates ?? []}
          preferred={beside ?? undefined}
        />
      )}
    </>
  )
}

/** After an outcome the next case is read from its head; not at the first one, which nobody chose. */
function useFocusOnHeading(number: number) {
  const [first] = useState(number)
  useEffect(() => {
    if (number !== first) document.getElementById('rv-asunto')?.focus()
  }, [number, first])
}

type AskedProps = {
  reviewing: Reviewing
  asked: NonNullable<Reviewing['asked']>
  candidates: Parameters<typeof OriginalFields>[0]['candidates']
  preferred: number | undefined
}

function AskedOutcome({ reviewing, asked, candidates, preferred }: AskedProps) {
  const merge = useTranslations('consoleRules.merge')
  const { number, outcome } = asked
  const words = { missing: merge('required'), notNumber: merge('numberBad') }
  const { act } = reviewing
  return (
    <OutcomeDialog
      number={number}
      outcome={outcome}
      act={{
        error: act.error,
        isPending: act.isPending,
        mutate: (body) => act.mutate({ number, body }),
      }}
      original={{
        fields: (
          <OriginalFields
            number={number}
            kind={outcome === 'duplicate' ? 'duplicate' : 'reply_to_other'}
            candidates={candidates}
            preferred={preferred}
          />
        ),
        read: (data) => readOriginal(data, words),
      }}
      onClose={reviewing.dismiss}
    />
  )
}
