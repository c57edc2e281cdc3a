import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTE_TABLE } from '../testing/walls/route-table.ts'
import { routesOf, type Route } from '../testing/walls/routes.ts'
import { setup, type TestApp } from '../testing/test-app.ts'

let desk: TestApp
let routes: Route[] = []
beforeAll(async () => {
  desk = await setup({ hasDesk: false })
  routes = routesOf(desk.app.swagger())
})
afterAll(() => desk.close())

test('A20: every route of the contract has its entry in the role table, and every entry its route', () => {
  const published = routes.map(({ name }) => name)

  expect(published.length).toBeGreaterThanOrEqual(84)
  expect(published.toSorted()).toEqual(Object.keys(ROUTE_TABLE).toSorted())
})

test('A16: every parameter that names something says what it names', () => {
  const named = (pick: (route: Route) => string[]) =>
    routes.flatMap((route) => pick(route).map((id) => `${route.name} ${id}`))
  const entered = named(({ name }) => Object.keys(ROUTE_TABLE[name]?.ids ?? {}))
  const naming = named(({ ids }) => ids)
  const taken = named(({ parameters }) => parameters)

  expect(naming.length).toBeGreaterThanOrEqual(115)
  expect(naming.filter((id) => !entered.includes(id))).toEqual([])
  expect(entered.filter((id) => !taken.includes(id))).toEqual([])
})
