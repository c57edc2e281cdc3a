import { expect, test } from 'vitest'
import { setupForTest } from '../../testing/test-app.ts'

test('modules left out are retired, names can be exchanged, and a retired one comes back', async () => {
  const { as, given } = await setupForTest()
  const admin = as('admin')
  const url = `/products/${given.product.id}`
  const [members, billing, accounts] = (await admin.get(url)).body.modules
  const swapped = [
    { id: members.id, name: billing.name },
    { id: billing.id, name: members.name },
  ]

  const first = await admin.patch(url, { modules: [...swapped, { name: 'Nómina' }] })
  const back = await admin.patch(url, { modules: [...swapped, { name: accounts.name }] })

  expect(first.body.modules).toMatchObject([
    { id: members.id, name: billing.name, retired: false },
    { id: billing.id, name: members.name, retired: false },
    { name: 'Nómina', retired: false },
    { id: accounts.id, name: accounts.name, retired: true },
  ])
  expect(back.body.modules[2]).toEqual({ ...accounts, retired: false })
  expect(back.body.modules[3]).toMatchObject({ name: 'Nómina', retired: true })
  const twice = await admin.patch(url, { modules: [{ name: 'X' }, { name: 'X' }] })
  expect([twice.status, twice.body.errors[0].path]).toEqual([409, 'modules.1.name'])
})

test('a retired product is hidden from customers, and shown to the desk that asks', async () => {
  const { as, given } = await setupForTest()
  const admin = as('admin')
  const url = `/products/${given.product.id}`
  const { etag } = (await admin.get(url)).body
  await admin.patch(url, { retired: true }, { 'if-match': etag })

  const shown = async (who: 'admin' | 'requesterA', query = '') =>
    (await as(who).get(`/products${query}`)).body.items.length
  expect(await shown('admin')).toBe(0)
  expect(await shown('admin', '?includeRetired=true')).toBe(1)
  expect(await shown('requesterA', '?includeRetired=true')).toBe(0)
  const stale = await admin.patch(url, { phone: '1' }, { 'if-match': etag })
  expect(stale.status).toBe(412)
  expect((await as('agent').patch(url, { phone: '1' })).status).toBe(403)
})

test('CA-1: products stand in the order that the desk gave all of them', async () => {
  const { as, given } = await setupForTest()
  const admin = as('admin')
  const body = { name: 'Accesos', modules: [{ name: 'Torniquetes' }] }
  const { id } = (await admin.post('/products', body)).body
  const ids = [id, given.product.id]
  const shown = async () =>
    (await as('requesterA').get('/products')).body.items.map((one: { id: string }) => one.id)

  expect(await shown()).toEqual(ids.toReversed())
  expect((await admin.put('/products/order', { ids })).status).toBe(200)
  expect(await shown()).toEqual(ids)
  expect((await admin.put('/products/order', { ids: [id] })).body.code).toBe('stale')
  expect((await as('agent').put('/products/order', { ids })).status).toBe(403)
})
