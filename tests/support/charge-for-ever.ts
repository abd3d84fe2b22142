import { once } from 'node:events'
import { realClock } from '../../src/clock.ts'
import { openSqliteLedger } from '../../src/storage/sqlite-ledger.ts'
import { ceiling, spending, spent } from './ledger-entries.ts'

/**
 * Once it is told to go, opens and closes attempts under a ceiling until it is killed or refused, several at a time; prints `open ID` and `closed ID`
 * once the ledger has acknowledged it. Every third one stays open.
 */
const [file = '', mostUsd = ''] = process.argv.slice(2)
const { ledger } = openSqliteLedger(file, { clock: realClock, onTrouble: () => undefined })

async function charge() {
  for (let number = 0; ; number += 1) {
    const opened = await ledger.open(spending(), [ceiling(Number(mostUsd))])
    if ('refused' in opened) return
    process.stdout.write(`open ${opened.id}\n`)
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (number % 3 === 2) continue
    await ledger.close(opened.id, spent())
    process.stdout.write(`closed ${opened.id}\n`)
  }
}

process.send?.('ready')
await once(process, 'message')
process.disconnect()
await Promise.all([0, 1, 2, 3].map(charge))
