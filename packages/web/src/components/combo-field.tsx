import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useTranslations } from 'use-intl'
import { FieldNote, type FieldProps } from './field.tsx'
import { useFieldError } from './form.tsx'

export type ComboChoice = { value: string; label: string; detail?: string }

type ComboFieldProps = FieldProps & {
  name: string
  choices: readonly ComboChoice[]
  value?: string | null
  onChange?: (value: string | null) => void
  placeholder?: string
  isDisabled?: boolean
}

/** A list one can type in, for more choices than a glance can hold (modules, people, catalogue). */
export function ComboField(props: ComboFieldProps) {
  const { label, description, error, optional, name, choices, placeholder } = props
  const t = useTranslations('common')
  const formError = useFieldError(name)
  const message = error ?? formError
  return (
    <ComboBox
      name={name}
      formValue="key"
      className={message ? 'field field-error' : 'field'}
      menuTrigger="focus"
      isInvalid={message !== undefined}
      isDisabled={props.isDisabled ?? false}
      defaultItems={choices.map((choice) => ({ ...choice, id: choice.value }))}
      {...(props.value === undefined ? {} : { selectedKey: props.value })}
      onSelectionChange={(key) => props.onChange?.(key === null ? null : String(key))}
    >
      <Label>
        {label} {optional && <span className="optional">{t('optional')}</span>}
      </Label>
      <div className="combo">
        <Input className="input" {...(placeholder ? { placeholder } : {})} />
        <Button className="combo-open" aria-label={t('comboOpen')}>
          <ChevronDown className="ico" aria-hidden />
        </Button>
      </div>
      <Text slot={message ? 'errorMessage' : 'description'} elementType="div">
        <FieldNote id={`${name}-note`} error={message} description={description} />
      </Text>
      <Popover className="menu-pop combo-pop" offset={4}>
        <ListBox<ComboChoice>
          className="menu"
          renderEmptyState={() => <p className="soft sm p-2">{t('comboEmpty')}</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label}>
              <span>
                {choice.label}
                {choice.detail && <span className="menu-reason soft">{choice.detail}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
