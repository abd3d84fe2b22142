import type { Names } from './read-names.ts'

const MIN_CHARS = 5
const EDGE_CHARS = 2
const MAX_CANDIDATES = 200
const MIN_SHARED_CHARS = 4
const MIN_SHARED = 0.7
const MIN_SOUNDS = 3

/** Letters that render another script, so that few sounds are enough. */
const TRANSLITERATED = /q|kh|gh|dh|zh|dj|aa|ou|ee/

type Index = { byEdge: Map<string, string[]>; bySounds: Map<string, string> }

const indexes = new WeakMap<Names, Index>()

/** The name of a text that another is a spelling of: one letter differs, or how a script was rendered (Gaddafi, Kadhafi). */
export function nearestSpelling(key: string, names: Names): string | undefined {
  if (key.length < MIN_CHARS) return undefined
  const index = indexOf(names)
  const near = candidatesOf(key, index).find((other) => other.length >= MIN_CHARS && differInOne(key, other))
  if (near !== undefined) return near
  const sounds = soundsOf(key)
  const other = index.bySounds.get(sounds)
  const isSure = sounds.length > MIN_SOUNDS || (other !== undefined && TRANSLITERATED.test(`${key} ${other}`))
  return isSure ? other : undefined
}

/** The name of a text that differs from another in its ending alone, as in languages that decline names. */
export function nearestInflection(key: string, names: Names): string | undefined {
  return candidatesOf(key, indexOf(names)).find((other) => {
    const shared = sharedChars(key, other)
    return (
      shared >= Math.min(MIN_SHARED_CHARS, key.length - 1, other.length) &&
      shared >= MIN_SHARED * Math.min(key.length, other.length)
    )
  })
}

function indexOf(names: Names): Index {
  const known = indexes.get(names)
  if (known) return known
  const index: Index = { byEdge: new Map(), bySounds: new Map() }
  for (const key of names.capitals.size > 0 ? names.capitals.keys() : names.words) {
    for (const edge of edgesOf(key)) {
      const keys = index.byEdge.get(edge) ?? []
      if (keys.length < MAX_CANDIDATES) keys.push(key)
      index.byEdge.set(edge, keys)
    }
    const sounds = soundsOf(key)
    if (key.length >= MIN_CHARS && sounds.length >= MIN_SOUNDS) index.bySounds.set(sounds, key)
  }
  indexes.set(names, index)
  return index
}

/** One letter leaves the beginning or the end as it is. */
const edgesOf = (key: string) => [`^${key.slice(0, EDGE_CHARS)}`, `${key.slice(-EDGE_CHARS)}$`]

const candidatesOf = (key: string, { byEdge }: Index) =>
  edgesOf(key).flatMap((edge) => byEdge.get(edge) ?? [])

function sharedChars(one: string, other: string): number {
  let count = 0
  while (count < one.length && one[count] === other[count]) count += 1
  return count
}

/** One letter added, dropped or replaced, or two exchanged. */
function differInOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  const start = sharedChars(one, other)
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  return (
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1) ||
    (rest.slice(2) === otherRest.slice(2) && rest[0] === otherRest[1] && rest[1] === otherRest[0])
  )
}

/** The consonants of a name, those that transliterations mix up as one. */
function soundsOf(key: string): string {
  return key
    .replace(/^(?:mc|mac)/, 'mk')
    .replace(/ph/g, 'f')
    .replace(/tch|tsch|ch|sch|sh|cz|sz|zh|dj|dzh/g, 'š')
    .replace(/ks/g, 'x')
    .replace(/[kgq]h?|c/g, 'k')
    .replace(/dh|th|d/g, 't')
    .replace(/[vw]/g, 'v')
    .replace(/[zs]/g, 's')
    .replace(/[aeiouyhj]/g, '')
    .replace(/(.)\1+/gu, '$1')
}
