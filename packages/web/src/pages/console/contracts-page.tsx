import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type LoaderFunctionArgs, Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { managesContracts } from '../../app/desk-areas.ts'
import { requireContracts, useSession } from '../../app/session.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import {
  contractQueryOf,
  everyStatus,
  type FilterName,
  hasFilters,
  withFilter,
} from '../../features/contracts/contract-address.ts'
import { ContractFilters } from '../../features/contracts/contract-filters.tsx'
import { ContractList } from '../../features/contracts/contract-list.tsx'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { contractTexts } from './contract-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireContracts(request)
  await contractTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={contractTexts}>
      <Contracts />
    </PageTexts>
  )
}

/** Every contract of the desk's customers, soonest to end first. */
function Contracts() {
  const t = useTranslations('consoleContracts')
  const { user } = useSession()
  const [params, setParams] = useSearchParams()
  const change = (name: FilterName, value: string) =>
    setParams((before) => withFilter(before, name, value), { replace: true })
  const choices = useChoices()
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
        {managesContracts(user) && (
          <Link className={`${buttonClass('primary', 'sm')} push`} to={paths.newContract()}>
            <Plus className="ico" aria-hidden />
            {t('new')}
          </Link>
        )}
      </header>
      <ContractFilters
        params={params}
        organizations={choices.organizations}
        types={choices.types}
        onChange={change}
        onClear={() => setParams({})}
      />
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        <Body params={params} types={choices.typeNames} onClear={() => setParams({})} />
      </ScrollArea>
    </>
  )
}

function useChoices() {
  const organizations = useQuery(contractQueries.organizations()).data?.items ?? []
  const types = useQuery(caseWorkQueries.allOf('contract-types')).data?.items ?? []
  const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return {
    organizations: organizations.map(toChoice),
    types: types.map(toChoice),
    typeNames: new Map(types.map(({ id, name }) => [id, name])),
  }
}

type BodyProps = {
  params: URLSearchParams
  types: ReadonlyMap<string, string>
  onClear: () => void
}

function Body({ params, types, onClear }: BodyProps) {
  const t = useTranslations('consoleContracts')
  const query = useInfiniteQuery({
    ...contractQueries.list(contractQueryOf(params)),
    placeholderData: keepPreviousData,
  })
  if (query.isError && (!query.data || query.isPlaceholderData)) {
    return (
      <BrokenState
        error={query.error}
        title={t('broken')}
        level="h2"
        onRetry={() => void query.refetch()}
      >
        {t('brokenBody')}
      </BrokenState>
    )
  }
  const isEmpty = query.data?.pages.every(({ items }) => items.length === 0) ?? false
  if (isEmpty) return <Empty params={params} onClear={onClear} />
  return (
    <div className={query.isPlaceholderData ? 'rep-stale' : undefined}>
      <p className="soft mb-4">{t('listLead')}</p>
      <div className="card card-pad">
        <ContractList query={query} types={types} />
      </div>
    </div>
  )
}

function Empty({ params, onClear }: { params: URLSearchParams; onClear: () => void }) {
  const t = useTranslations('consoleContracts')
  if (params.get('estado') === everyStatus && Object.keys(contractQueryOf(params)).length === 0) {
    return (
      <EmptyState level="h2" side="nobody" title={t('empty.title')}>
        <p>{t('empty.body')}</p>
      </EmptyState>
    )
  }
  if (hasFilters(params)) {
    return (
      <EmptyState
        level="h2"
        title={t('empty.filteredTitle')}
        actions={<Button onClick={onClear}>{t('filters.clear')}</Button>}
      >
        <p>{t('empty.filteredBody')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      level="h2"
      title={t('empty.activeTitle')}
      actions={
        <Link className={buttonClass()} to={paths.contracts(`estado=${everyStatus}`)}>
          {t('empty.all')}
        </Link>
      }
    >
      <p>{t('empty.activeBody')}</p>
    </EmptyState>
  )
}
