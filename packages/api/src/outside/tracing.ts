import type { FastifyPluginCallback } from 'fastify'

/** `plugin` comes before every route; `stop` sends what has not left yet. */
export type Tracing = { plugin: FastifyPluginCallback; stop(): Promise<void> }

/**
 * A span for each request, sent to a collector by OTLP over HTTP. The libraries are loaded here and
 * only here: whoever traces nothing pays nothing. Addresses lose their query, which may carry a
 * signature (P25).
 * @param endpoint origin of the collector, e.g. `http://127.0.0.1:4318`
 */
export async function createTracing(endpoint: string): Promise<Tracing> {
  const [otel, sdk, exporter, resources] = await Promise.all([
    import('@fastify/otel'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const traces = new exporter.OTLPTraceExporter({ url: new URL('/v1/traces', endpoint).href })
  const provider = new sdk.NodeTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'mesa' }),
    spanProcessors: [new sdk.BatchSpanProcessor(traces)],
  })
  const instrumentation = new otel.FastifyOtelInstrumentation({
    instrumentHooks: false,
    instrumentHandler: false,
    requestHook: (span, request) => {
      span.setAttribute('url.path', request.url.split('?')[0] ?? '')
    },
  })
  instrumentation.setTracerProvider(provider)
  return { plugin: instrumentation.plugin(), stop: () => provider.shutdown() }
}
