import type { OidcIdentityView, OidcProviderView } from '@mesa/shared/wire/sign-on.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import {
  checkProvider,
  removeProvider,
  signOnQueries,
  unlinkPerson,
} from '../../features/sign-on/sign-on.queries.ts'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'

type ProviderActsProps = { provider: OidcProviderView; onGone: () => void }

/** What the provider must be told, whether it answers, and its end. */
export function ProviderActs({ provider, onGone }: ProviderActsProps) {
  const t = useTranslations('signOn')
  const check = useAct({ act: () => checkProvider(provider.id), families: [] })
  return (
    <SectionCard title={t('redirectUri')}>
      <RedirectAddress address={provider.redirectUri} />
      <div className="row wrap">
        <Button busy={check.isPending} onClick={() => check.mutate(null)}>
          {t('check')}
        </Button>
        <Removal provider={provider} onGone={onGone} />
      </div>
      {check.isError && <ProblemNotice error={check.error} />}
      {hasCode(check.error, 'provider_unreadable') && (
        <p className="md soft">{t('asked', { address: metadataOf(provider.issuer) })}</p>
      )}
      {check.data && (
        <div className="notice notice-ok" role="status">
          <CircleCheck className="ico" aria-hidden />
          <p className="md">{t('checked', { issuer: check.data.issuer })}</p>
        </div>
      )}
    </SectionCard>
  )
}

/** Where a provider describes itself (OpenID Connect Discovery 1.0, 4). */
const metadataOf = (issuer: string) =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/** Without access to the clipboard (plain http), the address is selected for the reader to copy. */
function RedirectAddress({ address }: { address: string }) {
  const t = useTranslations('signOn')
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      showToast(t('copied'))
    } catch {
      field.current?.focus()
    }
  }
  return (
    <div className="form a-form">
      <TextField
        ref={field}
        label={t('redirectUri')}
        description={t('redirectHint')}
        name="redirectUri"
        readOnly
        value={address}
      />
      <div className="row">
        <Button icon={<Copy className="ico" aria-hidden />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
    </div>
  )
}

function Removal({ provider, onGone }: ProviderActsProps) {
  const t = useTranslations('signOn')
  const common = useTranslations('common')
  const [isAsking, setAsking] = useState(false)
  const remove = useAct({
    act: () => removeProvider(provider.id),
    families: ['sign-on', 'desk'],
    onDone: () => {
      showToast(t('removed'))
      onGone()
    },
  })
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('remove')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common('cancel')}</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(null)}>
              {t('remove')}
            </Button>
          </>
        }
      >
        <p>{t('removeAsk', { name: provider.name })}</p>
        {remove.isError && <ProblemNotice error={remove.error} />}
      </Dialog>
    </>
  )
}

export function LinkedPeople({ providerId }: { providerId: string }) {
  const t = useTranslations('signOn')
  const words = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(signOnQueries.identities(providerId))
  const unlink = useAct({
    act: (identityId: string) => unlinkPerson(providerId, identityId),
    families: ['sign-on'],
    onDone: () => showToast(t('unlinked')),
  })
  const columns = [
    { id: 'person', label: t('person'), cell: ({ person }: OidcIdentityView) => person.name },
    { id: 'email', label: t('email'), cell: ({ email }: OidcIdentityView) => email },
    {
      id: 'used',
      label: t('lastUsed'),
      cell: ({ lastUsedAt }: OidcIdentityView) => format.instant(lastUsedAt),
    },
    {
      id: 'acts',
      label: t('link'),
      cell: ({ id, person }: OidcIdentityView) => (
        <Button
          look="quiet"
          busy={unlink.isPending && unlink.variables === id}
          aria-label={t('unlink', { name: person.name ?? '' })}
          onClick={() => unlink.mutate(id)}
        >
          {t('unlinkShort')}
        </Button>
      ),
    },
  ]
  return (
    <SectionCard title={t('linked')}>
      {unlink.isError && <ProblemNotice error={unlink.error} />}
      <PagedTable
        query={query}
        caption={t('linked')}
        columns={columns}
        empty={t('linkedEmpty')}
        more={words('more')}
      />
    </SectionCard>
  )
}
