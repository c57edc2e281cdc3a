import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

/** Which side of the table must act. `customer-is-me` is the customer, seen by themselves. */
export type TurnSide = 'you' | 'customer' | 'us' | 'vendor' | 'nobody'

const solidSides: Record<TurnSide, { left: boolean; right: boolean }> = {
  you: { left: true, right: false },
  customer: { left: true, right: false },
  us: { left: false, right: true },
  vendor: { left: false, right: false },
  nobody: { left: false, right: false },
}

type SideProps = { x: number; solid: boolean; dashed: boolean }

function Side({ x, solid, dashed }: SideProps) {
  if (solid) return <rect x={x} y="6" width="9" height="12" fill="currentColor" />
  return (
    <rect
      x={x + 0.75}
      y="6.75"
      width="7.5"
      height="10.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray={dashed ? '2 1.6' : undefined}
    />
  )
}

/** The table and its two sides, alone; always put text beside it. No `side`: both solid, the logo. */
export function TurnShape({ side, className }: { side?: TurnSide; className?: string }) {
  const { left, right } = side ? solidSides[side] : { left: true, right: true }
  return (
    <svg className={className} viewBox="0 0 24 18" width="24" height="18" aria-hidden="true">
      <rect width="24" height="3.2" fill="currentColor" />
      <Side x={1} solid={left} dashed={side === 'vendor'} />
      <Side x={14} solid={right} dashed={side === 'vendor'} />
    </svg>
  )
}

type TurnMarkProps = { side: TurnSide; size?: 'md' | 'lg'; children?: ReactNode }

/** Shape and words: «Le toca a usted». Pass children to say it with a name. */
export function TurnMark({ side, size = 'md', children }: TurnMarkProps) {
  const t = useTranslations('common.turn')
  const classes = ['turn', side === 'you' && 'turn-you', size === 'lg' && 'turn-lg']
  return (
    <span className={classes.filter(Boolean).join(' ')}>
      <TurnShape side={side} />
      {children ?? t(side)}
    </span>
  )
}

export type BadgeTone = 'neutral' | 'ok' | 'soon' | 'late' | 'act' | 'note' | 'plain'

export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: BadgeTone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className={tone === 'neutral' ? 'badge' : `badge badge-${tone}`}>
      {icon}
      {children}
    </span>
  )
}

/** Four signal bars and a word; level 1 is the mildest. Criticality has no colour. */
export function SignalBars({ level, children }: { level: 1 | 2 | 3 | 4; children: ReactNode }) {
  return (
    <span className={`crit crit-${level}`}>
      <i aria-hidden="true">
        <b />
        <b />
        <b />
        <b />
      </i>
      {children}
    </span>
  )
}

type AvatarProps = {
  name: string | null
  look?: 'person' | 'desk'
  size?: 'md' | 'lg'
  decorative?: boolean
}

/** Initials; `decorative` when the name stands beside it. A null name is a dashed empty circle. */
export function Avatar({ name, look = 'person', size = 'md', decorative = false }: AvatarProps) {
  const classes = [
    'avatar',
    size === 'lg' && 'avatar-lg',
    look === 'desk' && 'avatar-desk',
    name === null && 'avatar-none',
  ]
  const className = classes.filter(Boolean).join(' ')
  if (decorative || name === null) {
    return (
      <span className={className} aria-hidden="true">
        {name && initialsOf(name)}
      </span>
    )
  }
  return (
    <span className={className} role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  )
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const first = words[0]?.[0] ?? ''
  return `${first}${words[1]?.[0] ?? ''}`.toUpperCase()
}
