import type {
  CreateOidcProviderBody,
  OidcProviderView,
  SignOnSide,
} from '@mesa/shared/wire/sign-on.schema'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { changeProvider, createProvider } from '../../features/sign-on/sign-on.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'

const sides: SignOnSide[] = ['staff', 'customers', 'everyone']
const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
const domainPattern = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z]{2,63}$/

type ProviderFormProps = {
  /** Null: a new one. */
  provider: OidcProviderView | null
  onMade: (id: string) => void
  onDone: () => void
}

export function ProviderForm({ provider, onMade, onDone }: ProviderFormProps) {
  const t = useTranslations('signOn')
  const words = useTranslations('admin')
  const act = useAct({
    act: (body: CreateOidcProviderBody, key) => {
      if (!provider) return createProvider(body, key)
      const { slug: _, clientSecret, ...change } = body
      return changeProvider(provider.id, clientSecret === '' ? change : { ...change, clientSecret })
    },
    families: ['sign-on', 'desk'],
    onDone: ({ id }) => {
      showToast(words(provider ? 'saved' : 'created'))
      onMade(id)
    },
  })
  const read = (data: FormData) => {
    const body = bodyOf(data, provider)
    const { name, slug, issuer, clientId, clientSecret, emailDomains = [] } = body
    const missing = missingIn(
      { name, slug, issuer, clientId, ...(provider ? {} : { clientSecret }) },
      words('required'),
    )
    const errors = {
      ...(slugPattern.test(slug) ? {} : { slug: t('slugWrong') }),
      ...(emailDomains.every((one) => domainPattern.test(one))
        ? {}
        : { emailDomains: t('emailDomainsWrong') }),
      ...missing,
    }
    return Object.keys(errors).length > 0 ? { errors } : { body }
  }
  return (
    <SectionCard title={provider ? t('edit', { name: provider.name }) : t('add')}>
      <ActForm
        act={act}
        read={read}
        submit={words(provider ? 'save' : 'create')}
        keeps={provider !== null}
        cancel={provider && <Button onClick={onDone}>{t('cancel')}</Button>}
      >
        <ProviderFields provider={provider} />
      </ActForm>
    </SectionCard>
  )
}

function bodyOf(data: FormData, provider: OidcProviderView | null): CreateOidcProviderBody {
  const domains = formText(data, 'emailDomains')
    .toLowerCase()
    .split(/[\s,;]+/)
  return {
    name: formText(data, 'name'),
    slug: provider?.slug ?? formText(data, 'slug'),
    issuer: formText(data, 'issuer'),
    clientId: formText(data, 'clientId'),
    clientSecret: formText(data, 'clientSecret', 'keep'),
    side: sides.find((one) => one === formText(data, 'side')) ?? 'staff',
    emailDomains: [...new Set(domains.filter(Boolean))],
    isEnabled: data.get('isEnabled') !== null,
  }
}

const plain = { autoCapitalize: 'none', spellCheck: false, autoComplete: 'off' } as const

function ProviderFields({ provider }: { provider: OidcProviderView | null }) {
  const t = useTranslations('signOn')
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        description={t('nameHint')}
        maxLength={60}
        defaultValue={provider?.name}
      />
      {!provider && (
        <TextField
          {...plain}
          name="slug"
          label={t('slug')}
          description={t('slugHint')}
          maxLength={63}
        />
      )}
      <TextField
        {...plain}
        name="issuer"
        type="url"
        label={t('issuer')}
        description={t('issuerHint')}
        maxLength={500}
        defaultValue={provider?.issuer}
      />
      <TextField
        {...plain}
        name="clientId"
        label={t('clientId')}
        maxLength={300}
        defaultValue={provider?.clientId}
      />
      <TextField
        {...plain}
        name="clientSecret"
        type="password"
        autoComplete="new-password"
        label={t('clientSecret')}
        maxLength={500}
        {...(provider ? { description: t('clientSecretKept') } : {})}
      />
      <Select
        name="side"
        label={t('side')}
        defaultValue={provider?.side ?? 'staff'}
        choices={sides.map((value) => ({ value, label: t(`sides.${value}`) }))}
      />
      <TextArea
        name="emailDomains"
        label={t('emailDomains')}
        description={t('emailDomainsHint')}
        optional
        rows={3}
        defaultValue={provider?.emailDomains.join('\n')}
      />
      <Checkbox
        name="isEnabled"
        label={t('isEnabled')}
        defaultChecked={provider?.isEnabled ?? true}
      />
    </>
  )
}
