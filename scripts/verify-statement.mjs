#!/usr/bin/env node
// Recomputes a statement of hours without Mesa: two files, plain Node 18 or later, nothing to install.
//   node verify-statement.mjs contract-record.json statement.json
// Answers 0 when every figure agrees, 1 when one does not, 2 when a file cannot be read.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const NO_HASH = '0'.repeat(64)
const LOT_BUCKETS = ['available', 'held', 'consumed', 'expired']
const sha256 = (data) => createHash('sha256').update(data).digest('hex')

class Broken extends Error {}
const demand = (holds, reason) => {
  if (!holds) throw new Broken(reason)
}
const same = (given, right, what) =>
  demand(
    given === right,
    `${what} says ${JSON.stringify(given)}, recomputed ${JSON.stringify(right)}`,
  )

/** Every posting by its own text: hashed, in its place, on the one before, with lines that sum to 0. */
function readPostings({ account, postings }) {
  let before = NO_HASH
  const read = postings.map((link, index) => {
    const where = `posting ${index + 1}`
    demand(link.seq === index + 1, `${where} is missing`)
    demand(link.prevHash === before, `${where} does not stand on the one before`)
    demand(
      sha256(link.prevHash + link.canonical) === link.hash,
      `${where}: hash is not of its text`,
    )
    const posting = JSON.parse(link.canonical)
    demand(posting.seq === link.seq, `${where}: its text has another place`)
    demand(posting.accountId === account.id, `${where}: its text names another account`)
    const sum = posting.lines.reduce((total, { minutes }) => total + minutes, 0)
    demand(posting.lines.length >= 2 && sum === 0, `${where}: its lines do not sum to 0`)
    before = link.hash
    return { ...posting, hash: link.hash }
  })
  demand(
    account.seq === read.length && account.headHash === before,
    'the head is not the last posting',
  )
  return read
}

/** Grants name in their text what the lot is; older ones name its minutes alone. */
function checkLots(record, postings) {
  const lots = new Map(record.lots.map((lot) => [lot.id, lot]))
  for (const { seq, lot: told, lines, kind } of postings) {
    if (told) {
      const lot = lots.get(told.id)
      demand(lot, `posting ${seq}: lot ${told.id} is missing`)
      for (const key of Object.keys(told)) same(lot[key], told[key], `lot ${told.id}, ${key}`)
    }
    if (kind !== 'grant') continue
    for (const { lotId, minutes } of lines.filter((line) => line.bucket === 'available'))
      same(lots.get(lotId)?.minutes, minutes, `lot ${lotId}, minutes`)
  }
}

const empty = () => ({ lots: new Map(), account: {} })

function fold(balances, lines) {
  for (const { lotId, bucket, minutes } of lines) {
    const place = lotId === null ? balances.account : (balances.lots.get(lotId) ?? {})
    place[bucket] = (place[bucket] ?? 0) + minutes
    if (lotId !== null) balances.lots.set(lotId, place)
  }
  return balances
}

const sumOf = ({ lots }, bucket) =>
  [...lots.values()].reduce((total, lot) => total + (lot[bucket] ?? 0), 0)

function figuresOf(balances) {
  const { account } = balances
  return {
    grantedMinutes: 0 - (account.source ?? 0),
    consumedMinutes: sumOf(balances, 'consumed') + (account.consumed ?? 0),
    heldMinutes: sumOf(balances, 'held'),
    expiredMinutes: sumOf(balances, 'expired'),
    availableMinutes: sumOf(balances, 'available'),
    overdraftMinutes: 0 - (account.overdraft ?? 0),
    memoMinutes: account.memo ?? 0,
  }
}

const balanceOf = (balances) => sumOf(balances, 'available') + (balances.account.overdraft ?? 0)

/** The lines of one posting, one for each lot it touches, as the statement must have them. */
function linesOf(posting, start) {
  const groups = new Map()
  for (const line of posting.lines)
    groups.set(line.lotId, [...(groups.get(line.lotId) ?? []), line])
  let balanceAfter = start
  const lines = []
  for (const [lotId, group] of groups) {
    const change = (bucket) =>
      group.reduce((total, line) => total + (line.bucket === bucket ? line.minutes : 0), 0)
    const [available, consumed] = [change('available'), change('consumed')]
    balanceAfter += available + change('overdraft')
    if (group.every(({ bucket }) => bucket === 'source')) continue
    const into = group.reduce((total, { minutes }) => total + Math.max(0, minutes), 0)
    const outOf = group.reduce((total, { minutes }) => total + Math.max(0, -minutes), 0)
    const moved = Math.max(into, outOf)
    const beyond = lotId === null && posting.kind === 'consume'
    const minutes = available || (beyond ? 0 - consumed : consumed || moved)
    lines.push({ lotId, minutes, chargedMinutes: consumed, balanceAfter })
  }
  return { lines, balanceAfter }
}

function checkLine(line, right, { posting, where, record, byId }) {
  same(line.lotId, right.lotId, `${where}, lotId`)
  same(line.minutes, right.minutes, `${where}, minutes`)
  same(line.chargedMinutes, right.chargedMinutes, `${where}, chargedMinutes`)
  same(line.balanceAfter, right.balanceAfter, `${where}, balanceAfter`)
  for (const key of [
    'seq',
    'kind',
    'effectiveOn',
    'worklogId',
    'consentId',
    'reversesId',
    'reason',
    'hash',
  ])
    same(line[key], posting[key], `${where}, ${key}`)
  same(line.postingId, posting.id, `${where}, postingId`)
  same(line.postedAt, posting.recordedAt, `${where}, postedAt`)
  const number = record.tickets.find(({ id }) => id === posting.ticketId)?.number ?? null
  same(line.ticketNumber, number, `${where}, ticketNumber`)
  const month = byId.get(posting.reversesId)?.effectiveOn.slice(0, 7) ?? null
  const corrects = month === posting.effectiveOn.slice(0, 7) ? null : month
  same(line.correctsMonth, corrects, `${where}, correctsMonth`)
}

/** Work and permission behind a line: each minute of it is posted, and the record knows them alike. */
function checkSources(statement, { record, postings }) {
  const posted = new Map()
  for (const { worklogId, lines } of postings) {
    if (worklogId === null) continue
    const consumed = lines.filter(({ bucket }) => bucket === 'consumed')
    const sum = consumed.reduce((total, { minutes }) => total + minutes, 0)
    posted.set(worklogId, (posted.get(worklogId) ?? 0) + sum)
  }
  const work = [
    ...(statement.worklogs ?? []),
    ...statement.lines.flatMap((line) => line.worklog ?? []),
  ]
  for (const worklog of work) {
    const known = record.worklogs.find(({ id }) => id === worklog.id)
    demand(known, `work ${worklog.id} is not in the record`)
    for (const key of ['minutes', 'startedAt', 'workedOn', 'component', 'author', 'ticketNumber'])
      same(worklog[key], known[key], `work ${worklog.id}, ${key}`)
    same(worklog.chargedMinutes, posted.get(worklog.id) ?? 0, `work ${worklog.id}, chargedMinutes`)
  }
  const agreed = [
    ...(statement.consents ?? []),
    ...statement.lines.flatMap((line) => line.consent ?? []),
  ]
  for (const consent of agreed) {
    const known = record.consents.find(({ id }) => id === consent.id)
    demand(known, `permission ${consent.id} is not in the record`)
    for (const key of ['minutes', 'answeredBy', 'answeredAt', 'ticketNumber'])
      same(consent[key], known[key], `permission ${consent.id}, ${key}`)
  }
}

function checkHead(statement, { opening, closing }) {
  const [before, after] = [figuresOf(opening), figuresOf(closing)]
  same(statement.openingMinutes, balanceOf(opening), 'openingMinutes')
  same(statement.closingMinutes, balanceOf(closing), 'closingMinutes')
  const { memoMinutes: _, ...figures } = after
  for (const [key, right] of Object.entries(figures))
    same(statement.balance[key], right, `balance, ${key}`)
  const totals = {
    granted: 'granted',
    charged: 'consumed',
    expired: 'expired',
    held: 'held',
    memo: 'memo',
  }
  for (const [key, bucket] of Object.entries(totals)) {
    const right = after[`${bucket}Minutes`] - before[`${bucket}Minutes`]
    same(statement.totals[`${key}Minutes`], right, `totals, ${key}Minutes`)
  }
  for (const lot of statement.lots)
    for (const bucket of LOT_BUCKETS) {
      const right = closing.lots.get(lot.id)?.[bucket] ?? 0
      same(lot[`${bucket}Minutes`], right, `lot ${lot.id}, ${bucket}Minutes`)
    }
  same(statement.lots.length, closing.lots.size, 'number of lots')
}

function verifyStatement(record, statement, bytes) {
  demand(
    record?.format === 'mesa-contract-record' && record.version === 1,
    'not a mesa-contract-record, version 1',
  )
  demand(Array.isArray(statement?.lines) && statement.balance, 'not a statement')
  demand(!statement.nextCursor, 'one page of a statement: take statement.json, which is whole')
  same(statement.contract.id, record.contract.id, 'contract')
  const all = readPostings(record)
  checkLots(record, all)
  const { headSeq, headHash, from, to, month } = statement
  demand(headSeq <= all.length, 'it names a posting that the record does not have')
  same(headHash, headSeq === 0 ? NO_HASH : all[headSeq - 1].hash, 'headHash')
  const postings = all.slice(0, headSeq)
  const opening = fold(
    empty(),
    postings.filter((one) => one.effectiveOn < from).flatMap(({ lines }) => lines),
  )
  const within = postings
    .filter(({ effectiveOn }) => effectiveOn >= from && effectiveOn <= to)
    .sort((a, b) =>
      a.effectiveOn === b.effectiveOn ? a.seq - b.seq : a.effectiveOn < b.effectiveOn ? -1 : 1,
    )
  const closing = fold(
    empty(),
    postings.filter((one) => one.effectiveOn <= to).flatMap(({ lines }) => lines),
  )
  const byId = new Map(postings.map((posting) => [posting.id, posting]))
  let balance = balanceOf(opening)
  let at = 0
  for (const posting of within) {
    const { lines, balanceAfter } = linesOf(posting, balance)
    for (const right of lines) {
      const line = statement.lines[at]
      demand(line, `line ${at + 1} is missing`)
      checkLine(line, right, { posting, where: `line ${at + 1}`, record, byId })
      at += 1
    }
    balance = balanceAfter
  }
  same(statement.lines.length, at, 'number of lines')
  checkHead(statement, { opening, closing })
  checkSources(statement, { record, postings })
  const close = record.closes.find((one) => one.month === month)
  if (statement.format && statement.closed && close)
    same(sha256(bytes), close.statementHash, 'hash of the closed month')
  return { lines: at, postings: postings.length }
}

function main([recordPath, statementPath]) {
  if (statementPath === undefined) {
    console.error('usage: node verify-statement.mjs contract-record.json statement.json')
    return 2
  }
  let record, statement, bytes
  try {
    record = JSON.parse(readFileSync(recordPath, 'utf8'))
    bytes = readFileSync(statementPath)
    statement = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    console.error(`cannot read: ${error.message}`)
    return 2
  }
  try {
    const { lines, postings } = verifyStatement(record, statement, bytes)
    console.log(`valid: ${statement.contract.number}, ${statement.from} to ${statement.to}`)
    console.log(
      `${lines} lines of ${postings} postings agree to the minute, head ${statement.headHash}`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof Broken || error instanceof TypeError)) throw error
    console.log(`BROKEN: ${error.message}`)
    return 1
  }
}

process.exitCode = main(process.argv.slice(2))
