import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteLedger } from '../../../src/storage/sqlite-ledger.ts'
import { openSqliteRecords } from '../../../src/storage/sqlite-records.ts'
import { runCharging, runChargingTogether } from '../../support/charging-process.ts'
import { all, ceiling, mustOpen, spending, spent } from '../../support/ledger-entries.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const newFile = async () => join(await temporaryFolder(), 'data', 'copydesk.sqlite')

function open(file: string, clock = openVirtualClock()) {
  const troubles: unknown[] = []
  const { ledger, close } = openSqliteLedger(file, { clock, onTrouble: (error) => void troubles.push(error) })
  onTestFinished(close)
  return { ledger, close, troubles, clock }
}

function look<Result>(file: string, use: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file)
  try {
    return use(database)
  } finally {
    database.close()
  }
}

const attemptsIn = (file: string) =>
  look(file, (database) => database.prepare('SELECT id, outcome, calls FROM attempts').all())

test('a process that is killed loses no attempt it has acknowledged, open or closed; the open ones count for the most they may have used', async () => {
  const file = await newFile()
  for (let round = 0; round < 3; round += 1) {
    const { opened, closed, ending } = await runCharging(file, { mostUsd: 1e6, kills: true })
    expect(ending).toBe('SIGKILL')
    expect(closed.size).toBeGreaterThan(0)
    const written = new Map(attemptsIn(file).map(({ id, outcome }) => [String(id), outcome]))
    expect([...opened].filter((id) => !written.has(id))).toEqual([])
    expect([...closed].filter((id) => written.get(id) !== 'ok')).toEqual([])
  }
  const { ledger } = open(file)
  const outcomes = attemptsIn(file).map(({ outcome }) => outcome)
  const lost = outcomes.filter((outcome) => outcome === 'lost').length
  expect(lost).toBeGreaterThan(0)
  expect(outcomes.filter((outcome) => outcome !== 'ok' && outcome !== 'lost')).toEqual([])
  const costUsd = (lost * 10 + (outcomes.length - lost) * 4) / 1_000
  expect(await ledger.read(all)).toMatchObject([{ calls: outcomes.length, failed: lost, costUsd }])
  expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: costUsd, reserved: 0 }])
}, 60_000)

test('two processes on one file never spend more than a ceiling together, and as much as fits', async () => {
  const file = await newFile()
  open(file)
  const ran = await runChargingTogether(file, { mostUsd: 1, kills: false }, 2)
  expect(ran.map(({ ending }) => ending)).toEqual(['0', '0'])
  expect(ran.every(({ opened }) => opened.size > 0)).toBe(true)
  const { ledger } = open(file)
  const [standing] = await ledger.standings([ceiling(1)])
  expect(standing?.reserved).toBe(0)
  expect(standing?.spent).toBeLessThanOrEqual(1)
  expect(standing?.spent).toBeGreaterThan(0.97)
  expect(await ledger.open(spending(), [ceiling(1)])).toHaveProperty('refused')
}, 60_000)

test('what is under way in a process that lives is left alone by another that opens the file', async () => {
  const file = await newFile()
  const first = open(file)
  const id = await mustOpen(first.ledger)
  const second = open(file)
  expect(await second.ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0, reserved: 0.01 }])
  await first.ledger.close(id, spent())
  expect(await second.ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0.004, reserved: 0 }])
})

test('a process that has the id of a dead one, but began later, does not keep its attempts under way', async () => {
  const file = await newFile()
  const first = open(file)
  await mustOpen(first.ledger)
  look(file, (database) => database.exec(`UPDATE attempts SET owner = '${process.pid} boot 1'`))
  const { ledger } = open(file)
  expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0.01, reserved: 0 }])
})

test('an attempt that was taken for lost, and is closed after all, counts for what it has used', async () => {
  const file = await newFile()
  const first = open(file)
  const id = await mustOpen(first.ledger)
  look(file, (database) => database.exec(`UPDATE attempts SET owner = '999999999 boot 1'`))
  const { ledger } = open(file)
  expect(await ledger.read(all)).toMatchObject([{ calls: 1, failed: 1, inputTokens: 1_000, costUsd: 0.01 }])
  await first.ledger.close(id, spent())
  expect(await ledger.read(all)).toMatchObject([{ calls: 1, failed: 0, inputTokens: 600, costUsd: 0.004 }])
  expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0.004, reserved: 0 }])
})

test('everything is there again after the file was closed and opened', async () => {
  const file = await newFile()
  const first = open(file)
  await first.ledger.close(await mustOpen(first.ledger), spent())
  first.ledger.save({ caller: 'web', task: 'summary', model: 'gpt-4o-mini', tokens: 7, costUsd: 0.1 })
  first.close()
  expect(await open(file).ledger.read(all)).toMatchObject([
    { calls: 1, costUsd: 0.004, hits: 1, savedUsd: 0.1 },
  ])
})

const hitsIn = (file: string) =>
  look(file, (database) => database.prepare('SELECT sum(hits) AS hits FROM usage').get()?.['hits'])
const saving = { caller: 'web', task: 'summary', model: 'gpt-4o-mini', tokens: 7, costUsd: 0.1 }

test('savings are on disk a second later, and nothing is written when there are none', async () => {
  const file = await newFile()
  const { ledger, clock } = open(file)
  ledger.save(saving)
  ledger.save(saving)
  await clock.advance(999)
  expect(hitsIn(file)).toBeNull()
  await clock.advance(2)
  expect(hitsIn(file)).toBe(2)
  expect(clock.waits).toEqual([1_000])
  ledger.save(saving)
  await clock.advance(1_001)
  expect(hitsIn(file)).toBe(3)
})

test('savings that cannot be written are told, kept, and written when they can be', async () => {
  const file = await newFile()
  const { ledger, clock, troubles } = open(file)
  look(file, (database) => database.exec('ALTER TABLE usage RENAME TO elsewhere'))
  ledger.save(saving)
  await clock.advance(1_001)
  expect(troubles).toHaveLength(1)
  look(file, (database) => database.exec('ALTER TABLE elsewhere RENAME TO usage'))
  ledger.save(saving)
  await clock.advance(1_001)
  expect(hitsIn(file)).toBe(2)
})

test('what cannot be written whole is not written at all', async () => {
  const file = await newFile()
  const { ledger } = open(file)
  look(file, (database) => database.exec('ALTER TABLE totals RENAME TO elsewhere'))
  await expect(ledger.open(spending(), [])).rejects.toThrow(/totals/)
  look(file, (database) => database.exec('ALTER TABLE elsewhere RENAME TO totals'))
  expect(attemptsIn(file)).toEqual([])
  await ledger.close(await mustOpen(ledger), spent())
  expect(attemptsIn(file)).toMatchObject([{ outcome: 'ok' }])
})

test('a file from before there was a ledger gets one, and keeps what it has', async () => {
  const file = await newFile()
  const records = openSqliteRecords(file)
  records.close()
  look(file, (database) =>
    database.exec(`DROP TABLE attempts; DROP TABLE totals; DROP TABLE usage; PRAGMA user_version = 1;
      INSERT INTO records VALUES ('page', 'a', 1, '{}', 'then', 'then')`),
  )
  const { ledger } = open(file)
  await ledger.close(await mustOpen(ledger), spent())
  expect(await ledger.read(all)).toHaveLength(1)
  expect(look(file, (database) => database.prepare('SELECT id FROM records').all())).toMatchObject([
    { id: 'a' },
  ])
})
