import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { buttonClass } from '../../components/button.tsx'

type RuleWaitProps = {
  title: ReactNode
  asked: ReactNode
  /** What happens until it is done. */
  meanwhile: ReactNode
  act: string
  to: string
  isFirst: boolean
}

/** Something that waits for the reader and is of no case: the conditions, drafts of colleagues. */
export function RuleWait({ title, asked, meanwhile, act, to, isFirst }: RuleWaitProps) {
  return (
    <article className="wait">
      <h3>
        <Link to={to}>{title}</Link>
      </h3>
      <p className="ask">{asked}</p>
      <p className="conseq">
        <Clock className="ico" aria-hidden />
        <span>{meanwhile}</span>
      </p>
      <Link className={`${buttonClass(isFirst ? 'primary' : 'secondary')} act`} to={to}>
        {act}
      </Link>
    </article>
  )
}
