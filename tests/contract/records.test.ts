import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqliteRecords } from '../../src/storage/sqlite-records.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeRecords } from './records.ts'

function open(file: string) {
  const store = openSqliteRecords(file)
  onTestFinished(store.close)
  return store
}

describeRecords('records in an SQLite file', async () =>
  open(join(await temporaryFolder(), 'records.sqlite')),
)
describeRecords('records in SQLite in memory', async () => open(':memory:'))
