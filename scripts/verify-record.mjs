#!/usr/bin/env node
// Checks an exported record without Mesa: one file, plain Node 18 or later, nothing to install.
//   node verify-record.mjs record.json [file ...]
// Answers 0 when valid, 1 when an event is broken, 2 when it cannot be read. Format: docs/record-format.md.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const NO_HASH = '0'.repeat(64)
const sha256 = (data) => createHash('sha256').update(data).digest('hex')

class Broken extends Error {}
const demand = (holds, reason) => {
  if (!holds) throw new Broken(reason)
}

/** RFC 8785, to see that the hashed text is the one text its content has. */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`
}

function readEvent(link) {
  try {
    return JSON.parse(link.canonical)
  } catch {
    throw new Broken('its text is not JSON')
  }
}

/** One event of a chain; `before` is the hash it must stand on. */
function checkLink(link, { before, seq, chain, ticket }) {
  demand(link.seq === seq, `seq ${link.seq} stands where ${seq} must`)
  demand(link.prevHash === before, 'prevHash is not the hash of the event before')
  demand(sha256(link.prevHash + link.canonical) === link.hash, 'hash is not of its text')
  const event = readEvent(link)
  demand(canonicalJson(event) === link.canonical, 'its text is not canonical')
  demand(event.seq === seq && event.chain === chain, 'its text names another place in the record')
  demand(event.ticketId === ticket.id, 'its text names another case')
  demand(event.type === link.type && event.at === link.at, 'type or time differ from its text')
  return event
}

function checkPublicHead(publicHead, { hashes, last, isComplete }) {
  if (publicHead === undefined) {
    demand(last === 0, 'it names no public event, and the one before did')
    return 0
  }
  const { seq, hash } = publicHead
  demand(isComplete, 'it stands on a public chain that is not in the file')
  demand(hashes[seq - 1] === hash, `it stands on a public event ${seq} that is another one`)
  demand(seq >= last, 'it stands on an earlier public event than the one before')
  return seq
}

function checkChain(chain, { ticket, publicChain }) {
  const hashes = chain.name === 'desk' ? (publicChain?.events ?? []).map(({ hash }) => hash) : []
  const events = []
  let before = NO_HASH
  let last = 0
  for (const [index, link] of chain.events.entries()) {
    try {
      const event = checkLink(link, { before, seq: index + 1, chain: chain.name, ticket })
      if (chain.name === 'desk')
        last = checkPublicHead(event.publicHead, { hashes, last, isComplete: !!publicChain })
      events.push(event)
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      throw new Broken(`${chain.name} event ${index + 1} (${link.type}): ${error.message}`)
    }
    before = link.hash
  }
  const isHead = chain.head.seq === chain.events.length && chain.head.hash === before
  if (!isHead) throw new Broken(`${chain.name} chain: its head is not its last event`)
  return events
}

const nameOf = ({ chain, seq, type }) => `${chain} event ${seq} (${type})`

/** What stands beside the chains must be what the chains name; erased content is missing, not wrong. */
function checkMessages(events, messages) {
  const told = new Map(
    events
      .filter((e) => e.payload?.messageId && e.payload.sha256)
      .map((e) => [e.payload.messageId, e]),
  )
  for (const message of messages) {
    const event = told.get(message.id)
    if (!event) throw new Broken(`message ${message.id}: no event names it`)
    const isSame =
      sha256(message.body) === event.payload.sha256 &&
      message.sha256 === event.payload.sha256 &&
      message.at === event.at &&
      message.author === event.actor.name &&
      message.kind === event.payload.kind
    if (!isSame) throw new Broken(`${nameOf(event)}: message ${message.id} is not the one it names`)
  }
  const given = new Set(messages.map(({ id }) => id))
  if (given.size !== messages.length) throw new Broken('a message stands twice')
  return told.size - given.size
}

function checkFiles(events, files) {
  const told = new Map(
    events.flatMap((event) =>
      (event.payload?.files ?? []).map((file) => [file.id, { event, sha256: file.sha256 }]),
    ),
  )
  for (const file of files) {
    const named = told.get(file.id)
    if (!named) throw new Broken(`file ${file.id}: no event names it`)
    if (named.sha256 !== file.sha256)
      throw new Broken(`${nameOf(named.event)}: file ${file.id} is not the one it names`)
  }
  return new Set([...told.values()].map((file) => file.sha256))
}

function checkTicket(ticket, events) {
  const opened = events.find(({ type }) => type === 'ticket.opened')
  if (opened?.payload.number !== undefined && opened.payload.number !== ticket.number)
    throw new Broken(`${nameOf(opened)}: the case has another number`)
  const named = events.filter(({ type }) => type === 'ticket.opened' || type === 'subject.changed')
  const subject = named.map(({ payload }) => payload.to ?? payload.subject).at(-1)
  if (subject !== undefined && subject !== ticket.subject)
    throw new Broken(`${nameOf(named.at(-1))}: the case has another subject`)
}

/**
 * Checks a parsed record; `copies` are the SHA-256 of files held beside it. Answers
 * `{ valid: true, chains, messages, files, withoutContent }` or `{ valid: false, reason }`.
 */
function verifyRecord(record, copies = []) {
  try {
    demand(record?.format === 'mesa-record' && record.version === 1, 'not a mesa-record, version 1')
    const { ticket, chains, contents } = record
    const names = chains.map(({ name }) => name).join(',')
    demand(names === 'public' || names === 'public,desk', `unknown chains: ${names}`)
    const publicChain = chains.find(({ name }) => name === 'public')
    const events = chains.flatMap((chain) => checkChain(chain, { ticket, publicChain }))
    const ids = new Set(events.map(({ id }) => id))
    demand(ids.size === events.length, 'an event stands twice')
    checkTicket(
      ticket,
      events.filter(({ chain }) => chain === 'public'),
    )
    const withoutContent = checkMessages(events, contents.messages)
    const hashes = checkFiles(events, contents.files)
    for (const { name, sha256: hash } of copies)
      demand(hashes.has(hash), `${name}: no event names a file with these bytes`)
    return {
      valid: true,
      chains: chains.map(({ name, head }) => ({ name, ...head })),
      messages: contents.messages.length,
      files: contents.files.length,
      withoutContent,
    }
  } catch (error) {
    if (error instanceof Broken) return { valid: false, reason: error.message }
    if (error instanceof TypeError)
      return { valid: false, reason: `not a record: ${error.message}` }
    throw error
  }
}

function main([path, ...copies]) {
  if (path === undefined) {
    console.error('usage: node verify-record.mjs record.json [file ...]')
    return 2
  }
  let record, held
  try {
    record = JSON.parse(readFileSync(path, 'utf8'))
    held = copies.map((name) => ({ name, sha256: sha256(readFileSync(name)) }))
  } catch (error) {
    console.error(`cannot read: ${error.message}`)
    return 2
  }
  const verdict = verifyRecord(record, held)
  if (!verdict.valid) {
    console.log(`BROKEN: ${verdict.reason}`)
    return 1
  }
  console.log(`valid: case ${record.ticket.number}, ${record.ticket.subject}`)
  for (const { name, seq, hash } of verdict.chains)
    console.log(`${name} chain: ${seq} events, head ${hash}`)
  console.log(
    `${verdict.messages} messages and ${verdict.files} files are the ones the events name`,
  )
  if (verdict.withoutContent > 0)
    console.log(`${verdict.withoutContent} messages are named without their text`)
  for (const { name } of held) console.log(`${name}: its bytes are named by an event`)
  return 0
}

process.exitCode = main(process.argv.slice(2))
