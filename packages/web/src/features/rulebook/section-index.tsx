import { useTranslations } from 'use-intl'
import { goToSection } from './rule-anchors.ts'
import { SECTIONS } from './rule-sections.ts'

/** The way to each section of a long page: links where there is room for them, a list on phones. */
export function SectionIndex() {
  const t = useTranslations('adminRulebook')
  return (
    <nav className="rule-index" aria-label={t('index.title')}>
      <ul>
        {SECTIONS.map(({ id }) => (
          <li key={id}>
            <a
              href={`#regla-${id}`}
              onClick={(event) => {
                event.preventDefault()
                goToSection(id)
              }}
            >
              {t(`sections.${id}`)}
            </a>
          </li>
        ))}
      </ul>
      <select
        className="select"
        aria-label={t('index.title')}
        value=""
        onChange={({ currentTarget }) => goToSection(currentTarget.value)}
      >
        <option value="">{t('index.choose')}</option>
        {SECTIONS.map(({ id }) => (
          <option key={id} value={id}>
            {t(`sections.${id}`)}
          </option>
        ))}
      </select>
    </nav>
  )
}
