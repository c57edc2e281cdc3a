import { givenCase, givenContract } from '../../../testing/given-case.ts'
import type { TestApp } from '../../../testing/test-app.ts'

type Customer = 'keyUserA' | 'keyUserB'

/**
 * Ten cases of two weeks, Monday to Friday 09–17 in Caracas; it is Friday 13 March 2026, 12:00. First
 * reply in 240 (critical), 480 (serious), 1440 (moderate, or not ruled) or 2400 (minor) attention
 * minutes. Answers their numbers by name.
 */
export async function givenTenCases(desk: TestApp): Promise<Record<string, number>> {
  const numbers: Record<string, number> = {}
  await givenContract(desk)
  await givenContract(desk, { organization: 'b' })
  const { open, classify, reply, propose, accept } = actsOn(desk, numbers)
  const at = async (local: string, act: () => Promise<unknown>) => {
    desk.clock.set(new Date(`2026-03-${local}:00.000-04:00`))
    await act()
  }

  await at('02T10:00', () => open('first', 'keyUserA', 'serious'))
  await at('02T11:30', () => reply('first')) // 90
  await at('02T14:00', () => propose('first'))
  await at('02T16:00', () => open('second', 'keyUserA', 'serious'))
  await at('03T09:00', () => open('third', 'keyUserB', 'critical'))
  await at('03T10:00', () => accept('first', 'keyUserA')) // open for 480, by the clock 1440
  await at('03T13:30', () => reply('third')) // 270: 30 late
  await at('04T10:00', () => reply('second')) // 600: 120 late
  await at('04T10:01', () => propose('second'))
  await at('04T12:00', () => open('fourth', 'keyUserB', 'critical'))
  await at('04T12:30', () => reply('fourth')) // 30
  await at('04T16:00', () => accept('second', 'keyUserA')) // open for 960, by the clock 2880
  await at('06T16:30', () => open('fifth', 'keyUserA', 'minor'))
  await at('09T09:00', () => open('sixth', 'keyUserB', 'moderate'))
  await at('09T09:30', () => reply('fifth')) // 60, of the first week
  await at('09T09:31', () => propose('fifth'))
  await at('10T09:30', () => accept('fifth', 'keyUserA')) // open for 540, by the clock 5340
  await at('10T10:00', () => open('seventh', 'keyUserA')) // late since the 13th, 10:00
  await at('11T09:00', () => reply('sixth')) // 960
  await at('11T16:00', () => open('tenth', 'keyUserA'))
  await at('12T09:00', () => open('ninth', 'keyUserA', 'serious'))
  await at('12T10:00', () => accept('ninth', 'keyUserA', 'close')) // withdrawn: promised nothing
  await at('13T09:00', () => open('eighth', 'keyUserB', 'serious')) // due today, 17:00
  await at('13T11:00', () => classify('tenth', 'serious')) // 660 by then: late by the new target
  await at('13T11:30', () => reply('tenth')) // 690
  await at('13T12:00', async () => undefined)
  return numbers
}

function actsOn(desk: TestApp, numbers: Record<string, number>) {
  const agent = desk.as('agent')
  const move = async (name: string, action: string, more: object = {}) =>
    done(await agent.post(`/tickets/${numbers[name]}/transitions`, { action, ...more }))
  const classify = async (name: string, criticality: string) => {
    await move(name, 'review')
    const words = { type: 'support', criticality, level: 'l1' }
    done(await agent.put(`/tickets/${numbers[name]}/classification`, words))
  }
  return {
    classify,
    open: async (name: string, who: Customer, criticality?: string) => {
      numbers[name] = (await givenCase(desk, who)).number
      if (criticality !== undefined) await classify(name, criticality)
    },
    reply: async (name: string) => {
      const words = { kind: 'reply', body: 'Ya lo revisamos.' }
      done(await agent.post(`/tickets/${numbers[name]}/messages`, words))
    },
    propose: async (name: string) => {
      await move(name, 'start')
      await move(name, 'propose', { body: 'Pruebe ahora.' })
    },
    accept: async (name: string, who: Customer, action = 'accept') =>
      done(await desk.as(who).post(`/tickets/${numbers[name]}/transitions`, { action })),
  }
}

function done({ status, body }: { status: number; body: unknown }) {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
}
