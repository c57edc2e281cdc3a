import type { ApiScope, CreateApiKeyBody, CreatedApiKey } from '@mesa/shared/wire/api-keys.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { FieldNote } from '../../components/field.tsx'
import { useFieldError } from '../../components/form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { createApiKey } from '../../features/api-keys/api-keys.queries.ts'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'

/** As `ApiScope`; every one has its words in `apiKeys.scopeLong`. */
const scopes = [
  'tickets:read',
  'tickets:write',
  'worklogs:write',
  'ledger:read',
  'ledger:write',
  'organizations:read',
  'organizations:write',
  'reports:read',
] as const satisfies readonly ApiScope[]

type Underscored<Scope extends string> = Scope extends `${infer Thing}:${infer Act}`
  ? `${Thing}_${Act}`
  : never

/** The name of a scope's words in the texts. */
export const scopeId = (scope: ApiScope) => scope.replace(':', '_') as Underscored<ApiScope>

const dayMs = 24 * 60 * 60_000
const lives = ['never', '30', '90', '365'] as const

/** A new key: what it is for, what it may do, for whom and how long. */
export function ApiKeyForm({ onMade }: { onMade: (made: CreatedApiKey) => void }) {
  const t = useTranslations('apiKeys')
  const pages = useInfiniteQuery(organizationQueries.list()).data?.pages ?? []
  const organizations = pages.flatMap(({ items }) => items)
  const act = useAct({
    act: (body: CreateApiKeyBody) => createApiKey(body),
    families: ['api-keys'],
    onDone: onMade,
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const chosen = scopes.filter((scope) => data.get(scope) !== null)
    const errors = missingIn({ name }, t('required')) ?? {}
    if (chosen.length === 0) errors['scopes'] = t('scopesMissing')
    if (Object.keys(errors).length > 0) return { errors }
    const days = Number(formText(data, 'life'))
    const organizationId = formText(data, 'organizationId')
    return {
      body: {
        name,
        scopes: chosen,
        ...(organizationId === '' ? {} : { organizationId }),
        ...(Number.isNaN(days)
          ? {}
          : { expiresAt: new Date(nowMs() + days * dayMs).toISOString() }),
      },
    }
  }
  return (
    <SectionCard title={t('add')}>
      <ActForm act={act} read={read} submit={t('create')}>
        <TextField
          name="name"
          label={t('name')}
          description={t('nameHint')}
          autoComplete="off"
          maxLength={120}
        />
        <Scopes />
        <Select
          name="organizationId"
          label={t('reach')}
          description={t('reachHint')}
          placeholder={t('wholeDesk')}
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="life"
          label={t('life')}
          defaultValue="365"
          choices={lives.map((value) => ({ value, label: t(`lives.${value}`) }))}
        />
      </ActForm>
    </SectionCard>
  )
}

function Scopes() {
  const t = useTranslations('apiKeys')
  const error = useFieldError('scopes')
  return (
    <fieldset
      className={error === undefined ? 'field' : 'field field-error'}
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={error === undefined ? undefined : 'scopes-error'}
    >
      <legend>{t('scopes')}</legend>
      <div className="stack mt-1">
        {scopes.map((scope) => (
          <Checkbox key={scope} name={scope} label={t(`scopeLong.${scopeId(scope)}`)} />
        ))}
      </div>
      <FieldNote id="scopes-error" error={error} description={undefined} />
    </fieldset>
  )
}
