export type TemplateFieldKind =
  | 'text'
  | 'longtext'
  | 'date'
  | 'datetime'
  | 'number'
  | 'choice'
  | 'menu_path'
  | 'voucher'
/** A field of a category's case template (IN-4). `label` and `options` are the desk's own words. */
export type TemplateField = {
  key: string
  label: string
  kind: TemplateFieldKind
  isRequired: boolean
  options?: readonly string[]
}
export type FieldValue = string | number
export type FieldErrorCode =
  | 'required'
  | 'unknown_field'
  | 'not_text'
  | 'too_long'
  | 'not_a_date'
  | 'not_an_instant'
  | 'not_a_number'
  | 'not_a_choice'
export type FieldError = { path: string; code: FieldErrorCode }
export type TemplateCheck = { values: Record<string, FieldValue>; errors: FieldError[] }

const TEXT_LENGTH_MAX = 200
const LONGTEXT_LENGTH_MAX = 4000
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A field as the wire says it (catalogs.schema.ts). */
export type WireField = {
  key: string
  label: string
  type: TemplateFieldKind
  required: boolean
  options?: readonly string[] | undefined
}

export const toTemplate = (fields: readonly WireField[] = []): TemplateField[] =>
  fields.map(({ key, label, type, required, options }) => ({
    key,
    label,
    kind: type,
    isRequired: required,
    ...(options && { options }),
  }))

/**
 * Checks what a later change gives to fields of a case (IN-4): as `validateTemplate`, of the keys
 * given alone. `null` takes a value away, which one that is required does not allow.
 */
export function validateFieldChange(
  fields: readonly TemplateField[],
  given: Record<string, unknown>,
): TemplateCheck {
  return validateTemplate(
    fields.filter(({ key }) => Object.hasOwn(given, key)),
    given,
  )
}

/**
 * Checks the values of a case against its template (IN-4). Dates are `YYYY-MM-DD`, datetimes
 * RFC 3339 with offset. Answers the values kept (texts trimmed, empty ones dropped) and every
 * error, with `fields.<key>` as path.
 */
export function validateTemplate(
  fields: readonly TemplateField[],
  given: Record<string, unknown>,
): TemplateCheck {
  const known = new Set(fields.map(({ key }) => key))
  const check: TemplateCheck = { values: {}, errors: [] }
  for (const key of Object.keys(given)) {
    if (!known.has(key)) check.errors.push({ path: `fields.${key}`, code: 'unknown_field' })
  }
  for (const field of fields) {
    const raw = Object.hasOwn(given, field.key) ? given[field.key] : undefined
    const value = typeof raw === 'string' ? raw.trim() : raw
    const isEmpty = value === undefined || value === null || value === ''
    const code = isEmpty ? (field.isRequired ? 'required' : null) : faultOf(field, value)
    if (code) check.errors.push({ path: `fields.${field.key}`, code })
    else if (!isEmpty) check.values[field.key] = value as FieldValue
  }
  return check
}

function faultOf({ kind, options = [] }: TemplateField, value: unknown): FieldErrorCode | null {
  if (kind === 'number') return Number.isFinite(value) ? null : 'not_a_number'
  if (typeof value !== 'string') return 'not_text'
  switch (kind) {
    case 'text':
    case 'menu_path':
    case 'voucher':
      return value.length > TEXT_LENGTH_MAX ? 'too_long' : null
    case 'longtext':
      return value.length > LONGTEXT_LENGTH_MAX ? 'too_long' : null
    case 'date':
      return isDate(value) ? null : 'not_a_date'
    case 'datetime':
      return isInstant(value) ? null : 'not_an_instant'
    case 'choice':
      return options.includes(value) ? null : 'not_a_choice'
  }
}

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0)
  return day >= 1 && day <= days
}

function isInstant(text: string): boolean {
  const match = INSTANT.exec(text)
  if (!match) return false
  const [date = '', ...clock] = match.slice(1)
  const [hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] = clock.map((part) =>
    Number(part ?? 0),
  )
  return (
    isDate(date) &&
    [hour, offsetHour].every((one) => one < 24) &&
    [minute, second, offsetMinute].every((one) => one < 60)
  )
}
