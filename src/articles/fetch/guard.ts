import { isIP } from 'node:net'
import { isMetadataAddress, isPublic } from './address.ts'
import type { AllowedHosts } from './allowed.ts'
import { blocked, notPublic } from './refusals.ts'

/** Where a connection would lead. */
export type Destination = { host: string; port: number; address: string }

/** Decides what may be connected to. */
export type Guard = {
  /** Throws `blocked_url` for whatever can be seen without asking a name server. */
  checkUrl(url: URL): void
  /** Whether this address may be connected to for this host. */
  permits(destination: Destination): boolean
}

const MAX_URL_CHARS = 8_000

/** Names that are of one network only (RFC 6761, 6762, 8375, 9476, 7686), and what routers and companies use as such. */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|onion|alt|test|invalid)$/

const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.azure.com',
  'instance-data',
  'instance-data.ec2.internal',
])

/** The address that a text stands for, without its fragment, as browsers read it. Throws `blocked_url`. */
export function parseAddress(text: string, from?: URL): URL {
  const url = text.length > MAX_URL_CHARS ? null : URL.parse(text, from?.href)
  if (url === null || url.href.length > MAX_URL_CHARS)
    throw blocked('This is no address that could be fetched.')
  url.hash = ''
  return url
}

/** The guard of a public service: public hosts on a few ports, and what was allowed besides. */
export function openGuard({ allow, ports }: { allow: AllowedHosts; ports: number[] }): Guard {
  function permits({ host, port, address }: Destination): boolean {
    if (isMetadataAddress(address)) return false
    if (allow.hasName(host, port) || allow.hasAddress(address, port)) return true
    return ports.includes(port) && isPublic(address)
  }

  function checkName(host: string, port: number) {
    if (METADATA_NAMES.has(host)) throw notPublic()
    if (allow.hasName(host, port)) return
    // A name without a dot, or with one at its end, is looked up in our own domains first, or past the list above.
    if (!host.includes('.') || host.endsWith('.') || PRIVATE_NAME.test(host)) throw notPublic()
    if (!ports.includes(port) && !allow.hasAddressOn(port)) throw wrongPort(port, ports)
  }

  function checkUrl(url: URL) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw blocked('Only http and https addresses are fetched.')
    if (url.username !== '' || url.password !== '')
      throw blocked('An address with a user name or a password is not fetched.')
    const { host, port } = hostOf(url)
    if (!isIP(host)) return checkName(host, port)
    if (permits({ host, port, address: host })) return
    throw isPublic(host) && !isMetadataAddress(host) ? wrongPort(port, ports) : notPublic()
  }

  return { checkUrl, permits }
}

/** Host and port as a connection needs them: IPv6 without brackets, the port of the scheme where there is none. */
export function hostOf({ hostname, port, protocol }: URL): { host: string; port: number } {
  const schemePort = protocol === 'https:' ? 443 : 80
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? schemePort : Number(port) }
}

function wrongPort(port: number, ports: number[]) {
  return blocked(`Port ${port} is not fetched from, only ${ports.join(', ')}.`)
}
