import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DeskPublicView } from '@mesa/shared/wire/desk.schema'
import { Button, buttonClass } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { deskSlug } from '../../lib/desk-base.ts'
import { formText } from '../../lib/form-data.ts'
import { addressOfDesk, safeNext } from '../../lib/paths.ts'
import { AuthCard } from './auth-card.tsx'

/** An installation of several desks, reached by an address that names none of them. */
export function DeskChoice({ desks }: Pick<DeskPublicView, 'desks'>) {
  const t = useTranslations('auth')
  const [error, setError] = useState<string>()
  const [search] = useSearchParams()
  const page = safeNext(search.get('next')) ?? '/'
  const go = (data: FormData) => {
    const address = addressOfDesk(formText(data, 'desk').toLowerCase(), page)
    if (address === null) setError(t('deskMalformed'))
    else location.assign(address)
  }
  return (
    <AuthCard
      title={deskSlug === null ? t('deskTitle') : t('deskUnknown', { slug: deskSlug })}
      lead={t('deskLead')}
    >
      {desks.length > 0 && (
        <nav className="stack" aria-label={t('deskList')}>
          {desks.map(({ slug, name }) => (
            // Another desk is another session: a whole page load.
            <a
              key={slug}
              className={buttonClass('secondary', 'lg')}
              href={addressOfDesk(slug, page) ?? '/'}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      <Form onSubmit={go} submitError={null} pending={false} errors={error ? { desk: error } : {}}>
        <TextField
          label={t('deskField')}
          description={t('deskHint')}
          name="desk"
          autoComplete="organization"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button look={desks.length > 0 ? 'secondary' : 'primary'} size="lg" type="submit">
          {t('deskGo')}
        </Button>
      </Form>
    </AuthCard>
  )
}
