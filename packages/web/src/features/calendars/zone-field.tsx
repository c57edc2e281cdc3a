import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useTranslations } from 'use-intl'
import { FieldNote } from '../../components/field.tsx'
import { nowMs } from '../../lib/clock.ts'
import type { Faults } from './check.ts'

type ZoneFieldProps = {
  value: string
  fault: ReturnType<Faults['get']>
  onChange: (timeZone: string) => void
}

/** Every zone that the browser knows, found by any part of its name, with its offset today. */
export function ZoneField({ value, fault, onChange }: ZoneFieldProps) {
  const t = useTranslations('adminCalendars')
  const zones = useMemo(() => zonesWith(value), [value])
  return (
    <ComboBox
      className={fault ? 'field field-error cal-zone' : 'field cal-zone'}
      aria-label={t('week.zone')}
      menuTrigger="focus"
      isInvalid={fault !== undefined}
      defaultItems={zones}
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
    >
      <Label>{t('week.zone')}</Label>
      <div className="combo">
        <Input className="input" />
        <Button className="combo-open" aria-label={t('week.zoneOpen')}>
          <ChevronDown className="ico" aria-hidden />
        </Button>
      </div>
      {fault && <FieldNote id="zone-fault" error={t(`faults.${fault}`)} description={null} />}
      <Popover className="menu-pop combo-pop" offset={4}>
        <ListBox<ZoneChoice>
          className="menu cal-zones"
          renderEmptyState={() => <p className="soft sm">{t('week.zoneNone')}</p>}
        >
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

type ZoneChoice = { id: string; name: string }

let known: readonly string[] | null = null

function zonesWith(current: string): ZoneChoice[] {
  known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  const zones = known.includes(current) ? known : [current, ...known]
  return zones.map((id) => ({ id, name: zoneName(id) }))
}

const names = new Map<string, string>()

/** `America/Buenos Aires (GMT−3)`. */
function zoneName(timeZone: string): string {
  const found = names.get(timeZone)
  if (found !== undefined) return found
  const made = `${timeZone.replaceAll('_', ' ')}${offsetWords(timeZone)}`
  names.set(timeZone, made)
  return made
}

function offsetWords(timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone,
      timeZoneName: 'shortOffset',
    }).formatToParts(nowMs())
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('-', '\u2212')
    return offset === undefined || timeZone === 'UTC' ? '' : ` (${offset})`
  } catch {
    return ''
  }
}
