import type { TicketType } from '../ticket/machine.ts'
import { clockCommands } from './case-clocks.ts'
import {
  clocksAfter,
  isOver,
  unansweredAfter,
  type CaseClock,
  type ClockCommand,
} from './case-facts.ts'
import { happeningOf, receivedFacts, type RecordedEvent } from './record-happenings.ts'
import type { ClockPolicy } from './targets.ts'

export type ReplayedCommand = ClockCommand & { at: number }

/**
 * What the clocks of a case must have been told, from its record alone: every event that
 * `clockCommands` answers, with its instant (epoch ms), and since when its customer waits for words.
 * Changes of calendar are none of the record's. `events` in its order, `type` as it was received.
 */
export function replayRecord<Event extends RecordedEvent>(
  events: readonly Event[],
  { type, policyAt }: { type: TicketType | null; policyAt: (event: Event) => ClockPolicy },
): { commands: ReplayedCommand[]; unansweredSince: number | null } {
  const commands: ReplayedCommand[] = []
  let facts = receivedFacts(type)
  let clocks: CaseClock[] = []
  for (const event of events) {
    const lived = happeningOf(event, facts)
    if (!lived) continue
    const { happening, after } = lived
    const { at } = event
    // Words in a case that has ended move nothing, and are not waited for.
    if (happening.type === 'said' && isOver(facts.state)) continue
    const policy = policyAt(event)
    const told = clockCommands({ clocks, before: facts, after, happening, at, policy })
    clocks = clocksAfter(clocks, told, at)
    commands.push(...told.map((command) => ({ ...command, at })))
    facts = { ...after, unansweredSince: unansweredAfter(facts, happening, at) }
  }
  return { commands, unansweredSince: facts.unansweredSince }
}
