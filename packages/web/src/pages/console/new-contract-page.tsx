import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type LoaderFunctionArgs, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { managesContracts } from '../../app/desk-areas.ts'
import { requireContracts } from '../../app/session.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { TypeField } from '../../features/contract-terms/type-field.tsx'
import { ContractForm } from '../../features/contracts/contract-form.tsx'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import { productQueries } from '../../features/products/products.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { contractTexts } from './contract-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireContracts(request)
  if (!managesContracts(user)) throw redirect(paths.contracts())
  await contractTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={contractTexts}>
      <NewContract />
    </PageTexts>
  )
}

function NewContract() {
  const t = useTranslations('consoleHoursActs.create')
  const organizations = useQuery(contractQueries.organizations()).data?.items ?? []
  const products = useInfiniteQuery(productQueries.list()).data?.pages ?? []
  const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top ct-top">
        <Link className="ct-back" to={paths.contracts()} aria-label={t('back')} title={t('back')}>
          <ArrowLeft className="ico" aria-hidden />
        </Link>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        <div className="ct-page">
          <p className="soft">{t('lead')}</p>
          <div className="card card-pad">
            <ContractForm
              organizations={organizations.map(toChoice)}
              products={products.flatMap(({ items }) => items).map(toChoice)}
              type={<TypeField />}
            />
          </div>
        </div>
      </ScrollArea>
    </>
  )
}
