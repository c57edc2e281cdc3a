import { expect, test } from 'vitest'
import { deskBaseOf } from './desk-base.ts'

test.each([
  ['/d/club', { slug: 'club', base: '/d/club' }],
  ['/d/club/casos/7', { slug: 'club', base: '/d/club' }],
  ['/d/', { slug: null, base: '' }],
  ['/d/Club/casos', { slug: null, base: '' }],
  ['/d/x/casos', { slug: null, base: '' }],
  ['/casos/d/club', { slug: null, base: '' }],
  ['/', { slug: null, base: '' }],
])('the address %s stands at the desk it names', (pathname, expected) => {
  expect(deskBaseOf(pathname)).toEqual(expected)
})
