/** Connection errors, server stopping or starting, resources used up, a lock or a turn not got. */
const awayStates = /^(08|53|57|40001$|40P01$|55P03$|25P03$|25P04$)/
/** Of Node: the network under the connection, by code where there is one. */
const awayCodes =
  /^(E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|HOSTDOWN|NETDOWN|AI_AGAIN|NOTFOUND)|ERR_STREAM_|ERR_SOCKET_)/
/** Of node-postgres and its pool, which give no code. */
const awayWords =
  /Connection terminated|timeout (exceeded when trying to connect|expired)|Query read timeout|is not queryable|socket has been ended|after a stream was destroyed/

/**
 * Whether an error says that the database is away, overloaded or taken by others, so that the same
 * request may succeed later (F01–F04). drizzle wraps what the driver threw.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, cause } = (error ?? {}) as {
    code?: unknown
    message?: unknown
    cause?: unknown
  }
  const isAway =
    (typeof code === 'string' && (awayStates.test(code) || awayCodes.test(code))) ||
    (typeof message === 'string' && awayWords.test(message))
  return isAway || (cause !== undefined && cause !== error && isDatabaseAway(cause))
}
