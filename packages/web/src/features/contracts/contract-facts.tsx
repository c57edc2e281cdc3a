import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { SectionCard } from '../../components/section-card.tsx'
import { zoneCity } from '../../lib/format.ts'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useContractWords } from './use-contract-words.ts'

/** What the contract says, beside its hours. */
export function ContractFacts({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts.facts')
  const kinds = useTranslations('consoleContracts.kinds')
  const format = useFormat()
  const words = useContractWords()
  const { startsOn, endsOn, products, hourlyRate, note, renewsId } = contract
  const facts: Array<[string, ReactNode]> = [
    [t('kind'), kinds(contract.kind)],
    [t('dates'), t('span', format.period(startsOn, lastDay(endsOn)))],
    [useTranslations('consoleContracts')('hours'), words.hours(contract)],
    [t('products'), products.map(({ name }) => name).join(', ')],
    [t('limit'), <Limit key="limit" contract={contract} />],
    ...(hourlyRate ? [[t('price'), format.money(hourlyRate)] as [string, ReactNode]] : []),
    [t('zone'), zoneCity(contract.timeZone)],
    ...(renewsId
      ? [
          [
            t('renews'),
            <Link key="renews" to={paths.contract(renewsId)}>
              {t('seeRenewed')}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(note ? [[t('note'), note] as [string, ReactNode]] : []),
  ]
  return (
    <SectionCard title={t('title')}>
      <dl className="ct-facts">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  )
}

function Limit({ contract: { openCaseLimit, openCaseLimitInForce } }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts.facts')
  if (openCaseLimitInForce === null) return t('noLimit')
  return openCaseLimit === null
    ? t('limitOfType', { limit: openCaseLimitInForce })
    : openCaseLimitInForce
}
