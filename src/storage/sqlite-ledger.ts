import type { Clock } from '../clock.ts'
import { gatherSavings, type Savings } from './gathered-savings.ts'
import { openBook, type Book } from './ledger-book.ts'
import type { Ledger } from './ports.ts'
import { openSqliteDatabase, type Database } from './sqlite-database.ts'

type Options = {
  clock: Clock
  /** Told why savings could not be written; they are kept and tried again. */
  onTrouble(error: unknown): void
}

export type SqliteLedger = { ledger: Ledger; close(): void }

/**
 * Keeps the ledger in an SQLite file that several processes may share, and that may hold other things. What is written
 * survives the end of the process; a power cut may take the last moments. Attempts that were under way in a process that
 * has died are taken, when the file is opened, for what they may have used at most, as `lost`.
 */
export function openSqliteLedger(file: string, { clock, onTrouble }: Options): SqliteLedger {
  const database = openSqliteDatabase(file)
  const book = openSettledBook(database, clock)
  const write = (savings: Savings[]) => inTransaction(database, () => savings.forEach(book.addSavings))
  const savings = gatherSavings({ clock, write, onTrouble })

  const ledger: Ledger = {
    open: async (spending, ceilings) => inTransaction(database, () => book.open(spending, ceilings)),
    close: async (id, spent) => inTransaction(database, () => book.close(Number(id), spent)),
    standings: async (ceilings) => ceilings.map(book.standing),
    save: savings.save,
    async read(days) {
      savings.flush()
      return book.read(days)
    },
  }
  return {
    ledger,
    close() {
      if (!database.isOpen) return
      savings.close()
      database.close()
    },
  }
}

function openSettledBook(database: Database, clock: Clock): Book {
  try {
    database.exec('PRAGMA synchronous = NORMAL')
    const book = openBook(database, clock)
    inTransaction(database, book.closeLost)
    return book
  } catch (error) {
    database.close()
    throw error
  }
}

/** Two processes never check the same room: whoever checks has the file to itself until it has written. */
function inTransaction<Result>(database: Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
