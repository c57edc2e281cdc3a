import type { HolidayPackView } from '@mesa/shared/wire/calendar-acts.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { Select } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { calendarQueries } from './calendars.queries.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import type { Editor } from './use-editor.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'

type PackDialogProps = { editor: Editor; country: string | null; onClose: () => void }

/** The holidays of a country in one year, to be taken as dates into what is edited. */
export function PackDialog({ editor, country: own, onClose }: PackDialogProps) {
  const t = useTranslations('adminCalendars.pack')
  const words = useCalendarWords(editor.draft.timeZone)
  const thisYear = Number(words.today().slice(0, 4))
  const [country, setCountry] = useState(own ?? '')
  const [year, setYear] = useState(thisYear)
  const countries = useQuery(calendarQueries.countries())
  const pack = useQuery({ ...calendarQueries.pack(country, year), enabled: country !== '' })
  const has = new Set(editor.draft.dates.map(({ date }) => date))
  const missing = (pack.data?.holidays ?? []).filter(({ date }) => !has.has(date))
  const take = () => {
    editor.addDates(
      missing.map(({ date, name }) => ({ date, label: name, kind: 'holiday', rows: [] })),
    )
    showToast(t('taken', { count: missing.length }))
    onClose()
  }
  const isReady = country !== '' && missing.length > 0
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('title')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" onClick={take} {...(isReady ? {} : { unavailable: t('nothing') })}>
            {t('take', { count: missing.length })}
          </Button>
        </>
      }
    >
      <div className="cal-pack-head">
        <Select
          label={t('country')}
          placeholder={t('choose')}
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
          choices={(countries.data?.items ?? [])
            .map(({ code }) => ({ value: code, label: words.country(code) }))
            .toSorted((one, other) => one.label.localeCompare(other.label))}
        />
        <Select
          label={t('year')}
          value={String(year)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
          choices={[-1, 0, 1, 2].map((step) => ({
            value: String(thisYear + step),
            label: String(thisYear + step),
          }))}
        />
      </div>
      {country !== '' && (
        <Loaded query={pack} lines={6}>
          {(found) => <PackTable pack={found} has={has} words={words} />}
        </Loaded>
      )}
    </Dialog>
  )
}

type PackTableProps = {
  pack: HolidayPackView
  has: ReadonlySet<string>
  words: ReturnType<typeof useCalendarWords>
}

function PackTable({ pack, has, words }: PackTableProps) {
  const t = useTranslations('adminCalendars.pack')
  if (pack.holidays.length === 0) return <p className="soft">{t('empty', { year: pack.year })}</p>
  const isVerified = pack.holidays.every(({ verified }) => verified)
  return (
    <>
      <p className="soft">{t(isVerified ? 'verified' : 'unverified')}</p>
      <ScrollArea className="table-wrap cal-pack" label={t('title')}>
        <table className="table table-cards">
          <caption className="sr">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('source')}</th>
            </tr>
          </thead>
          <tbody>
            {pack.holidays.map(({ date, name, verified, source }) => (
              <tr key={date}>
                <th scope="row">{words.date(date)}</th>
                <td data-label={t('name')}>
                  <div>
                    {name} {has.has(date) && <Badge>{t('already')}</Badge>}
                  </div>
                </td>
                <td data-label={t('source')}>
                  {verified ? (
                    (source ?? t('isVerified'))
                  ) : (
                    <Badge tone="soon">{t('isUnverified')}</Badge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}
