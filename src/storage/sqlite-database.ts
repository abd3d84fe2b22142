import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Database = DatabaseSync

/** Each step takes a database from the version of its index to the next. A released step never changes. */
const STEPS = [
  `CREATE TABLE records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    json TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT`,
  `CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    caller TEXT NOT NULL,
    task TEXT NOT NULL,
    model TEXT NOT NULL,
    reason TEXT NOT NULL,
    owner TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    outcome TEXT,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cached_input_tokens INTEGER NOT NULL,
    nano_usd INTEGER,
    held_tokens INTEGER NOT NULL,
    held_nano_usd INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attempts_under_way ON attempts (owner) WHERE outcome IS NULL;
  CREATE TABLE totals (
    caller TEXT NOT NULL,
    day TEXT NOT NULL,
    spent_tokens INTEGER NOT NULL,
    spent_nano_usd INTEGER NOT NULL,
    reserved_tokens INTEGER NOT NULL,
    reserved_nano_usd INTEGER NOT NULL,
    PRIMARY KEY (caller, day)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE usage (
    day TEXT NOT NULL,
    caller TEXT NOT NULL,
    task TEXT NOT NULL,
    model TEXT NOT NULL,
    calls INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cached_input_tokens INTEGER NOT NULL,
    nano_usd INTEGER NOT NULL,
    unpriced INTEGER NOT NULL,
    hits INTEGER NOT NULL,
    saved_tokens INTEGER NOT NULL,
    saved_nano_usd INTEGER NOT NULL,
    saved_unpriced INTEGER NOT NULL,
    PRIMARY KEY (day, caller, task, model)
  ) STRICT, WITHOUT ROWID`,
]

/**
 * Opens a database file, or `:memory:`, and brings it up to date. What was committed survives a power cut, and another
 * process may have the file open. Throws when the file is of a newer version, or no database.
 */
export function openSqliteDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    database.exec('PRAGMA synchronous = FULL')
    useWriteAheadLog(database)
    migrate(database, file)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** SQLite does not wait here, whatever its timeout says, while another process does the same to a new file. */
function useWriteAheadLog(database: DatabaseSync) {
  for (let tries = 0; ; tries += 1) {
    try {
      return database.exec('PRAGMA journal_mode = WAL')
    } catch (error) {
      if (tries === 100 || !(error instanceof Error && error.message.includes('locked'))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }
}

/** The whole way in one transaction, taken for writing at once: two processes may open the same new file. */
function migrate(database: DatabaseSync, file: string) {
  database.exec('BEGIN IMMEDIATE')
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > STEPS.length) {
    throw new Error(
      `${file} was written by a newer Copydesk (version ${version}, this one knows ${STEPS.length}).`,
    )
  }
  for (const step of STEPS.slice(version)) database.exec(step)
  database.exec(`PRAGMA user_version = ${STEPS.length}; COMMIT`)
}
