import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { isMetadataAddress, isWithin, plainAddress } from './address.ts'

/** Hosts that may be connected to although their addresses are private. */
export type AllowedHosts = {
  /** Whether a host is listed by its name. */
  hasName(host: string, port: number): boolean
  /** Whether an IP address is listed, by itself or in a block. */
  hasAddress(address: string, port: number): boolean
  /** Whether any address is listed with this port: a name may then lead to it. */
  hasAddressOn(port: number): boolean
}

/** Without a port, on any. */
type Entry = { port: number | undefined } & (
  | { kind: 'name'; name: string }
  | { kind: 'suffix'; suffix: string }
  | { kind: 'block'; block: [ipaddr.IPv4 | ipaddr.IPv6, number] }
)

/**
 * Reads a list such as `intranet.example, *.example.internal, 10.1.2.3:8080, [fd00::1]:8080, 10.1.0.0/16`. An entry without a
 * port allows any. Throws an Error that names the entry which is wrong.
 */
export function parseAllowed(list: string): AllowedHosts {
  const entries = list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseEntry)
  const some = (port: number, isMeant: (entry: Entry) => boolean) =>
    entries.some((entry) => (entry.port ?? port) === port && isMeant(entry))
  return {
    hasName: (host, port) => some(port, (entry) => isNamed(host, entry)),
    hasAddress: (address, port) => some(port, (entry) => isInBlock(address, entry)),
    hasAddressOn: (port) => some(port, ({ kind }) => kind === 'block'),
  }
}

function isNamed(host: string, entry: Entry): boolean {
  switch (entry.kind) {
    case 'name':
      return host === entry.name
    case 'suffix':
      return host.endsWith(entry.suffix)
    case 'block':
      return false
  }
}

function isInBlock(address: string, entry: Entry): boolean {
  const plain = plainAddress(address)
  return entry.kind === 'block' && plain !== undefined && isWithin(plain, [entry.block])
}

function parseEntry(text: string): Entry {
  if (text.includes('/')) return { kind: 'block', block: parseBlock(text), port: undefined }
  const { host, port } = splitPort(text)
  const address = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address)) return { kind: 'block', block: parseAddress(text, address), port }
  if (host.startsWith('*.')) return { kind: 'suffix', suffix: `.${parseName(text, host.slice(2))}`, port }
  return { kind: 'name', name: parseName(text, host), port }
}

/** Of `::1` nothing is a port. */
function splitPort(text: string): { host: string; port: number | undefined } {
  const [, host, digits] = /^(\[.*\]|[^:]*):(\d{1,5})$/.exec(text) ?? []
  if (host === undefined) return { host: text, port: undefined }
  const port = Number(digits)
  if (port < 1 || port > 65_535) throw wrong(text, 'its port must be 1 to 65535')
  return { host, port }
}

function parseBlock(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const [address = '', bits = ''] = text.split('/')
  if (!isIP(address) || !/^\d{1,3}$/.test(bits) || !ipaddr.isValidCIDR(text))
    throw wrong(text, 'a block of addresses is written as 10.1.0.0/16 or fd00::/8, without a port')
  if (plainAddress(address)?.kind() !== ipaddr.parse(address).kind())
    throw wrong(text, 'IPv4 addresses are written as IPv4')
  return ipaddr.parseCIDR(text)
}

function parseAddress(text: string, address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const plain = plainAddress(address)
  if (plain === undefined) throw wrong(text, 'it is not an address')
  if (isMetadataAddress(address)) throw wrong(text, 'what a cloud tells its machines is never fetched')
  return [plain, plain.kind() === 'ipv4' ? 32 : 128]
}

/** A name as addresses have it: lower case, punycode. */
function parseName(text: string, name: string): string {
  const url = /^[\p{L}\p{M}\p{N}._-]+$/u.test(name) ? URL.parse(`http://${name}/`) : null
  if (url === null || isIP(url.hostname) || url.hostname.endsWith('.'))
    throw wrong(text, 'it must be a host, host:port, *.host, an IP address or a block of them')
  return url.hostname
}

function wrong(entry: string, why: string): Error {
  return new Error(
    `The entry ${JSON.stringify(entry)} of the hosts that may be fetched from is wrong: ${why}.`,
  )
}
