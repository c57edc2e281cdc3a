import { CircleCheck, CircleMinus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Avatar } from './marks.tsx'

export type Figure = { label: string; value: ReactNode; look?: 'figure' | 'text' }

type DecisionCardProps = {
  /** Band: what kind of decision it is, and until when. */
  kind: ReactNode
  deadline?: ReactNode
  question: ReactNode
  figures?: readonly Figure[]
  /** What one gets, its source, the terms. */
  children?: ReactNode
  /** Two buttons; the main one repeats the amount: «Autorizar 3 h 30». */
  actions?: ReactNode
  level?: 'h2' | 'h3'
}

/** The only piece with an accent frame: somebody must decide, and sees what follows. */
export function DecisionCard(props: DecisionCardProps) {
  const { kind, deadline, question, figures = [], children, actions, level: Heading = 'h3' } = props
  const id = useId()
  return (
    <article className="decision" aria-labelledby={id}>
      <div className="decision-top">
        <strong>{kind}</strong>
        {deadline && <span>{deadline}</span>}
      </div>
      <div className="decision-body">
        <Heading id={id} tabIndex={-1}>
          {question}
        </Heading>
        {figures.length > 0 && (
          <dl className="decision-fig">
            {figures.map((figure) => (
              <div key={figure.label} className={figure.look === 'text' ? 'wide' : undefined}>
                <dt>{figure.label}</dt>
                <dd className={figure.look === 'text' ? 'wrapok' : undefined}>{figure.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {children}
        {actions && <div className="decision-acts">{actions}</div>}
      </div>
    </article>
  )
}

/** One line once decided: who, when, number. Declining is legitimate, so it is neutral. */
export function DecidedLine({
  isAccepted,
  children,
}: {
  isAccepted: boolean
  children: ReactNode
}) {
  return (
    <p className={isAccepted ? 'decided' : 'decided decided-no'}>
      {isAccepted ? (
        <CircleCheck className="ico" aria-hidden />
      ) : (
        <CircleMinus className="ico" aria-hidden />
      )}
      <span>{children}</span>
    </p>
  )
}

type MessageBubbleProps = {
  author: string
  /** Dark avatar for the desk; `mine` is the reader's own. */
  from: 'desk' | 'customer'
  isMine?: boolean
  /** Hatched: never seen by the customer; say so in `badges` with a lock. */
  isNote?: boolean
  role?: ReactNode
  time: ReactNode
  badges?: ReactNode
  children: ReactNode
  attachments?: ReactNode
  receipts?: ReactNode
  id?: string
}

export function MessageBubble(props: MessageBubbleProps) {
  const { author, from, isMine = false, isNote = false, role, time, badges, id } = props
  const classes = ['msg', isMine && 'msg-me', isNote && 'note'].filter(Boolean).join(' ')
  return (
    <article className={classes} id={id} tabIndex={id ? -1 : undefined}>
      <Avatar name={author} look={from === 'desk' ? 'desk' : 'person'} size="lg" decorative />
      <div>
        <header className="msg-head">
          <h3>{author}</h3>
          {role && <span>{role},</span>}
          {time}
          {badges}
        </header>
        <div className="msg-body">
          {props.children}
          {props.attachments && <div className="atts">{props.attachments}</div>}
        </div>
        {props.receipts && <p className="read">{props.receipts}</p>}
      </div>
    </article>
  )
}
