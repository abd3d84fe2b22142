import { joinSegments } from '../../articles/segments.ts'
import type { Finding } from '../../checks/finding.ts'
import type { CopydeskError } from '../../errors.ts'
import { TITLE } from '../translation-question.ts'
import type { ReadUnits, Translated } from '../translation-read.ts'
import type { Settled } from './at-once.ts'
import type { Chunk, PlacedUnit, TranslationGiven } from './chunks.ts'
import { turn } from '../../turns.ts'

/** What stands in the text for segments that could not be translated. */
const GAP = '[…]'
const SEGMENTS_AT_ONCE = 2_000

type Given = Pick<TranslationGiven, 'segments' | 'options' | 'from' | 'units'> & {
  chunks: Pick<Chunk, 'units'>[]
}
type Joined = { id: string; source: string; target: string; checks: Finding[]; failure?: CopydeskError }

/**
 * The segments of all chunks in the order of the article. One that could not be translated, whole or in part, has an empty target and
 * says so; in the text a gap is marked where it would stand.
 */
export async function joinChunks(given: Given, settled: Settled<ReadUnits>[]) {
  const { segments, options, from, units } = given
  const translated = new Map<string, Translated>()
  const failed = new Map<string, CopydeskError>()
  for (const [index, one] of settled.entries()) {
    if ('result' in one) for (const unit of one.result.translated) translated.set(unit.id, unit)
    else for (const { id } of given.chunks[index]?.units ?? []) failed.set(id, one.failure)
  }
  const segmentOf = new Map(units.map(({ id, segment }) => [id, segments[segment]?.id ?? TITLE]))
  const unitsOfSegment = Map.groupBy(units, ({ segment }) => segment)
  const join = (segment: number, id: string, source: string) =>
    joinUnits({ id, source }, unitsOfSegment.get(segment) ?? [], { translated, failed, to: options.to })
  const headline = unitsOfSegment.has(-1) ? join(-1, TITLE, '') : undefined
  const joined: Joined[] = []
  for (const [index, { id, source }] of segments.entries()) {
    if (index % SEGMENTS_AT_ONCE === SEGMENTS_AT_ONCE - 1) await turn()
    joined.push(join(index, id, source))
  }
  const all = [...(headline ? [headline] : []), ...joined]
  return {
    title: headline?.target || null,
    text: joinSegments(withGaps(joined, segments), options.to),
    from,
    to: options.to,
    segments: joined.map(({ id, source, target, checks }) => ({
      id,
      source,
      target,
      origin: 'model' as const,
      checks,
    })),
    checks: [
      ...all.flatMap(({ failure, checks }) => (failure ? checks : [])),
      ...settled
        .flatMap((one) => ('result' in one ? one.result.checks : []))
        .map((finding) => placedIn(finding, segmentOf)),
    ],
    warnings: runsOf(all).map(describe),
  }
}

type Found = { translated: Map<string, Translated>; failed: Map<string, CopydeskError>; to: string }

function joinUnits(
  segment: { id: string; source: string },
  units: PlacedUnit[],
  { translated, failed, to }: Found,
): Joined {
  const failure = units.map(({ id }) => failed.get(id)).find((failure) => failure !== undefined)
  if (failure) return { ...segment, target: '', checks: [untranslated(segment.id, failure)], failure }
  const pieces = units.flatMap(({ id, after }) => {
    const piece = translated.get(id)
    return piece ? [{ ...piece, after }] : []
  })
  return {
    ...segment,
    target: joinSegments(pieces, to).trimEnd(),
    checks: pieces.flatMap(({ checks }) => checks).map((finding) => placedAt(finding, segment.id)),
  }
}

/** Findings name segments, also those in a piece of one; where in the piece is nobody's concern. */
function placedIn(finding: Finding, segmentOf: Map<string, string>): Finding {
  const unit = finding.at?.segment
  return unit === undefined ? finding : placedAt(finding, segmentOf.get(unit) ?? unit)
}

function placedAt(finding: Finding, segment: string): Finding {
  return finding.at?.segment === segment ? finding : { ...finding, at: { segment } }
}

const untranslated = (id: string, { message }: CopydeskError): Finding => ({
  level: 'error',
  check: 'completeness',
  message: `This could not be translated: ${message}`,
  at: { segment: id },
})

/** One mark for segments that are missing one after another. */
function withGaps(joined: Joined[], segments: { after: string }[]): { target: string; after: string }[] {
  const pieces: { target: string; after: string }[] = []
  let wasMissing = false
  for (const [index, { target, failure }] of joined.entries()) {
    const after = segments[index]?.after ?? ''
    const last = pieces.at(-1)
    if (failure && wasMissing && last) last.after = after
    else pieces.push({ target: failure ? GAP : target, after })
    wasMissing = failure !== undefined
  }
  return pieces
}

/** Segments that are missing one after another for the same reason. */
function runsOf(joined: Joined[]): { first: string; last: string; failure: CopydeskError }[] {
  const runs: { first: string; last: string; failure: CopydeskError }[] = []
  let open: (typeof runs)[0] | undefined
  for (const { id, failure } of joined) {
    if (failure && open?.failure === failure) open.last = id
    else if (failure) runs.push((open = { first: id, last: id, failure }))
    else open = undefined
  }
  return runs
}

function describe({ first, last, failure }: { first: string; last: string; failure: CopydeskError }): string {
  const which = first === last ? `The segment ${first}` : `The segments ${first} to ${last}`
  return `${which} could not be translated: ${failure.message}`
}
