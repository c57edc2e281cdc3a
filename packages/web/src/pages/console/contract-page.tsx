import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type LoaderFunctionArgs, Link, useParams, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { closesMonths, managesContracts, reviewsHours } from '../../app/desk-areas.ts'
import { requireContracts, useSession } from '../../app/session.ts'
import { buttonClass } from '../../components/button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, RefusedState } from '../../components/states.tsx'
import { Ledger } from '../../features/contract-ledger/ledger.tsx'
import { Ends, StatusBadge } from '../../features/contracts/contract-list.tsx'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import { ContractCloses } from '../../features/month-closes/contract-closes.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { ProblemError } from '../../lib/problem.ts'
import { ContractActs } from './contract-acts.tsx'
import { ContractStatement } from './contract-statement.tsx'
import { ContractSummary } from './contract-summary.tsx'
import { contractTexts } from './contract-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireContracts(request)
  await contractTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={contractTexts}>
      <Contract />
    </PageTexts>
  )
}

/** One contract: what it says, how its hours stand, and every posting that made it so. */
function Contract() {
  const { id = '' } = useParams()
  const t = useTranslations('consoleContracts')
  const query = useQuery(contractQueries.detail(id))
  const back = t('page.back')
  if (query.data) return <Shown key={id} contract={query.data} />
  const isRefused =
    query.error instanceof ProblemError && [400, 403, 404].includes(query.error.status)
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <Link className="ct-back" to={paths.contracts()} aria-label={back} title={back}>
          <ArrowLeft className="ico" aria-hidden />
        </Link>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        {query.isPending && (
          <LoadingShape>
            <div className="stack">
              <Skeleton height={140} />
              <Skeleton height={260} />
            </div>
          </LoadingShape>
        )}
        {isRefused && (
          <RefusedState
            level="h2"
            title={t('refused.title')}
            actions={
              <Link className={buttonClass()} to={paths.contracts()}>
                {t('refused.back')}
              </Link>
            }
          >
            <p>{t('refused.body')}</p>
          </RefusedState>
        )}
        {query.isError && !isRefused && (
          <BrokenState
            level="h2"
            error={query.error}
            title={t('brokenOne')}
            onRetry={() => void query.refetch()}
          >
            {t('brokenOneBody')}
          </BrokenState>
        )}
      </ScrollArea>
    </>
  )
}

const parts = ['resumen', 'movimientos', 'estado', 'cierres'] as const
type Part = (typeof parts)[number]
const words = {
  resumen: 'summary',
  movimientos: 'postings',
  estado: 'statement',
  cierres: 'closes',
} as const satisfies Record<Part, string>

function Shown({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts.page')
  const { user } = useSession()
  const [search] = useSearchParams()
  const offered = parts.filter((part) => part !== 'cierres' || reviewsHours(user))
  const part = offered.find((one) => one === search.get('ver')) ?? 'resumen'
  return (
    <>
      <title>{`${contract.number} ${contract.name} · Mesa`}</title>
      <Head contract={contract} />
      <nav className="tabs ct-parts-nav" aria-label={t('parts')}>
        {offered.map((one) => (
          <Link
            key={one}
            to={paths.contract(contract.id, one === 'resumen' ? '' : one)}
            aria-current={one === part ? 'page' : undefined}
          >
            {t(words[one])}
          </Link>
        ))}
      </nav>
      <ScrollArea className="c-scroll" role="region" label={contract.number}>
        <div className="ct-page">
          <PartShown part={part} contract={contract} />
        </div>
      </ScrollArea>
    </>
  )
}

function Head({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts.page')
  return (
    <header className="c-top ct-top">
      <Link className="ct-back" to={paths.contracts()} aria-label={t('back')} title={t('back')}>
        <ArrowLeft className="ico" aria-hidden />
      </Link>
      <div className="ct-head">
        <h1 tabIndex={-1}>
          {contract.number} <span className="ct-light">{contract.name}</span>
        </h1>
        <p className="soft">{contract.organizationName}</p>
      </div>
      <StatusBadge status={contract.status} />
      <Ends contract={contract} label={t('ends')} />
      <ContractActs contract={contract} />
    </header>
  )
}

function PartShown({ part, contract }: { part: Part; contract: ContractView }) {
  const t = useTranslations('consoleLedger.closes')
  const { user } = useSession()
  const [search, setSearch] = useSearchParams()
  switch (part) {
    case 'resumen':
      return <ContractSummary contract={contract} />
    case 'movimientos': {
      const typed = search.get('caso') ?? ''
      return (
        <Ledger
          contractId={contract.id}
          ticketNumber={/^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : undefined}
          canReverse={managesContracts(user)}
          onCase={(number) =>
            setSearch({
              ver: 'movimientos',
              ...(number !== undefined && { caso: String(number) }),
            })
          }
        />
      )
    }
    case 'estado':
      return <ContractStatement contract={contract} />
    case 'cierres':
      return (
        <ContractCloses
          contractId={contract.id}
          action={
            closesMonths(user) && (
              <Link className={buttonClass('secondary', 'sm')} to={paths.monthCloses()}>
                {t('go')}
              </Link>
            )
          }
        />
      )
  }
}
