import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { readsContractReports, readsReports } from '../../app/desk-areas.ts'
import { requireContractReports, useSession } from '../../app/session.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { hourReportTexts } from '../../features/reports/texts.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  // Whoever reads any report reads those of contracts.
  await requireContractReports(request)
  await hourReportTexts.preload()
  return null
}

/** Every report, with the question it answers. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Reports />
    </PageTexts>
  )
}

function Reports() {
  const t = useTranslations('hourReports')
  const { user } = useSession()
  return (
    <>
      <title>{`${t('index.title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('index.title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('index.title')}>
        <p className="soft mb-4">{t('index.lead')}</p>
        {readsContractReports(user) && (
          <Group title={t('index.ofContracts')} names={['contracts', 'ending', 'usage']} />
        )}
        {readsReports(user) && (
          <Group title={t('index.ofWork')} names={['attainment', 'work', 'time']} />
        )}
      </ScrollArea>
    </>
  )
}

const addresses = {
  contracts: () => paths.hourReport('contratos'),
  ending: () => paths.hourReport('vencimientos'),
  usage: () => paths.hourReport('horas-usadas'),
  work: () => paths.hourReport('horas-por-responsable'),
  time: () => paths.hourReport('tiempo'),
  attainment: () => paths.report(),
} as const

function Group({ title, names }: { title: string; names: ReadonlyArray<keyof typeof addresses> }) {
  const t = useTranslations('hourReports')
  return (
    <section className="card card-pad mb-4" aria-label={title}>
      <h2 className="mb-4">{title}</h2>
      <ul className="rep-index">
        {names.map((name) => (
          <li key={name}>
            <Link to={addresses[name]()}>{t(`names.${name}`)}</Link>
            <p className="soft">{t(`answers.${name}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
