import * as z from 'zod'
import { digest, type Digest } from '../digest.ts'

/** What a text turned out to be. Foreign is another version's format; damaged is everything that cannot be trusted. */
export type ParsedResult =
  | { kind: 'entry'; entry: unknown }
  | { kind: 'foreign' }
  | { kind: 'damaged'; reason: string }

const FORMAT = 1
const AnyFormat = z.looseObject({ format: z.number() })
const Envelope = z.object({ key: z.string(), sha256: z.string(), entry: z.unknown() })

/**
 * The text of one kept result: `{ "format": 1, "key", "sha256", "entry" }`, indented for people. The checksum is over
 * the canonical JSON of `{ key, entry }`, so white space and the order of members may change, and nothing else.
 */
export function printResult(key: Digest, entry: unknown): string {
  const written: unknown = JSON.parse(JSON.stringify(entry))
  const envelope = { format: FORMAT, key, sha256: digest({ key, entry: written }), entry: written }
  return `${JSON.stringify(envelope, null, 2)}\n`
}

/** Reads what `printResult` wrote under this key. Never throws, whatever the text. */
export function parseResult(text: string, key: Digest): ParsedResult {
  try {
    const parsed = AnyFormat.safeParse(JSON.parse(text))
    if (!parsed.success) return { kind: 'damaged', reason: 'has no format number' }
    return parsed.data.format === FORMAT ? openEnvelope(parsed.data, key) : { kind: 'foreign' }
  } catch {
    return { kind: 'damaged', reason: 'is not readable JSON' }
  }
}

function openEnvelope(value: unknown, key: Digest): ParsedResult {
  const envelope = Envelope.safeParse(value)
  if (!envelope.success) return { kind: 'damaged', reason: 'lacks a key, a checksum or an entry' }
  const { entry } = envelope.data
  if (envelope.data.key !== key) return { kind: 'damaged', reason: 'belongs to another key' }
  if (envelope.data.sha256 !== digest({ key, entry }))
    return { kind: 'damaged', reason: 'has the wrong checksum' }
  return { kind: 'entry', entry }
}
