import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '../../components/text-field.tsx'

type PasswordFieldProps = {
  label: string
  autoComplete: 'current-password' | 'new-password'
  description?: string
}

/** A password with a box to read what one typed: fewer slips, above all on a phone. */
export function PasswordField({ label, autoComplete, description }: PasswordFieldProps) {
  const t = useTranslations('auth')
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="stack">
      <TextField
        label={label}
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        {...(description ? { description } : {})}
      />
      <label className="check-row md">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setIsShown(event.currentTarget.checked)}
        />
        {t('showPassword')}
      </label>
    </div>
  )
}
