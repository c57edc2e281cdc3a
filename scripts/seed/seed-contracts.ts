import type { CreateContractBody } from '@mesa/shared/wire/contracts.schema'
import type { SeedContract } from './desk-content.ts'
import { addDays, morningOf } from './seed-dates.ts'
import type { Happening, SeededDesk } from './seed-desk.ts'
import type { SeedServices } from './seed-services.ts'

/** Prices of an hour, and what licences bring, from the desk's first year on. */
export async function seedRateCard(services: SeedServices, desk: SeededDesk): Promise<void> {
  const { content, cast, todayOn } = desk
  const { rateCard } = content
  if (!rateCard) return
  const commercial = cast.staff(content.commercialKey)
  const firstYear = Number(addDays(todayOn, -content.ageDays).slice(0, 4))
  const { currency, rates, maintenanceMinutes } = rateCard
  for (const { kind, component = null, amount } of rates)
    await services.rateCard.create(commercial, {
      kind,
      component,
      validFrom: `${firstYear}-01-01`,
      hourPrice: { amount, currency },
    })
  if (maintenanceMinutes === undefined) return
  for (let year = firstYear; year <= Number(todayOn.slice(0, 4)); year += 1)
    await services.maintenanceFactors.create(commercial, {
      year,
      currency,
      minutesPerThousand: maintenanceMinutes,
    })
}

/** Contracts, their lots and the standing of every organization, each on its day. */
export function contractHistory(desk: SeededDesk, services: SeedServices): Happening[] {
  const { content, cast, organizationIds, todayOn, attention } = desk
  const commercial = cast.staff(content.commercialKey)
  return content.organizations.flatMap(
    ({ key, standing: { sinceDaysAgo, ...standing }, contracts }) => {
      const organizationId = organizationIds.get(key) ?? ''
      const set = {
        at: morningOf(attention, addDays(todayOn, -sinceDaysAgo), 5),
        run: async () => {
          await services.standing.set(commercial, organizationId, standing)
        },
      }
      return [
        set,
        ...contracts.flatMap((one) => oneContract(one, organizationId, { desk, services })),
      ]
    },
  )
}

type Selling = { desk: SeededDesk; services: SeedServices }

function oneContract(
  contract: SeedContract,
  organizationId: string,
  { desk, services }: Selling,
): Happening[] {
  const { content, cast, todayOn, attention } = desk
  const commercial = cast.staff(content.commercialKey)
  let contractId = ''
  const signed = {
    at: morningOf(attention, addDays(todayOn, contract.validFromDays)),
    run: async () => {
      const body = contractBody(contract, organizationId, desk)
      contractId = (await services.contracts.create(commercial, body)).id
    },
  }
  const byHand = contract.lots.filter((lot) => !isOfPeriod(contract, lot))
  const granted = byHand.map(({ key: periodKey, minutes, origin, note, ...lot }) => {
    const day = addDays(todayOn, Math.max(lot.validFromDays, contract.validFromDays))
    const validFrom = addDays(todayOn, lot.validFromDays)
    const validUntil = addDays(todayOn, lot.validUntilDays)
    const body = { periodKey, minutes, origin, note, validFrom, validUntil }
    return {
      at: morningOf(attention, day, 1),
      run: async () => {
        await services.contracts.grantLot(commercial, contractId, body)
      },
    }
  })
  return [signed, ...granted, ...licenceOf(contract, () => contractId, { desk, services })].concat(
    periodsOf(contract, { desk, services }),
  )
}

/** What a period of the contract brings, the ledger grants by itself. */
const isOfPeriod = (
  { period, validFromDays }: SeedContract,
  lot: SeedContract['lots'][number],
): boolean =>
  (lot.origin === 'annual' || lot.origin === 'monthly') &&
  period !== 'once' &&
  lot.validFromDays === validFromDays

/** The ledger looks at its accounts as the periods of the contract begin. */
function periodsOf(contract: SeedContract, { desk, services }: Selling): Happening[] {
  const { period, periodMinutes, validFromDays, validUntilDays } = contract
  if (period === 'once' || periodMinutes === null) return []
  const { todayOn, attention } = desk
  const sweep = async () => {
    await services.jobs.ledger.sweepToEnd()
  }
  const last = Math.min(validUntilDays, 0)
  const days = [validFromDays]
  const step = period === 'month' ? 10 : 365
  for (let day = validFromDays + step; day < last; day += step) days.push(day)
  return days.map((day) => ({ at: morningOf(attention, addDays(todayOn, day), 1), run: sweep }))
}

/** HR-3: the licence is paid on the day the contract begins, and brings its maintenance. */
function licenceOf(
  { licence, validFromDays, number }: SeedContract,
  contractId: () => string,
  { desk, services }: Selling,
): Happening[] {
  if (!licence) return []
  const { content, cast, todayOn, attention } = desk
  const validFrom = addDays(todayOn, validFromDays)
  const body = {
    licenceYear: Number(validFrom.slice(0, 4)),
    paidOn: validFrom,
    amount: licence,
    validFrom,
    reference: `Licenciamiento anual, ${number}`,
  }
  const run = async () => {
    const commercial = cast.staff(content.commercialKey)
    await services.licencePayments.record(commercial, contractId(), body)
  }
  return [{ at: morningOf(attention, validFrom, 2), run }]
}

/** What its type says, and what of it was agreed otherwise. */
function contractBody(
  contract: SeedContract,
  organizationId: string,
  { productIds, catalogIds, todayOn }: SeededDesk,
): CreateContractBody {
  const typeId = catalogIds.get(`contract-types/${contract.typeCode}`)
  if (typeId === undefined) throw new Error(`${contract.number} is of no type`)
  const { number, name, openCaseLimit, hourlyRate, note, periodMinutes } = contract
  const { overdraftMinutesMax } = contract
  return {
    organizationId,
    number,
    name,
    typeId,
    startsOn: addDays(todayOn, contract.validFromDays),
    endsOn: addDays(todayOn, contract.validUntilDays),
    ...(periodMinutes !== null && { periodMinutes }),
    productIds: contract.productKeys.map((product) => productIds.get(product) ?? ''),
    openCaseLimit,
    overdraftMinutesMax,
    ...(hourlyRate && { hourlyRate }),
    note,
  }
}
