import { useCallback, useRef } from 'react'

/** Two presses this close together are one: the state that says "sending" arrives after the first. */
const samePressMs = 400

/** Answers, for the event of a submit, whether it is a press of its own and not the second of a double click. */
export function useOnePress(): (event: { timeStamp: number }) => boolean {
  const pressedAt = useRef(Number.NEGATIVE_INFINITY)
  return useCallback(({ timeStamp }) => {
    if (timeStamp - pressedAt.current < samePressMs) return false
    pressedAt.current = timeStamp
    return true
  }, [])
}
