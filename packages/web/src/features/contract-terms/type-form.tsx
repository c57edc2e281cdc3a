import type { ContractTerms } from '@mesa/shared/wire/contract-terms.schema'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { ChangedTerms } from './versions-card.tsx'
import { draftOfTerms, faultsOfType, termsOfType } from './type-draft.ts'
import { type TypeChoices, TypeFields } from './type-fields.tsx'

type Head = Record<string, string>
type Props = {
  /** What the fields begin with, and what the preview compares with. */
  present: ContractTerms
  choices: TypeChoices
  act: { error: unknown; isPending: boolean }
  submit: string
  /** Fields before the terms; `read` tells what is wrong with them. */
  head: ReactNode
  read: (data: FormData) => Head
  onSubmit: (terms: ContractTerms, data: FormData) => void
}

/** The designer: terms with their explanations, what changes of the present ones, one button. */
export function TypeForm({ present, choices, act, submit, head, read, onSubmit }: Props) {
  const t = useTranslations('adminContracts')
  const faultWords = useTranslations('adminContracts.fault')
  const [kept, setDraft] = useState(() => draftOfTerms(present))
  const [namesCurrency, setNamesCurrency] = useState(kept.currency !== '')
  const draft = namesCurrency ? kept : { ...kept, currency: choices.currency ?? '' }
  const [headFaults, setHeadFaults] = useState<Head>({})
  const [wasSent, setWasSent] = useState(false)
  const own = Object.entries(faultsOfType(draft)).map(([name, fault]) => [name, faultWords(fault)])
  const errors = wasSent ? { ...headFaults, ...Object.fromEntries(own) } : {}
  return (
    <Form
      className="form a-form"
      submitError={act.error}
      pending={act.isPending}
      errors={errors}
      onSubmit={(data) => {
        const found = read(data)
        setHeadFaults(found)
        setWasSent(true)
        if (own.length > 0 || Object.keys(found).length > 0) return
        onSubmit(termsOfType(draft, present), data)
      }}
    >
      {head}
      <TypeFields
        draft={draft}
        choices={choices}
        onChange={(part) => {
          if (part.currency !== undefined) setNamesCurrency(true)
          setDraft((before) => ({ ...before, ...part }))
        }}
      />
      <section className="next ct-preview" aria-label={t('preview')} aria-live="polite">
        <h3>{t('preview')}</h3>
        <ChangedTerms before={present} after={termsOfType(draft, present)} />
      </section>
      <div className="row">
        <Button look="primary" type="submit" busy={act.isPending}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}
