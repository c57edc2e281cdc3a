import type { Policy } from './policy.ts'
import { POLICY_PATHS } from './policy-keys.ts'

export type PolicyFault = { path: string; code: PolicyFaultCode }
export type PolicyFaultCode =
  | 'not_unique'
  | 'not_ascending'
  | 'not_found'
  | 'too_few'
  | 'portal_missing'
  | 'cannot_reply'
  | 'warning_after_closing'
  | 'levels_with_gaps'
  | 'component_missing'
  | 'classification_unused'

/**
 * What makes no sense in a policy whose single values are within their bounds, each with its path;
 * empty for one that may be in force. What names catalogue entries is the service's to check.
 */
export const policyFaults = (policy: Policy): PolicyFault[] => [
  ...repeatedFaults(policy),
  ...channelFaults(policy),
  ...classificationFaults(policy),
  ...targetFaults(policy),
  ...silenceFaults(policy),
  ...sourceFaults(policy),
]

const fault = (path: string, code: PolicyFaultCode): PolicyFault => ({ path, code })
const when = (isWrong: boolean, path: string, code: PolicyFaultCode): PolicyFault[] =>
  isWrong ? [fault(path, code)] : []

function repeatedFaults({ channels, intake, classification, silence, hours }: Policy) {
  const lists: Record<string, readonly string[]> = {
    'channels.open': channels.open,
    'channels.reply': channels.reply,
    'intake.subjectsRefused': intake.subjectsRefused.map((words) => words.trim().toLowerCase()),
    'intake.priorityReasons': intake.priorityReasons,
    'classification.types': classification.types,
    'classification.levels': classification.levels,
    'classification.inProgressTypes': classification.inProgressTypes,
    'silence.redTypes': silence.redTypes,
    'hours.components': hours.components,
    ...Object.fromEntries(
      Object.entries(intake.evidenceByCategory).map(([category, kinds]) => [
        `intake.evidenceByCategory.${category}`,
        kinds,
      ]),
    ),
  }
  return Object.entries(lists).flatMap(([path, items]) =>
    when(new Set(items).size < items.length, path, 'not_unique'),
  )
}

/** A closed channel sends the customer to the portal, and an alert has nobody to answer. */
const channelFaults = ({ channels: { reply } }: Policy) => [
  ...when(!reply.includes('portal'), 'channels.reply', 'portal_missing'),
  ...when(reply.includes('alert'), 'channels.reply', 'cannot_reply'),
]

function classificationFaults({ classification, hours }: Policy) {
  const { levels, inProgressLimit, inProgressTypes } = classification
  const isLimited = inProgressLimit.general !== null || inProgressLimit.special !== null
  const wanted = ['l1', 'l2', 'l3'].slice(0, levels.length)
  return [
    ...when(levels.join() !== wanted.join(), 'classification.levels', 'levels_with_gaps'),
    ...when(isLimited && inProgressTypes.length === 0, 'classification.inProgressTypes', 'too_few'),
    ...when(
      levels.some((level) => !hours.components.includes(level)),
      'hours.components',
      'component_missing',
    ),
  ]
}

const impacts = ['high', 'medium', 'low']

function targetFaults({ classification, targets, hours }: Policy) {
  const words = Object.keys(targets.firstReply).filter((word) => word !== '*')
  const isUsed = (word: string) =>
    impacts.includes(word) ? classification.impact : classification.criticality
  return [
    ...words
      .filter((word) => !isUsed(word))
      .map((word) => fault(`targets.firstReply.${word}`, 'classification_unused')),
    ...when(!isAscending(targets.warnFractions), 'targets.warnFractions', 'not_ascending'),
    ...when(!isAscending(hours.alertFractions), 'hours.alertFractions', 'not_ascending'),
  ]
}

const isAscending = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))

function silenceFaults({ silence }: Policy) {
  const { customerBusinessDays: days, warnBusinessDaysBefore: before } = silence
  return [
    ...when(
      days !== null && before >= days,
      'silence.warnBusinessDaysBefore',
      'warning_after_closing',
    ),
    ...when(
      silence.redAfter !== null && silence.redTypes.length === 0,
      'silence.redTypes',
      'too_few',
    ),
  ]
}

/** A path of `ours` names a key, a section, or a part of a key. */
const sourceFaults = ({ ours }: Policy) =>
  ours.flatMap((path, index) => {
    const isKnown = POLICY_PATHS.some(
      (known) => known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`),
    )
    return when(path !== '*' && !isKnown, `ours.${index}`, 'not_found')
  })
