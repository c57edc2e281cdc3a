/**
 * What `post` of hour-ledger.service.ts hashes and stores of an entry (RFC 8785, members in order),
 * as SQL over columns named like those of ledger_postings and `lines`, which holds `lineText`s.
 */
const quoted = (column: string) => `coalesce('"' || ${column} || '"', 'null')`

export const lineText = (bucket: string, lot: string, minutes: string) =>
  `format('{"bucket":"${bucket}","lotId":%s,"minutes":%s}', ${quoted(lot)}, ${minutes})`

export const requestText = `format('{"accountId":"%s","consentId":null,"effectiveOn":"%s","kind":"%s",'
  '"lines":[%s],"reason":null,"reversesId":null,"ticketId":%s,"worklogId":%s}', account_id, effective_on,
  kind, lines, ${quoted('ticket_id')}, ${quoted('worklog_id')})`

export const postingText = `format('{"accountId":"%s","actor":{"id":%s,"name":"%s"},"consentId":null,'
  '"effectiveOn":"%s","id":"%s","kind":"%s","lines":[%s],"reason":null,"recordedAt":"%s",'
  '"requestHash":"%s","reversesId":null,"seq":%s,"ticketId":%s,"worklogId":%s}', account_id,
  ${quoted('actor_id')}, actor_name, effective_on, id, kind, lines,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), request_hash, seq,
  ${quoted('ticket_id')}, ${quoted('worklog_id')})`

export const hashOf = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
