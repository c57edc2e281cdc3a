import { Type, type Static } from 'typebox'
import { PRESET_NAMES } from '../rulebook/presets.ts'
import { Instant, nullable, page, PersonView, strict, text } from './common.schema.ts'
import { PolicyDocument } from './policy.schema.ts'

const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
const count = Type.Integer({ minimum: 0 })

/** A preset by its name, `licence-plan`, …; `demo` is the desk of the demonstration. */
const PresetWord = Type.Enum([...PRESET_NAMES], { type: 'string' })

/** A version of the rulebook. `etag` is that of `GET /rulebook` while it is in force. */
export const RulebookView = Type.Object({
  version: Version,
  policy: PolicyDocument,
  /** The preset it was taken from whole. */
  preset: nullable(Type.String()),
  /** Why it was changed, in the words of who did. */
  note: nullable(Type.String()),
  createdBy: PersonView,
  createdAt: Instant,
  isInForce: Type.Boolean(),
  etag: Type.String(),
})
export type RulebookView = Static<typeof RulebookView>

/** `PUT /rulebook`: the whole policy. One equal to that in force makes no version. */
export const PutRulebookBody = Type.Object(
  { policy: PolicyDocument, note: Type.Optional(text(2000)) },
  strict,
)
export type PutRulebookBody = Static<typeof PutRulebookBody>

export const RulebookVersionParams = Type.Object({ version: Version }, strict)
export type RulebookVersionParams = Static<typeof RulebookVersionParams>

/** One value that differs, `targets.firstReply.high`; null where it is absent. Lists are compared whole. */
export const PolicyChangeView = Type.Object({
  path: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown(),
})
export type PolicyChangeView = Static<typeof PolicyChangeView>

/** A version in the list, with what it changed of the one before. */
export const RulebookVersionItem = Type.Object({
  version: Version,
  preset: nullable(Type.String()),
  note: nullable(Type.String()),
  createdBy: PersonView,
  createdAt: Instant,
  isInForce: Type.Boolean(),
  changes: Type.Array(PolicyChangeView),
})
export type RulebookVersionItem = Static<typeof RulebookVersionItem>

export const RulebookVersionList = page(RulebookVersionItem)
export type RulebookVersionList = Static<typeof RulebookVersionList>

/** `POST /rulebook/preview`: what a policy would change; changes nothing. */
export const RulebookPreviewBody = Type.Object({ policy: PolicyDocument }, strict)
export type RulebookPreviewBody = Static<typeof RulebookPreviewBody>

/** What a change means for people and cases of today, counted now. */
export const RulebookEffectCode = Type.Enum(
  [
    'requesters_without_opening',
    'drafts_left',
    'untrained_people',
    'conditions_not_accepted',
    'conditions_unpublished',
    'key_users_over_maximum',
    'backup_key_users_over_maximum',
    'organizations_without_contract',
    'organizations_behind_on_payments',
    'organizations_over_open_limit',
    'organizations_over_in_progress_limit',
    'cases_without_impact',
    'cases_without_criticality',
    'cases_of_dropped_type',
    'cases_of_dropped_level',
    'cases_of_dropped_priority',
    'cases_waiting_for_terms',
    'terms_unpublished',
    'cases_closed_by_silence',
    'cases_closed_by_silence_sooner',
    'cases_no_longer_closed_by_silence',
    'cases_no_longer_reopened',
    'cases_opened_by_closed_channel',
    'after_hours_requests_left',
    'clocks_that_keep_their_target',
  ],
  { type: 'string' },
)
export type RulebookEffectCode = Static<typeof RulebookEffectCode>

export const RulebookEffect = Type.Object({
  code: RulebookEffectCode,
  count,
  /** The first ten: people, organizations, channels, or cases as `#12 Subject`. */
  names: Type.Array(Type.String()),
})
export type RulebookEffect = Static<typeof RulebookEffect>

export const RulebookPreviewView = Type.Object({
  changes: Type.Array(PolicyChangeView),
  effects: Type.Array(RulebookEffect),
})
export type RulebookPreviewView = Static<typeof RulebookPreviewView>

export const PresetParams = Type.Object({ name: PresetWord }, strict)
export type PresetParams = Static<typeof PresetParams>

export const PresetList = page(Type.Object({ name: PresetWord, changes: count }))
export type PresetList = Static<typeof PresetList>

/**
 * A preset as this desk would have it: `keeps` are the paths that stay the desk's own (its calendar);
 * codes that its catalogues lack are left out.
 */
export const PresetView = Type.Object({
  name: PresetWord,
  policy: PolicyDocument,
  changes: Type.Array(PolicyChangeView),
  effects: Type.Array(RulebookEffect),
  keeps: Type.Array(Type.String()),
})
export type PresetView = Static<typeof PresetView>

/** `POST /rulebook/presets/:name`: puts it in force; `If-Match` as in `PUT /rulebook`. */
export const ApplyPresetBody = Type.Object({ note: Type.Optional(text(2000)) }, strict)
export type ApplyPresetBody = Static<typeof ApplyPresetBody>

/** `POST /rulebook/reapply`: clocks of open cases take the targets in force, a batch at each asking. */
export const ReapplyView = Type.Object({
  version: Version,
  /** Of this batch. */
  casesChanged: count,
  /** Ask again while true. */
  hasMore: Type.Boolean(),
})
export type ReapplyView = Static<typeof ReapplyView>
