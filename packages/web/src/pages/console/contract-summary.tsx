import { ACCESS } from '@mesa/shared/access/can'
import type { ContractView, LotList } from '@mesa/shared/wire/contracts.schema'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { managesContracts, recordsLicences } from '../../app/desk-areas.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { RenewalCard } from '../../features/contract-renewal/renewal-card.tsx'
import { ChangeDialog } from '../../features/contract-terms/change-dialog.tsx'
import { termsQueries } from '../../features/contract-terms/terms.queries.ts'
import { VersionsCard } from '../../features/contract-terms/versions-card.tsx'
import { BalanceFigures } from '../../features/contracts/balance-figures.tsx'
import { ContractFacts } from '../../features/contracts/contract-facts.tsx'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import { LotTable } from '../../features/contracts/lot-table.tsx'
import { LicenceCard } from '../../features/licence-payments/licence-card.tsx'
import { useDeskCurrency } from '../../features/rates/desk-currency.ts'
import { rulebookQueries } from '../../features/rulebook/rulebook.queries.ts'

/** The balance with its parts, the lots, the terms and what comes after the end. */
export function ContractSummary({ contract }: { contract: ContractView }) {
  const { user } = useSession()
  const lots = useQuery(contractQueries.allLots(contract.id))
  const types = useQuery(caseWorkQueries.catalog('contract-types')).data?.items ?? []
  const currency = useDeskCurrency({ enabled: managesContracts(user) })
  const desk = useQuery(caseWorkQueries.desk()).data
  const managesTasks = user.role !== null && user.role in ACCESS['renewal.manage']
  return (
    <>
      <BalanceFigures contract={contract} lots={lots.data?.items ?? []} />
      <Lots contract={contract} query={lots} />
      {desk?.policy.hours.maintenance === 'yearly' && (
        <LicenceCard
          contract={contract}
          lots={lots.data?.items ?? []}
          canRecord={recordsLicences(user)}
          currency={currency}
        />
      )}
      <div className="ct-two">
        <div>
          <Terms contract={contract} deskCurrency={currency} />
        </div>
        <div>
          <ContractFacts contract={contract} />
          <RenewalCard
            contract={contract}
            types={types}
            canRenew={managesContracts(user)}
            managesTasks={managesTasks}
          />
        </div>
      </div>
    </>
  )
}

type LotsProps = { contract: ContractView; query: UseQueryResult<LotList> }

function Lots({ contract, query }: LotsProps) {
  const t = useTranslations('consoleContracts.lots')
  const versions = useQuery(termsQueries.versions(contract.id)).data?.items ?? []
  const rulebook = useQuery(rulebookQueries.inForce()).data
  const inForce = versions.find(({ isInForce }) => isInForce)?.terms
  const graceDays = inForce?.graceDays ?? rulebook?.policy.hours.graceDays ?? 0
  return (
    <SectionCard title={t('title')}>
      <Loaded query={query}>
        {({ items }) => (
          <LotTable lots={items} timeZone={contract.timeZone} graceDays={graceDays} />
        )}
      </Loaded>
    </SectionCard>
  )
}

type TermsProps = { contract: ContractView; deskCurrency: string | null }

function Terms({ contract, deskCurrency }: TermsProps) {
  const t = useTranslations('consoleContracts.page')
  const { user } = useSession()
  const [isChanging, setIsChanging] = useState(false)
  const manages = managesContracts(user)
  const versions = useQuery(termsQueries.versions(contract.id)).data?.items
  const types = useQuery({ ...termsQueries.types(), enabled: manages }).data?.items ?? []
  return (
    <>
      <VersionsCard
        contractId={contract.id}
        action={
          manages &&
          versions && (
            <Button size="sm" onClick={() => setIsChanging(true)}>
              {t('change')}
            </Button>
          )
        }
      />
      {isChanging && versions && (
        <ChangeDialog
          contract={contract}
          versions={versions}
          types={types}
          deskCurrency={deskCurrency}
          onClose={() => setIsChanging(false)}
        />
      )}
    </>
  )
}
