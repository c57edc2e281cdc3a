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

const fold = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')

/**
 * Refuses what is guessed first: few different characters, digits alone, a run of letters, or a
 * common word, the person's name or address with little around it. `weak_password` otherwise.
 */
export function refuseWeakPassword(
  password: string,
  about: { email: string; name: string },
  path: string,
) {
  const plain = fold(password)
  const words = [...commonParts, ...fold(about.email).split('@'), ...fold(about.name).split(/\s+/)]
    .filter((word) => word.length >= 4)
    .toSorted((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain)
  const letters = rest.replaceAll(/[^a-z]/g, '')
  const isKnownWord = rest !== plain && letters.length < 4
  const isRun = /^\d{1,15}$/.test(plain) || 'abcdefghijklmnopqrstuvwxyz'.includes(plain)
  if (new Set(plain).size < 5 || isRun || isKnownWord)
    throw new AppError('weak_password', { errors: [{ path, code: 'too_weak' }] })
}
