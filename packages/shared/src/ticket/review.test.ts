import { expect, test } from 'vitest'
import { mentionedNumbers } from './review.ts'

test('CL-1: a case that a text names is found, whatever it is called, and other numbers are not', () => {
  const text = 'Sobre el caso 118 y el Ticket #7, recibo 4500: es el mismo caso n.º 118. Case 9!'

  expect(mentionedNumbers(text)).toEqual([118, 7, 9])
  expect(mentionedNumbers('Factura 119, total 118.50')).toEqual([])
})
