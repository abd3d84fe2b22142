import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import nock from 'nock'

/**
 * Sends bytes to a server on this machine as they are, and resolves to what comes back until it closes. nock stands aside for
 * that: it looks into every connection, and would read a body that is meant to be broken.
 */
export async function sendRaw(
  url: string,
  bytes: string,
  options: { leave?: boolean } = {},
): Promise<string> {
  nock.restore()
  try {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.write(bytes, () => resolve())
    })
    if (!options.leave) return await text(socket)
    socket.destroy()
    return ''
  } finally {
    nock.activate()
  }
}
