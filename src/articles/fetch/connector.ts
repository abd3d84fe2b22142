import { lookup } from 'node:dns/promises'
import { connect, isIP, type LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { buildConnector } from 'undici'
import type { Guard } from './guard.ts'
import { notPublic } from './refusals.ts'

type Found = { address: string; family: number }

/** All addresses of a name. */
export type Lookup = (host: string) => Promise<Found[]>

export const systemLookup: Lookup = (host) => lookup(host, { all: true, order: 'verbatim' })

/**
 * Opens connections for undici, only to addresses that the guard permits: a literal one is checked here because it is never
 * looked up, those of a name as they are looked up, and the one that was connected to once more, before a byte is sent and
 * before TLS begins. Proxies of the environment are not used.
 */
export function guardedConnector(guard: Guard, lookup: Lookup): buildConnector.connector {
  const secure = buildConnector({ allowH2: false })

  return (options, callback) => {
    const host = options.hostname
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80))
    const permits = (address: string) => guard.permits({ host, port, address })
    if (isIP(host) && !permits(host)) return callback(notPublic(), null)

    const socket = connect({
      host,
      port,
      lookup: checkedLookup(lookup, permits),
      autoSelectFamily: true,
      keepAlive: true,
      noDelay: true,
    })
    const fail = (error: Error) => callback(error, null)
    socket.once('error', fail)
    socket.on('error', () => undefined) // It may still fail beneath TLS, which tells of it by itself.
    socket.once('connect', () => {
      socket.off('error', fail)
      const address = socket.remoteAddress
      if (address === undefined || !permits(address)) {
        socket.destroy()
        return fail(address === undefined ? new Error('The connection was closed at once.') : notPublic())
      }
      if (options.protocol === 'https:') secure({ ...options, httpSocket: socket }, callback)
      else callback(null, socket)
    })
    // undici ends an attempt that nobody waits for any more by the socket it was given.
    return socket
  }
}

function checkedLookup(lookup: Lookup, permits: (address: string) => boolean): LookupFunction {
  const find = callbackify(async (host: string) => {
    const permitted = (await lookup(host)).filter(({ address }) => permits(address))
    if (permitted.length === 0) throw notPublic()
    return permitted
  })
  return (host, _options, callback) => find(host, (error, found) => callback(error, found ?? []))
}
