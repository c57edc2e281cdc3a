import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

type Props = { query: ComponentProps<typeof PagedTable<ContractView>>['query']; empty: string }

export function ContractTable({ query, empty }: Props) {
  const t = useTranslations('admin')
  const format = useFormat()
  const columns = [
    {
      id: 'number',
      label: t('contracts.number'),
      cell: ({ id, number, name }: ContractView) => (
        <>
          <Link to={paths.contract(id)}>{number}</Link> <span className="soft">{name}</span>
        </>
      ),
    },
    {
      id: 'organization',
      label: t('contracts.organization'),
      cell: ({ organizationName }: ContractView) => organizationName,
    },
    {
      id: 'status',
      label: t('status'),
      cell: ({ status }: ContractView) => t(`contracts.statuses.${status}`),
    },
    {
      id: 'ends',
      label: t('contracts.endsOn'),
      cell: ({ endsOn }: ContractView) => format.date(endsOn),
    },
    {
      id: 'available',
      label: t('contracts.available'),
      cell: ({ balance }: ContractView) => format.duration(balance.availableMinutes, 'full'),
      isNumber: true,
    },
  ]
  return (
    <PagedTable
      query={query}
      caption={t('nav.contracts')}
      columns={columns}
      empty={empty}
      more={t('more')}
    />
  )
}
