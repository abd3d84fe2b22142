import { isSmallWord, nameRuns, type NameRun } from './name-runs.ts'
import { type NameWord, nameWordsOf } from './name-words.ts'
import { demonymStems, singularOf } from './name-stems.ts'
import { isGivenName } from './given-names.ts'
import { isRole, isTime } from './roles.ts'

/** What the names of a text are looked up in. Words are folded: in lower case, without accents. */
export type Names = {
  /** Every word, and what it is the plural of. */
  words: Set<string>
  /** The words with a capital, as they are written where they come first. */
  capitals: Map<string, string>
  /** The words in capitals alone. */
  uppers: Set<string>
  /** The first letters of what has capitals in a row. */
  acronyms: Set<string>
  /** What the names of a place, its people and its language have in common. */
  stems: Set<string>
  /** The names that somebody or something has before another (Angela, by merkel). */
  givenNames: Map<string, Set<string>>
}

/** As American papers write it: Ilhan Omar, D-Minn. */
const PARTIES = new Map([
  ['D', 'democrat'],
  ['R', 'republican'],
])
const MAX_ACRONYM_WORDS = 6
const MAX_LINK_CHARS = 6
const LINK = /^\s(\p{Ll}+)\s$/u
const MAX_GIVEN_NAMES = 20

/** Everything in a text that a name may be taken from. */
export function readNames(text: string, _language: string | null): Names {
  const names = emptyNames()
  const words = nameWordsOf(text)
  for (const [index, word] of words.entries()) {
    addWord(word, names)
    const next = words[index + 1]
    if (next?.start !== word.end + 1 || text[word.end] !== '-') continue
    names.words.add(word.key + next.key)
    const party = next.isCapital ? PARTIES.get(word.text) : undefined
    if (party !== undefined) names.words.add(party)
  }
  let last: NameRun | undefined
  for (const run of nameRuns(words, text)) {
    addAcronyms(run.words, names)
    addGivenNames(run.words, names)
    if (last) addJoinedAcronyms(last, run, { text, names })
    last = run
  }
  for (const key of names.capitals.size > 0 ? names.capitals.keys() : names.words) {
    for (const stem of demonymStems(key)) names.stems.add(stem)
  }
  return names
}

export function joinNames(all: Names[]): Names {
  const joined = emptyNames()
  for (const names of all) {
    for (const kind of ['words', 'uppers', 'acronyms', 'stems'] as const) {
      for (const key of names[kind]) joined[kind].add(key)
    }
    for (const [key, text] of names.capitals) if (!joined.capitals.has(key)) joined.capitals.set(key, text)
    for (const [key, given] of names.givenNames) for (const name of given) addGivenName(joined, key, name)
  }
  return joined
}

/** Whether a text has a word, be it in the plural or the singular. */
export function hasWord({ words }: Names, key: string): boolean {
  return words.has(key) || words.has(singularOf(key))
}

/** A text that has no capitals has been stripped of them. */
export const isCased = ({ capitals }: Names) => capitals.size > 0

function emptyNames(): Names {
  return {
    words: new Set(),
    capitals: new Map(),
    uppers: new Set(),
    acronyms: new Set(),
    stems: new Set(),
    givenNames: new Map(),
  }
}

function addWord({ key, text, isCapital, isUpper }: NameWord, names: Names): void {
  names.words.add(key)
  if (key.endsWith('s')) names.words.add(singularOf(key))
  if (!isCapital) return
  if (!names.capitals.has(key)) names.capitals.set(key, text)
  if (isUpper) names.uppers.add(key).add(singularOf(key))
}

/** With the small words in between (Department of Justice: doj) and without them (dj). */
function addAcronyms(run: Pick<NameWord, 'key' | 'isCapital'>[], { acronyms }: Names): void {
  for (const start of run.keys()) {
    let all = ''
    let long = ''
    for (const { key, isCapital } of run.slice(start, start + MAX_ACRONYM_WORDS)) {
      all += key[0] ?? ''
      if (isCapital || !isSmallWord(key)) long += key[0] ?? ''
      if (long.length > 1) acronyms.add(all).add(long)
    }
  }
}

/** Two runs with a small word between them may be one name (Competition and Markets Authority). */
function addJoinedAcronyms(
  last: NameRun,
  run: NameRun,
  { text, names }: { text: string; names: Names },
): void {
  if (run.start - last.end > MAX_LINK_CHARS || last.words.length + run.words.length > MAX_ACRONYM_WORDS)
    return
  const [, link] = LINK.exec(text.slice(last.end, run.start)) ?? []
  if (link === undefined || !isSmallWord(link)) return
  addAcronyms([...last.words, { key: link, isCapital: false }, ...run.words], names)
}

function addGivenNames(run: NameWord[], names: Names): void {
  for (const [index, { key, isCapital }] of run.entries()) {
    const before = run[index - 1]
    if (!before?.isCapital || !isCapital || before.isUpper || isRole(before.key) || isTime(before.key))
      continue
    if (!before.opens || isGivenName(before.key)) addGivenName(names, key, before.key)
  }
}

function addGivenName({ givenNames }: Names, key: string, name: string): void {
  const given = givenNames.get(key) ?? new Set()
  if (given.size < MAX_GIVEN_NAMES) given.add(name)
  givenNames.set(key, given)
}
