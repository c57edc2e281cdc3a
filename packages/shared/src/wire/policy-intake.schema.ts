import { Type } from 'typebox'
import type { Policy } from '../rulebook/policy.ts'
import { WeeklyHours, Country } from './calendars.schema.ts'
import { CatalogCode } from './catalogs.schema.ts'
import { nullable, strict, text, TimeZone } from './common.schema.ts'
import { key, keyAt, listOf, whole, words } from './policy-key.ts'
import { Channel, Criticality, EvidenceKind, Level } from './vocabulary.schema.ts'

const Enforcement = words('refuse', 'flag', 'off')
const ClassifiableType = words('support', 'change', 'consulting')
const { max: maxProperties = 0 } = keyAt('intake.evidenceByCategory')
const EvidenceByCategory = Type.Unsafe<Policy['intake']['evidenceByCategory']>(
  Type.Record(
    Type.String({ pattern: '^([a-z0-9][a-z0-9_-]{0,63}|\\*)$' }),
    Type.Array(EvidenceKind, { maxItems: 3 }),
    { ...strict, required: ['*'], maxProperties },
  ),
)

export const CalendarPart = Type.Object(
  {
    timeZone: key(
      'calendar.timeZone',
      'Zone of the attention hours the desk began with.',
      TimeZone,
    ),
    weekly: key(
      'calendar.weekly',
      'Attention hours by ISO weekday the desk began with; calendars hold those in force.',
      WeeklyHours,
    ),
    holidayCountry: key('calendar.holidayCountry', 'Country whose holidays were taken.', Country),
  },
  strict,
)

export const ChannelsPart = Type.Object(
  {
    open: key(
      'channels.open',
      'Channels that may open a case; any other answers with a notice and a link.',
      listOf('channels.open', Channel),
    ),
    reply: key(
      'channels.reply',
      'Channels by which a customer may reply in a case.',
      listOf('channels.reply', Channel),
    ),
  },
  strict,
)

export const EntitlementPart = Type.Object(
  {
    contract: key(
      'entitlement.contract',
      'Without a contract that covers the product: refused, taken in and marked, or served.',
      Enforcement,
    ),
    standing: key(
      'entitlement.standing',
      'Behind on payments: refused, taken in and marked, or not looked at.',
      Enforcement,
    ),
    openCaseLimit: key(
      'entitlement.openCaseLimit',
      'Cases an organization may have open at once, by its plan and size.',
      words('byPlan', 'off'),
    ),
    keyUsersOnly: key(
      'entitlement.keyUsersOnly',
      'Only key users open cases and decide; others write drafts for them.',
      Type.Boolean(),
    ),
    keyUsersMax: key(
      'entitlement.keyUsersMax',
      'Key users per organization or group of organizations.',
      whole('entitlement.keyUsersMax'),
    ),
    backupKeyUsersMax: key(
      'entitlement.backupKeyUsersMax',
      'Backup key users per organization or group of organizations.',
      whole('entitlement.backupKeyUsersMax'),
    ),
    conditions: key(
      'entitlement.conditions',
      'Each user accepts the conditions of service once per version before a first case.',
      words('once', 'off'),
    ),
    training: key(
      'entitlement.training',
      'A user needs a training record of the product to open cases on it.',
      words('required', 'off'),
    ),
    onLapse: key(
      'entitlement.onLapse',
      'When contract or standing falls during a case: open cases go on, or are held.',
      words('continue', 'hold'),
    ),
  },
  strict,
)

export const IntakePart = Type.Object(
  {
    subjectRule: key(
      'intake.subjectRule',
      'Subjects are written as module and case.',
      words('moduleAndCase', 'off'),
    ),
    subjectsRefused: key(
      'intake.subjectsRefused',
      'Subjects that say nothing and are refused, in any case and with or without accents.',
      listOf('intake.subjectsRefused', text(120)),
    ),
    evidence: key(
      'intake.evidence',
      'A case without the evidence its category asks for: refused, marked, or taken.',
      Enforcement,
    ),
    evidenceByCategory: key(
      'intake.evidenceByCategory',
      'Evidence asked by category code; `*` of every category not named.',
      EvidenceByCategory,
    ),
    duplicates: key(
      'intake.duplicates',
      'Likely duplicates are shown before a case is taken.',
      words('ask', 'off'),
    ),
    priorityReasons: key(
      'intake.priorityReasons',
      'Codes of the catalogue that make a case a priority; empty: no priority.',
      listOf('intake.priorityReasons', CatalogCode),
    ),
    away: key(
      'intake.away',
      'A customer may say that they are away from a case until a time.',
      Type.Boolean(),
    ),
    afterHours: key(
      'intake.afterHours',
      'A customer may ask for attention outside hours, which the desk prices.',
      words('request', 'off'),
    ),
    followUpPrefill: key(
      'intake.followUpPrefill',
      'A case that follows a closed one begins with its text; else from nothing.',
      Type.Boolean(),
    ),
    criticalWindowNoticeDays: key(
      'intake.criticalWindowNoticeDays',
      'Days ahead a critical window must be announced so as not to be late.',
      whole('intake.criticalWindowNoticeDays'),
    ),
  },
  strict,
)

export const ClassificationPart = Type.Object(
  {
    types: key(
      'classification.types',
      'Types of case the desk works on.',
      listOf('classification.types', ClassifiableType),
    ),
    impact: key('classification.impact', 'Support cases have an impact.', Type.Boolean()),
    criticality: key('classification.criticality', 'Cases have a criticality.', Type.Boolean()),
    defaultCriticality: key(
      'classification.defaultCriticality',
      'The criticality whose targets hold until one is ruled.',
      Criticality,
    ),
    levels: key(
      'classification.levels',
      'Levels of attention, from l1 upwards; l3 is the maker of the software.',
      listOf('classification.levels', Level),
    ),
    inProgressLimit: key(
      'classification.inProgressLimit',
      'Cases of an organization in progress at once, by account class; null: no limit.',
      Type.Object(
        {
          general: nullable(whole('classification.inProgressLimit')),
          special: nullable(whole('classification.inProgressLimit')),
        },
        strict,
      ),
    ),
    inProgressTypes: key(
      'classification.inProgressTypes',
      'Types of case that count towards the limit in progress.',
      listOf('classification.inProgressTypes', ClassifiableType),
    ),
  },
  strict,
)
