import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog, ObservabilityService } from './observability.service.ts'

/** One registry per application, so that two in one process do not count for each other. */
export function createMetrics(app: FastifyInstance, observability: ObservabilityService) {
  const registry = new Registry()
  const requests = new Histogram({
    name: 'mesa_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    // The route as written, never the address asked for: labels must stay few.
    const route = request.routeOptions.url ?? 'unmatched'
    const labels = { method: request.method, route, status: reply.statusCode }
    requests.observe(labels, reply.elapsedTime / 1000)
  })
  addProcess(registry)
  addPool(registry, observability)
  addEventLoop(registry, app)
  const readBacklog = addBacklog(registry, observability)
  return {
    contentType: registry.contentType,
    async read() {
      await readBacklog()
      return registry.metrics()
    },
  }
}

/** A value read whenever somebody asks for the metrics. */
const reading = (registry: Registry) => (name: string, help: string, read: () => number) =>
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })

function addPool(registry: Registry, observability: ObservabilityService) {
  const gauge = reading(registry)
  gauge('mesa_db_pool_in_use', 'Database connections at work.', () => observability.pool().inUse)
  gauge(
    'mesa_db_pool_waiting',
    'Requests that wait for a database connection.',
    () => observability.pool().waiting,
  )
}

/** In the names that every Prometheus dashboard knows. */
function addProcess(registry: Registry) {
  const gauge = reading(registry)
  gauge('process_resident_memory_bytes', 'Memory of this process.', () => process.memoryUsage.rss())
  gauge('process_cpu_seconds_total', 'CPU time of this process.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  gauge(
    'process_start_time_seconds',
    'When this process began.',
    () => performance.timeOrigin / 1e3,
  )
}

function addEventLoop(registry: Registry, app: FastifyInstance) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  app.addHook('onClose', async () => {
    delay.disable()
  })
  new Gauge({
    name: 'mesa_event_loop_lag_seconds',
    help: 'Delay of the event loop since the last reading.',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const quantile of [50, 99, 100]) {
        const seconds = delay.percentile(quantile) / 1e9
        this.set({ quantile: String(quantile / 100) }, seconds)
      }
      delay.reset()
    },
  })
}

const backlogGauges: Array<readonly [keyof Backlog, name: string, help: string]> = [
  ['outboxPendingSeconds', 'outbox_pending_seconds', 'Age of the oldest event not passed on yet.'],
  ['mailsQueued', 'mails_queued', 'Mails that wait to be sent.'],
  ['mailsFailed', 'mails_failed', 'Mails given up.'],
  ['caseWaitingSeconds', 'case_waiting_seconds', 'Age of the oldest case nobody has looked at.'],
  [
    'jobLagSeconds',
    'job_lag_seconds',
    'How late what happens by itself is: the oldest timer or hour account that is due.',
  ],
  ['clockLagSeconds', 'clock_lag_seconds', 'This clock ahead of the one of the database.'],
  ['checkAgeSeconds', 'check_age_seconds', 'Age of the oldest last check of ledger and record.'],
  ['ledgerViolations', 'ledger_violations', 'Broken invariants that the last checks found.'],
  ['brokenChains', 'record_broken_chains', 'Broken chains that the last checks found.'],
  [
    'clockDifferences',
    'clock_differences',
    'Clocks unlike their replay that the last checks found.',
  ],
]

/** Where the database does not answer, the backlog is unknown and the rest is still told. */
function addBacklog(registry: Registry, observability: ObservabilityService) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const up = gauge('mesa_database_up', '1 while the database answers.')
  const gauges = backlogGauges.map(
    ([key, name, help]) => [key, gauge(`mesa_${name}`, help)] as const,
  )
  return async () => {
    try {
      const backlog = await observability.backlog()
      up.set(1)
      for (const [key, one] of gauges) one.set(backlog[key])
    } catch {
      up.set(0)
      for (const [, one] of gauges) one.set(Number.NaN)
    }
  }
}
