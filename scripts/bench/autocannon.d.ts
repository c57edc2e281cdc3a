declare module 'autocannon' {
  type Request = { method?: string; path: string; body?: string; headers?: Record<string, string> }
  type Options = {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    requests: Request[]
    setupClient?: (client: { setRequests(requests: Request[]): void }) => void
  }
  type Result = {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
    duration: number
  }
  const autocannon: (options: Options) => Promise<Result>
  export default autocannon
}
