import { BlockList, isIP } from 'node:net'

/** What a desk's administrator may not reach through Mesa: this machine, its network, its cloud (A47). */
const blocked = new BlockList()
const subnets = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const
for (const [net, prefix] of subnets) blocked.addSubnet(net, prefix, 'ipv4')
/** The only IPv6 space given out to the internet is 2000::/3; within it, tunnels and documentation. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')
const specialUnicast = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const
for (const [net, prefix] of specialUnicast) blocked.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address, v4 or v6, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !blocked.check(address, 'ipv4')
  if (family !== 6) return false
  return globalUnicast.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}

export type AddressRules = {
  /** Loopback by http, for demonstrations and tests. */
  allowsLoopback: boolean
  /** Hosts of the own network that the installation's operator allows by name, by https. */
  privateHosts: readonly string[]
}

/** Without the brackets of IPv6; the URL parser has made `0x7f.1` and `2130706433` plain before. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '')

const isLoopback = (host: string) => host === 'localhost' || host === '127.0.0.1' || host === '::1'

/** Loopback that the rules allow: the one place where http is no fault. */
export const isAllowedLoopback = (url: URL, rules: AddressRules) =>
  rules.allowsLoopback && isLoopback(hostOf(url))

/**
 * Whether a URL may be kept and asked, as far as it says itself: https, no user, no fragment, an
 * unsuspicious port, and no name or address of this machine or its network. What a name means is
 * judged again at each connection, by `createGuardedFetch`.
 */
export function isAllowedUrl(text: string, rules: AddressRules): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (isAllowedLoopback(url, rules)) return url.protocol === 'http:' || url.protocol === 'https:'
  const host = hostOf(url)
  const isPortFine = url.port === '' || Number(url.port) >= 1024
  if (url.protocol !== 'https:' || !isPortFine) return false
  if (rules.privateHosts.includes(host)) return true
  if (isIP(host) !== 0) return isPublicAddress(host)
  const isLocalName = /(^|\.)(localhost|local|internal|lan|home|corp|intranet|arpa)\.?$/.test(host)
  return host.includes('.') && !host.endsWith('.') && !isLocalName
}
