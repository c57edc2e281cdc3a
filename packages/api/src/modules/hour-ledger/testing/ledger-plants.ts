/** One other value for each column of the ledger, and of what it is explained by, that a check must see. */
export const plants: Record<string, Record<string, string>> = {
  ledger_accounts: {
    contract_id: 'gen_random_uuid()',
    organization_id: 'gen_random_uuid()',
    seq: 'seq + 1',
    head_hash: "repeat('b', 64)",
  },
  ledger_lots: {
    account_id: 'gen_random_uuid()',
    organization_id: 'gen_random_uuid()',
    origin: "'courtesy'",
    period_key: "period_key || 'x'",
    minutes: 'minutes + 1',
    valid_from: 'valid_from - 1',
    valid_until: 'valid_until + 1',
    accumulates: 'not accumulates',
    note: "coalesce(note, '') || 'x'",
    created_seq: 'created_seq + 1',
    created_at: "created_at + interval '1 second'",
  },
  ledger_postings: {
    account_id: 'gen_random_uuid()',
    organization_id: 'gen_random_uuid()',
    seq: 'seq + 100000',
    kind: "case kind when 'hold' then 'memo' else 'hold' end",
    ticket_id: 'gen_random_uuid()',
    worklog_id: 'gen_random_uuid()',
    consent_id: 'gen_random_uuid()',
    reverses_id: 'gen_random_uuid()',
    effective_on: 'effective_on - 1',
    recorded_at: "recorded_at + interval '1 second'",
    actor_id: 'gen_random_uuid()',
    actor_name: "actor_name || 'x'",
    reason: "coalesce(reason, '') || 'x'",
    request_hash: "repeat('b', 64)",
    canonical: "canonical || ' '",
    prev_hash: "repeat('b', 64)",
    hash: "repeat('b', 64)",
  },
  ledger_lines: {
    account_id: 'gen_random_uuid()',
    organization_id: 'gen_random_uuid()',
    lot_id: 'gen_random_uuid()',
    line_no: '100 - line_no',
    bucket: "case bucket when 'held' then 'available' else 'held' end",
    minutes: 'minutes * 2',
  },
  ledger_balances: {
    lot_key: 'gen_random_uuid()',
    organization_id: 'gen_random_uuid()',
    minutes:
      "case when bucket in ('source', 'overdraft', 'memo_source') then minutes - 1 else minutes + 1 end",
  },
  ledger_month_closes: {
    month: "(month - interval '1 year')::date",
    organization_id: 'gen_random_uuid()',
    seq: 'seq + 1',
    head_hash: "repeat('b', 64)",
    closed_at: "closed_at + interval '1 second'",
    closed_by: "closed_by || 'x'",
    balances: "'[]'",
    statement: 'replace(statement, \'"minutes":\', \'"minutes": \')',
    statement_hash: "repeat('b', 64)",
  },
  worklogs: {
    minutes: 'minutes + 1',
    charged_minutes: 'charged_minutes - 1',
    component: "'quality'",
    started_at: "started_at - interval '1 minute'",
  },
  decisions: { minutes: 'minutes + 1', status: "'pending'" },
}

/** Rows of a table that a plant can change: those that are of an account or say something of it. */
export const plantable: Record<string, string> = {
  ledger_lines: 'lot_id is not null',
  ledger_balances: 'minutes <> 0',
  ledger_month_closes: `balances <> '[]' and statement like '%"minutes":%'`,
  worklogs: "charged_minutes > 0 and component <> 'quality'",
  decisions: "kind = 'hours' and status = 'accepted'",
}

/** The invariants that see a changed row of a table soonest; what they do not tell of is asked of all. */
export const seenBy: Record<string, readonly string[]> = {
  ledger_accounts: ['I5', 'I6', 'I13'],
  ledger_lots: ['I4', 'I13'],
  ledger_postings: ['I5', 'I6', 'I7', 'I13'],
  ledger_lines: ['I1', 'I3', 'I7', 'I13'],
  ledger_balances: ['I3', 'I13'],
  ledger_month_closes: ['I14', 'I13'],
}
