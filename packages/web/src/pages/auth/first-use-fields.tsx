import { passwordLengthMin } from '@mesa/shared/access/password'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Select, TextField } from '../../components/text-field.tsx'
import { slugLengthMax, suggestSlug } from '../../features/first-use/desk-slug.ts'
import { browserZone, zoneChoices } from '../../features/first-use/time-zones.ts'
import { nowMs } from '../../lib/clock.ts'
import { currentLocale, locales } from '../../lib/i18n.ts'
import { PasswordField } from './password-field.tsx'

export function DeskPart() {
  const t = useTranslations('firstUse')
  const tCommon = useTranslations('common')
  return (
    <fieldset className="auth-part">
      <legend>{t('deskPart')}</legend>
      <NameAndSlug />
      <ZoneField />
      <Select
        label={t('locale')}
        name="locale"
        defaultValue={currentLocale()}
        choices={locales.map((value) => ({ value, label: tCommon(`languageName.${value}`) }))}
      />
    </fieldset>
  )
}

/** The short name follows the name until somebody types their own; emptied, it follows again. */
function NameAndSlug() {
  const t = useTranslations('firstUse')
  const [name, setName] = useState('')
  const [ownSlug, setOwnSlug] = useState('')
  return (
    <>
      <TextField
        label={t('deskName')}
        name="deskName"
        description={t('deskNameHint')}
        autoComplete="organization"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={t('slug')}
        name="slug"
        description={t('slugHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={slugLengthMax}
        value={ownSlug === '' ? suggestSlug(name) : ownSlug}
        onChange={(event) => setOwnSlug(event.currentTarget.value)}
      />
    </>
  )
}

function ZoneField() {
  const t = useTranslations('firstUse')
  const [choices] = useState(() => zoneChoices(nowMs()))
  return (
    <Select
      label={t('timeZone')}
      name="timeZone"
      description={t('timeZoneHint')}
      choices={choices}
      defaultValue={browserZone()}
    />
  )
}

export function AdminPart() {
  const t = useTranslations()
  return (
    <fieldset className="auth-part">
      <legend>{t('firstUse.adminPart')}</legend>
      <TextField label={t('auth.name')} name="name" autoComplete="name" maxLength={120} />
      <TextField
        label={t('auth.email')}
        name="email"
        type="email"
        description={t('firstUse.emailHint')}
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PasswordField
        label={t('auth.password')}
        autoComplete="new-password"
        description={t('auth.passwordHint', { min: passwordLengthMin })}
      />
    </fieldset>
  )
}
