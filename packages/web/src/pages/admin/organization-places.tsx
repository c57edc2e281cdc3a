import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { OrganizationView } from '@mesa/shared/wire/organizations.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { SectionCard } from '../../components/section-card.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import { paths } from '../../lib/paths.ts'

/** EN-3: how many places are taken of how many, and what sets that number. */
export function Places({ organization }: { organization: OrganizationView }) {
  const t = useTranslations('adminPeopleRules.places')
  const contracts = useInfiniteQuery(contractQueries.list({ organizationId: organization.id }))
  const types = useQuery(caseWorkQueries.allOf('contract-types')).data?.items ?? []
  if (contracts.data === undefined) return null
  const active = contracts.data.pages
    .flatMap(({ items }) => items)
    .filter(({ status }) => status === 'active')
  const setting = settingLimit(active)
  const limit = setting?.openCaseLimitInForce ?? null
  return (
    <SectionCard title={t('title')}>
      <p>
        {limit === null
          ? t('unlimited', { used: organization.openCases })
          : t('used', { used: organization.openCases, limit })}
      </p>
      <p className="soft">
        {setting === null ? (
          t('noContract')
        ) : (
          <Origin contract={setting} types={types} bracket={organization.sizeBracket} />
        )}
      </p>
    </SectionCard>
  )
}

/** The contract whose limit holds: the highest, and one without a limit before all. */
function settingLimit(contracts: readonly ContractView[]): ContractView | null {
  const height = ({ openCaseLimitInForce: limit }: ContractView) => limit ?? Infinity
  return contracts.toSorted((one, other) => height(other) - height(one))[0] ?? null
}

type OriginProps = {
  contract: ContractView
  types: readonly CatalogEntry[]
  bracket: OrganizationView['sizeBracket']
}

function Origin({ contract, types, bracket }: OriginProps) {
  const t = useTranslations('adminPeopleRules.places')
  const size = useTranslations('adminPeopleRules.size')
  const type = types.find(({ id }) => id === contract.typeId)
  const isOwn = contract.openCaseLimit !== null || type === undefined
  return t.rich(isOwn ? 'byContract' : 'byType', {
    contract: () => <Link to={paths.contract(contract.id)}>{contract.name}</Link>,
    type: type?.name ?? '',
    size: size(bracket),
  })
}
