import { accessProblemTextsEn } from './access-problem-texts.en.ts'
import { coverageProblemTextsEn } from './coverage-problem-texts.en.ts'
import { deskProblemTextsEn } from './desk-problem-texts.en.ts'
import { intakeProblemTextsEn } from './intake-problem-texts.en.ts'
import type { ProblemTexts } from './problem-text-types.ts'
import { ruleProblemTextsEn } from './rule-problem-texts.en.ts'

/** What happened, and what to do now. */
export const problemTextsEn: ProblemTexts = {
  ...accessProblemTextsEn,
  ...intakeProblemTextsEn,
  ...deskProblemTextsEn,
  ...ruleProblemTextsEn,
  ...coverageProblemTextsEn,
  malformed: [
    'The request holds data that cannot be understood',
    'Check the fields named. Nothing was saved.',
  ],
  unknown_field: [
    'The request has a field that does not exist',
    'Remove the field named and send again. Nothing was saved.',
  ],
  desk_only_field: ['Only the help desk fills that field', 'Send the case without it.'],
  invalid_cursor: ['This page of the list is no longer valid', 'Go back to the start of the list.'],
  signature_invalid: [
    'The signature of the request does not match',
    'Check the key you sign with and the time of your computer.',
  ],
  not_allowed: [
    'Your role does not allow this',
    'Ask someone who has that permission. Nothing was changed.',
  ],
  scope_missing: [
    'The API key lacks that scope',
    'Ask the administrator for a key with the scope you need.',
  ],
  setup_forbidden: [
    'This address is not the one of this installation',
    'Open all of the one shown in the terminal where Mesa was started.',
  ],
  test_clock_off: ['The test clock is off', 'It works only if Mesa starts with MESA_TEST_CLOCK=1.'],
  not_found: [
    'We cannot find what you are looking for',
    'Check the number or the link. You may also not have access to it.',
  ],
  method_not_allowed: [
    'This address does not accept that operation',
    'See the API documentation at /api/docs.',
  ],
  not_acceptable: ['We cannot answer in the format asked for', 'Ask for application/json.'],
  invalid_transition: [
    'The case does not accept that action in its current state',
    'Reload the case and choose one of the actions available. Nothing was changed.',
  ],
  open_case_limit: [
    'Your organization already has as many open cases as its contract allows',
    'Close one of the cases listed or ask someone who can. What you wrote is not lost.',
  ],
  possible_duplicate: [
    'There is already a similar case',
    'Look at the cases listed. If yours is different, confirm it and send.',
  ],
  idempotency_key_in_use: [
    'This same request is still being processed',
    'Wait a few seconds and look at the result.',
  ],
  already_decided: [
    'This decision has already been answered',
    'Reload the case to see who answered and what.',
  ],
  mail_not_repeatable: [
    'This mail cannot be repeated',
    'Only what failed can be repeated. If it carried a one-time link, send a new invitation.',
  ],
  already_reversed: [
    'This posting has already been reversed',
    'Reload the hour ledger. The hours did not change.',
  ],
  already_renewed: [
    'This contract has already been renewed',
    'A new contract goes on from it. Change that one if need be.',
  ],
  already_corrected: [
    'This work has already been corrected',
    'Reload the case and correct the entry that took its place.',
  ],
  already_exists: [
    'One with the same data already exists',
    'Use the existing one or change what repeats.',
  ],
  email_in_use: [
    'That email already belongs to someone else',
    'Use another email or find the person who already exists.',
  ],
  key_user_limit: [
    'The organization already has as many key users as the desk allows',
    'Change the role of one of them first.',
  ],
  in_use: [
    'This is still in use and cannot be removed',
    'Remove it from where it is used, or retire it so that it is no longer offered.',
  ],
  setup_done: ['Mesa is already set up', 'Sign in.'],
  posting_exists: [
    'That posting is already recorded',
    'There is no need to repeat it. The hours were counted once.',
  ],
  decision_expired: [
    'The time to answer this decision has passed',
    'Ask the desk to request it again. No hours were used.',
  ],
  stale: [
    'Someone else changed this while you were editing it',
    'Reload to see the change and repeat yours. Nothing was saved.',
  ],
  body_too_large: [
    'The text sent is too large',
    'Shorten it, or send the long part as an attachment.',
  ],
  file_too_large: ['The file is larger than allowed', 'Compress or split it. It was not saved.'],
  quota: [
    'There is no room left for this file',
    'Post or discard the files you uploaded, or ask the help desk for more room. What you wrote is not lost.',
  ],
  unsupported_media_type: [
    'The format of the request is not supported',
    'Send application/json; files as multipart/form-data.',
  ],
  file_type_refused: [
    'This type of file is not accepted',
    'Programs and web pages are not accepted. If we need them, send them inside a ZIP.',
  ],
  subject_rule: [
    'The subject does not say what fails',
    'Write the module and the problem, without words such as “urgent”.',
  ],
  evidence_required: [
    'The evidence of the case is missing',
    'Attach what is listed: without it we cannot reproduce the problem.',
  ],
  fields_required: ['Data for this category is missing', 'Fill in the fields named.'],
  not_entitled: [
    'No contract in force covers this case',
    'Choose a covered product or talk to your account manager.',
  ],
  standing: [
    'The account of your organization does not allow opening cases',
    'Talk to your account manager. Your open cases stay visible.',
  ],
  conditions_required: [
    'There are conditions still to accept',
    'Read and accept the conditions listed.',
  ],
  terms_required: [
    'The customer has not confirmed the terms of attention yet',
    'Work starts when they confirm them in the case. You can ask for them again.',
  ],
  training_required: [
    'No training in this product is recorded for you',
    'Ask for the induction course, or have your key user record the one you took.',
  ],
  not_classified: ['The case is not classified yet', 'Classify the case and repeat the action.'],
  reason_required: [
    'The reason is missing',
    'Write or choose the reason. It stays in the history of the case.',
  ],
  nature_required: [
    'It is not said whether the solution is definitive or provisional',
    'Choose one of the two.',
  ],
  validation_required: [
    'The validation of the customer is missing',
    'Propose the solution and wait for the customer to answer.',
  ],
  support_never_parked: [
    'A support case is never parked',
    'Keep working on it, or change its type if it really is something else.',
  ],
  body_required: ['The text is missing', 'Write the message and send again.'],
  until_required: ['The date is missing', 'Say until when.'],
  reopen_window_closed: [
    'The time to reopen this case is over',
    'Open a new case that mentions this one. The history is kept.',
  ],
  escalation_too_early: [
    'This case cannot be escalated yet',
    'Wait until the time to reply has passed.',
  ],
  already_escalated: [
    'This case is escalated already',
    'The desk has it in sight. You can add what is missing as a message.',
  ],
  calendar_invalid: [
    'This calendar makes no sense as it is',
    'Correct the part named and save again.',
  ],
  module_unknown: [
    'That module does not belong to the product',
    'Choose one of the modules of the product.',
  ],
  reference_unknown: ['One of the values chosen no longer exists', 'Choose the field named again.'],
  attachment_unusable: [
    'One of the files cannot be used here',
    'Upload it again. Each file goes in one message, sent by the person who uploaded it.',
  ],
  file_empty: ['The file is empty', 'Check the file on your computer and upload it again.'],
  file_damaged: [
    'The file is damaged',
    'Open it on your computer to check it and upload it again.',
  ],
  file_quarantined: [
    'The file is held back: it contains a virus',
    'Nobody can open it. Check the computer it came from and upload a clean copy.',
  ],
  file_not_scanned: [
    'The file is still being checked for viruses',
    'Wait a minute and open it again.',
  ],
  balance_insufficient: [
    'There are not enough hours left',
    'Ask for less time or talk to your account manager. No hours were used.',
  ],
  grant_spent: [
    'Part of these hours has already been used',
    'They cannot be withdrawn. Record an adjustment with its reason.',
  ],
  month_closed: ['That month is already closed', 'Record the posting in the current month.'],
  month_not_over: ['That month is not over yet', 'Close it once its last day has passed.'],
  work_in_future: ['The work has a date in the future', 'Record work after doing it.'],
  away_not_offered: [
    'This desk does not offer to leave a case for a while',
    'Write in the case when you can answer.',
  ],
  period_invalid: ['The period is not valid', 'Check that it ends after it starts.'],
  second_person_required: [
    'Another person has to approve this',
    'Ask someone other than the person who requested it.',
  ],
  idempotency_key_reused: [
    'That idempotency key was used with other data',
    'Use a new key for a different request.',
  ],
  entry_id_reused: ['That identifier was used with other data', 'Use a new identifier.'],
  rate_limited: ['Too many requests arrived in a row', 'Wait a moment and repeat.'],
  internal: [
    'Something failed on our side',
    'We do not know whether it was saved. Reload and check before repeating. If it continues, give the desk the code of this request.',
  ],
  unavailable: [
    'The service is not answering right now',
    'Wait a few seconds, check whether your change was saved and, if not, repeat it.',
  ],
  storage_unavailable: [
    'The storage of files is not answering right now',
    'What you wrote is not lost: send it without the file, or wait a minute and upload it again.',
  ],
}
