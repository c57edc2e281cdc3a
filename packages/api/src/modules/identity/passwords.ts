import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../errors.ts'
import { newSecret } from '../../ids.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(password, cost)

let dummyHash: Promise<string> | undefined

/** Takes the same time where there is no password to compare with, so that time tells nothing (A02). */
export async function verifyPassword(storedHash: string | null, password: string) {
  dummyHash ??= hashPassword(newSecret())
  const isRight = await verify(storedHash ?? (await dummyHash), password, cost)
  return storedHash !== null && isRight
}

const commonParts = [
  'password',
  'contrasena',
  'contraseña',
  'clave',
  'senha',
  'qwerty',
  'asdfgh',
  'administrador',
  'administrator',
  'bienvenido',
  'welcome',
  'iloveyou',
  'teamo',
  'letmein',
  'venezuela',
  'caracas',
  'mesa',
]

/**
 * Refuses what is guessed first: few different characters, a run of digits or letters, or a common
 * word, the person's name or address with a few characters around it. `weak_password` otherwise.
 */
export function refuseWeakPassword(password: string, about: { email: string; name: string }) {
  const plain = password.toLowerCase()
  const words = [
    ...commonParts,
    ...about.email.split('@'),
    ...about.name.toLowerCase().split(/\s+/),
  ].filter((word) => word.length >= 4)
  const rest = words
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, ''), plain)
    .replaceAll(/[^\p{L}]/gu, '')
  const isRun = '01234567890123456789abcdefghijklmnopqrstuvwxyz'.includes(plain)
  if (new Set(plain).size < 5 || isRun || (rest.length < 4 && plain.length < 16))
    throw new AppError('weak_password', { errors: [{ path: 'password', code: 'too_weak' }] })
}
