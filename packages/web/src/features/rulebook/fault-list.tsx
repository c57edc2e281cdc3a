import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { type FieldProblem, hasCode, type ProblemError } from '../../lib/problem.ts'
import { keyOf } from './policy-values.ts'
import { goToRule } from './rule-anchors.ts'
import { useValueWords } from './use-value-words.ts'

/** The rules an answer `rulebook_invalid` names; none for any other. */
export const refusedRules = (error: unknown): readonly FieldProblem[] =>
  hasCode(error, 'rulebook_invalid') ? (error as ProblemError).errors : []

type FaultListProps = {
  faults: readonly FieldProblem[]
  /** Before the rule comes into view: closes what covers it. */
  onGo: () => void
}

/** What the server found wrong, rule by rule, each with the way to it. */
export function FaultList({ faults, onGo }: FaultListProps) {
  const t = useTranslations('adminRulebook.save')
  const words = useValueWords()
  const byPath = [
    ...new Map(faults.map((fault) => [`${fault.path} ${fault.code}`, fault])).values(),
  ]
  return (
    <div className="notice notice-late" role="alert">
      <CircleAlert className="ico" aria-hidden />
      <div className="stack">
        <strong>{t('refusedTitle', { count: byPath.length })}</strong>
        <ul className="rule-effects">
          {byPath.map(({ path, code, message }) => (
            <li key={`${path} ${code}`}>
              <Button
                look="quiet"
                size="sm"
                onClick={() => {
                  onGo()
                  goToRule(keyOf(path))
                }}
              >
                {words.name(path)}
              </Button>
              <span className="sm">{message}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
