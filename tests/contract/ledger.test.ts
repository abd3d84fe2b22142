import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { openSqliteLedger } from '../../src/storage/sqlite-ledger.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeCeilings } from './ledger-ceilings.ts'
import { describeLedger } from './ledger.ts'

async function open(clock: Clock) {
  const file = join(await temporaryFolder(), 'copydesk.sqlite')
  const onTrouble = (error: unknown) => {
    throw error
  }
  const { ledger, close } = openSqliteLedger(file, { clock, onTrouble })
  onTestFinished(close)
  return ledger
}

describeLedger('the ledger in an SQLite file', open)
describeCeilings('the ledger in an SQLite file', open)
