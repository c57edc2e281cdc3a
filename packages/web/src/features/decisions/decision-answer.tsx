import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DecisionView, SourceOffer } from '@mesa/shared/wire/decisions.schema'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { ProblemError } from '../../lib/problem.ts'
import { useIntentKey } from '../../lib/use-intent-key.ts'
import { answerDecision, decideConsent } from './decisions.queries.ts'

type DecisionAnswerProps = {
  decision: DecisionView
  /** What each button does; without `decline` there is only one answer. */
  accept: string
  decline?: string
  /** A comment goes with it. */
  takesComment?: boolean
  /** Where minutes come from that the contract does not carry; null: not said yet. */
  source?: SourceOffer['source'] | null
}

/** The two buttons of a decision and the comment that goes with them; never answered twice. */
export function DecisionAnswer(props: DecisionAnswerProps) {
  const { decision, accept, decline, takesComment = true, source = null } = props
  const needsSource = (decision.effects?.sources.length ?? 0) > 0 && source === null
  const t = useTranslations('portalCase.decision')
  const queryClient = useQueryClient()
  const [comment, setComment] = useState('')
  const intent = useIntentKey()
  const refresh = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['tickets'] }),
      queryClient.invalidateQueries({ queryKey: ['hours'] }),
    ])
  }
  const answer = useMutation({
    mutationFn: (choice: 'accept' | 'decline') => {
      const words = comment.trim()
      const body = {
        decision: choice,
        ...(words !== '' && { comment: words }),
        ...(choice === 'accept' && source && { source }),
      }
      const given = { id: decision.id, body, idempotencyKey: intent.keyFor(body) }
      return decision.kind === 'hours' ? decideConsent(given) : answerDecision(given)
    },
    onSuccess: async () => {
      showToast(t('done'))
      await refresh()
    },
    onError: async (error) => {
      if (!(error instanceof ProblemError) || ![409, 410].includes(error.status)) return
      showToast(t('alreadyDecided'))
      await refresh()
    },
  })

  const isChosen = (choice: string) => answer.isPending && answer.variables === choice
  const decide = (choice: 'accept' | 'decline') => {
    if (!answer.isPending) answer.mutate(choice)
  }
  return (
    <div className="stack">
      {takesComment && (
        <TextArea
          label={t('comment')}
          optional
          rows={2}
          maxLength={2000}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
      )}
      {answer.isError && <ProblemNotice error={answer.error} />}
      <div className="decision-acts">
        <Button
          look="primary"
          busy={isChosen('accept')}
          {...(needsSource && { unavailable: t('chooseSource') })}
          onClick={() => decide('accept')}
        >
          {accept}
        </Button>
        {decline && (
          <Button busy={isChosen('decline')} onClick={() => decide('decline')}>
            {decline}
          </Button>
        )}
      </div>
    </div>
  )
}
