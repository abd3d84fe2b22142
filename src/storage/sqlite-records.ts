import type { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { CopydeskError, invalid } from '../errors.ts'
import type { Recorded, Records } from './ports.ts'
import { openSqliteDatabase } from './sqlite-database.ts'

export type SqliteRecords = {
  /** One kind of things; kinds know nothing of each other's ids. */
  records<Thing>(kind: string, schema: z.ZodType<Thing>): Records<Thing>
  close(): void
}

const INSERT = `INSERT INTO records (kind, id, revision, json, created_at, updated_at)
  VALUES ($kind, $id, 1, $json, $now, $now) ON CONFLICT DO NOTHING`
const UPDATE = `UPDATE records SET revision = revision + 1, json = $json, updated_at = $now
  WHERE kind = $kind AND id = $id AND revision = $expected`
/** Ids that begin with a prefix follow one another: the reader stops at the first that does not. */
const SELECT_PAGE = `SELECT id, revision, json FROM records
  WHERE kind = $kind AND id >= max($prefix, $after) AND id <> $after ORDER BY id LIMIT $limit`

const Row = z.object({ id: z.string(), revision: z.number(), json: z.string() })

/**
 * Keeps records in one SQLite file, or in `:memory:`. Several processes may share the file; each put survives a power cut.
 * Reading a row that does not fit its schema throws an Error that names it.
 */
export function openSqliteRecords(file: string): SqliteRecords {
  const database = openSqliteDatabase(file)
  return {
    records: (kind, schema) => openKind(database, kind, schema),
    close: () => (database.isOpen ? database.close() : undefined),
  }
}

function openKind<Thing>(database: DatabaseSync, kind: string, schema: z.ZodType<Thing>): Records<Thing> {
  const select = database.prepare('SELECT id, revision, json FROM records WHERE kind = $kind AND id = $id')
  const selectPage = database.prepare(SELECT_PAGE)
  const insert = database.prepare(INSERT)
  const update = database.prepare(UPDATE)

  function recorded(row: unknown): Recorded<Thing> {
    const { id, revision, json } = Row.parse(row)
    try {
      return { id, revision, thing: schema.parse(JSON.parse(json)) }
    } catch (cause) {
      throw new Error(`The ${kind} '${id}' in the database does not fit its schema.`, { cause })
    }
  }

  async function get(id: string) {
    const row = select.get({ kind, id })
    // SQLite takes a lone surrogate for U+FFFD: what was found may have another id.
    return row && row['id'] === id ? recorded(row) : undefined
  }

  async function put(id: string, thing: Thing, expected: number) {
    if (!id.isWellFormed() || id === '') throw invalid('id', 'must be well-formed Unicode, and not empty')
    const values = { kind, id, json: JSON.stringify(thing), now: new Date().toISOString() }
    const { changes } = expected === 0 ? insert.run(values) : update.run({ ...values, expected })
    if (Number(changes) === 0)
      throw new CopydeskError('stale_revision', 'This has changed since it was read.')
    return { id, revision: expected + 1, thing }
  }

  async function list({ prefix, after, limit }: { prefix: string; after: string; limit: number }) {
    const found: Recorded<Thing>[] = []
    for (const row of selectPage.iterate({ kind, prefix, after, limit })) {
      if (!String(row['id']).startsWith(prefix)) break
      found.push(recorded(row))
    }
    return found
  }

  return { get, put, list }
}
