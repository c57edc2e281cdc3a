import { useTranslations } from 'use-intl'

type KeyFootProps = {
  /** What each key does on this page, in the order of use. */
  keys: readonly { keys: readonly string[]; does: string }[]
}

/** The foot of a list page: its keys. Hidden where there is no room for a keyboard's user. */
export function KeyFoot({ keys }: KeyFootProps) {
  const t = useTranslations('console.queue')
  return (
    <footer className="c-hint" aria-label={t('helpLabel')}>
      {keys.map(({ keys: names, does }) => (
        <span key={does}>
          {names.map((name) => (
            <kbd key={name}>{name}</kbd>
          ))}{' '}
          {does}
        </span>
      ))}
    </footer>
  )
}
