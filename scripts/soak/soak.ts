// `pnpm soak`: the long forms of what the tests show, each from a seed. docs/reliability.md tells what was seen.
import { parseArgs } from 'node:util'
import { cutAnswers } from '../faults/cut-answers.ts'
import { deadlocks } from '../faults/deadlocks.ts'
import type { FormOptions, Seen } from '../faults/form.ts'
import { network } from '../faults/network.ts'
import { racers } from '../faults/racers.ts'
import { restarts } from '../faults/restarts.ts'
import { sweep } from '../faults/sweep.ts'
import { fuzz } from './fuzz-form.ts'
import { kills } from './kills-form.ts'
import { ledgerKills } from './ledger-kills.ts'
import { ledgerMonths } from './ledger-months.ts'
import { ledgerCharges } from './ledger-charges.ts'
import { ledgerStatements } from './ledger-statements.ts'
import { ledgerTamper } from './ledger-tamper.ts'
import { nodes } from './nodes-form.ts'
import { oracle } from './oracle-form.ts'
import { silence } from './silence-form.ts'
import { timers } from './timers-form.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    racers: { type: 'string' },
    network: { type: 'string' },
    'cut-answers': { type: 'string' },
    deadlocks: { type: 'string' },
    restarts: { type: 'string' },
    fuzz: { type: 'string' },
    oracle: { type: 'string' },
    'ledger-months': { type: 'string' },
    'ledger-kills': { type: 'string' },
    'ledger-tamper': { type: 'string' },
    'ledger-statements': { type: 'string' },
    timers: { type: 'string' },
    silence: { type: 'string' },
    'ledger-charges': { type: 'string' },
    sweep: { type: 'boolean' },
    /** Only every n-th message of the sweep. */
    step: { type: 'string', default: '1' },
    all: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
    together: { type: 'boolean', default: false },
    /** The kills meet two web nodes, a worker, PgBouncer and PostgreSQL. */
    nodes: { type: 'boolean', default: false },
    writers: { type: 'string', default: '6' },
  },
})

type Form = { name: string; count: string | undefined; whole: string; run: Run }
type Run = (options: FormOptions) => Promise<Seen>

const writers = Number(values.writers)
const runKills: Run = (options) =>
  values.nodes
    ? nodes({ ...options, writers })
    : kills({ ...options, writers, isTogether: values.together })
const forms: Form[] = [
  { name: values.nodes ? 'nodes' : 'kills', count: values.kills, whole: '500', run: runKills },
  { name: 'cut-answers', count: values['cut-answers'], whole: '1000', run: cutAnswers },
  { name: 'sweep', count: values.sweep ? values.step : undefined, whole: '1', run: sweep },
  { name: 'racers', count: values.racers, whole: '10000', run: racers },
  { name: 'deadlocks', count: values.deadlocks, whole: '5000', run: deadlocks },
  { name: 'restarts', count: values.restarts, whole: '50', run: restarts },
  { name: 'network', count: values.network, whole: '200', run: network },
  { name: 'fuzz', count: values.fuzz, whole: '10', run: fuzz },
  { name: 'timers', count: values.timers, whole: '10000', run: timers },
  { name: 'silence', count: values.silence, whole: '1000', run: silence },
  {
    name: 'ledger-charges',
    count: values['ledger-charges'],
    whole: '10000',
    run: ledgerCharges,
  },
  { name: 'ledger-kills', count: values['ledger-kills'], whole: '500', run: ledgerKills },
  { name: 'ledger-months', count: values['ledger-months'], whole: '36', run: ledgerMonths },
  { name: 'ledger-tamper', count: values['ledger-tamper'], whole: '1000', run: ledgerTamper },
  {
    name: 'ledger-statements',
    count: values['ledger-statements'],
    whole: '10000',
    run: ledgerStatements,
  },
  { name: 'oracle', count: values.oracle, whole: '10000000', run: oracle },
]

const wanted = forms.filter(({ count }) => values.all || count !== undefined)
// Without a word about what: fifty kills.
const chosen = wanted.length > 0 ? wanted : [{ ...forms[0]!, count: '50' }]
let broken = 0
for (const { name, count, whole, run } of chosen) {
  const from = performance.now()
  const given = { count: Number(count ?? whole), seed: Number(values.seed) }
  const { figures, wrong } = await run({ ...given, say: (line) => console.log(line) })
  const seconds = Math.round((performance.now() - from) / 1000)
  console.log(`\n${name} ${given.count}, seed ${given.seed}, ${seconds} s`)
  for (const [what, figure] of figures) console.log(`  ${what.padEnd(56)} ${figure}`)
  for (const line of wrong.slice(0, 40)) console.log(`  WRONG: ${line}`)
  broken += wrong.length
}
console.log(broken === 0 ? 'Every promise was kept.' : 'BROKEN')
process.exitCode = broken === 0 ? 0 : 1
