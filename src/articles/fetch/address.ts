import ipaddr from 'ipaddr.js'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** What is given out as global unicast at all (RFC 4291). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3')

/** The well-known prefix by which a network without IPv4 reaches it (RFC 6052). */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96')

/** What `ipaddr.js` takes for unicast, and what is not for the public: documentation (RFC 9637), the wire server of Azure. */
const REFUSED: Range[] = ['3fff::/20', '168.63.129.16/32'].map((range) => ipaddr.parseCIDR(range))

/** Where clouds tell a machine its secrets, as far as such an address could be allowed by a range around it. */
const METADATA = new Set(
  ['169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192', '168.63.129.16']
    .concat(['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254', 'fd00:42::42'])
    .map((address) => ipaddr.parse(address).toString()),
)

/** `ipaddr.js` reads these IPv4-compatible addresses as if they were mapped. Nobody uses them. */
const COMPATIBLE = /^::[\d.]*\./

/** An address as the operating system would connect to it: IPv4 mapped into IPv6 is IPv4. Undefined when it is none. */
export function plainAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  return ipaddr.isValid(address) && !COMPATIBLE.test(address) ? ipaddr.process(address) : undefined
}

/**
 * Whether an IP address is global unicast, which everybody may connect to. IPv4 within NAT64 and ISATAP addresses is looked
 * at for itself; 6to4, Teredo and IPv4-compatible ones are refused altogether.
 */
export function isPublic(address: string): boolean {
  const plain = plainAddress(address)
  if (plain === undefined || isWithin(plain, REFUSED)) return false
  if (!(plain instanceof ipaddr.IPv6)) return plain.range() === 'unicast'
  if (plain.zoneId !== undefined) return false
  if (isWithin(plain, [NAT64])) return isPublic(lastFour(plain))
  if (plain.range() !== 'unicast' || !isWithin(plain, [GLOBAL_IPV6])) return false
  return !isIsatap(plain) || isPublic(lastFour(plain))
}

export function isMetadataAddress(address: string): boolean {
  const plain = plainAddress(address)
  return plain !== undefined && METADATA.has(plain.toString())
}

export function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: Range[]): boolean {
  return ranges.some(([start, bits]) => start.kind() === address.kind() && address.match(start, bits))
}

/** An interface identifier of RFC 5214: 0000:5efe or 0200:5efe, then an IPv4 address. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return ((parts[4] ?? 0) & 0xfcff) === 0 && parts[5] === 0x5efe
}

function lastFour(address: ipaddr.IPv6): string {
  return address.toByteArray().slice(12).join('.')
}
