import type { WaitingOn } from '@mesa/shared/wire/vocabulary.schema'
import type { TurnSide } from '../../components/marks.tsx'

const sides = { desk: 'us', customer: 'you', vendor: 'vendor', none: 'nobody' } as const

/** Which side of the table acts, as a customer reads it. */
export const turnOf = (waitingOn: WaitingOn): TurnSide => sides[waitingOn]
