/** Facts of a case with what they are about, where the event kept it. */
export const consoleCaseFacts = {
  because: '. Reason: {reason}',
  shared:
    'shared the case with {name} ({access, select, reply {may read and reply} other {may read}})',
  unshared: 'stopped sharing the case with {name}',
  mergedInto: 'merged this case into {number}',
  mergedFrom: 'merged case {number} into this one',
  unmergedInto: 'split this case from {number}',
  unmergedFrom: 'split case {number} from this one',
  reviewed:
    'reviewed the case: {outcome, select, accept {it is accepted} duplicate {duplicate of {number}} reply_to_other {reply to {number}} not_entitled {not entitled} spam {unwanted mail} other {{outcome}}}',
  priority: '{yes, select, true {confirmed the priority} other {removed the priority}}',
  afterHoursAsked: 'asked for attention outside of hours: {from} – {to}',
  afterHoursAnswered:
    '{yes, select, true {offered attention} other {offered no attention}} outside of hours: {from} – {to}',
  afterHoursWithdrawn: 'withdrew the request for attention outside of hours: {from} – {to}',
  asked:
    '{kind, select, terms {asked to confirm the terms of attention} access {asked to authorise an access} after_hours {asked to accept attention outside of hours} hours {asked to authorise {minutes} min} other {asked for a decision}}',
  answered:
    '{yes, select, true {agreed to} other {did not agree to}} {kind, select, terms {the terms of attention} access {the access} after_hours {the attention outside of hours} hours {the hours} other {what was asked}}',
  subState: 'changed the sub-state to “{name}”',
  subStateNone: 'removed the sub-state',
  lead: 'changed the account lead: {name}',
  assignee: 'handed the case to {name}',
  assigneeNone: 'left the case without an assignee',
  classified: 'classified: {what}',
  level: 'changed the level to {level, select, l1 {1} l2 {2} l3 {3} other {{level}}}',
  part: {
    criticality: 'criticality {value}',
    type: 'type {value}',
    impact: 'impact {value}',
    requestKind: 'kind of request {value}',
    priority: 'priority {value}',
  },
}
