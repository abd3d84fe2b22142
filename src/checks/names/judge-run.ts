import type { Finding } from '../finding.ts'
import { aliasesOf } from './aliases.ts'
import { isEverydayWord, isListedWord, looksEveryday } from './everyday-words.ts'
import { isGivenName, isSameGivenName } from './given-names.ts'
import { impliedWords, unknownWords } from './known-names.ts'
import type { NameRun } from './name-runs.ts'
import type { NameWord } from './name-words.ts'
import { singularOf } from './name-stems.ts'
import { nearestInflection, nearestSpelling } from './nearest-name.ts'
import type { Names } from './read-names.ts'
import { isKind, isPersonTitle, isRole, isTime } from './roles.ts'
import type { Writing } from './writing.ts'

export type Judgement = { level: Finding['level']; start: number; expected?: string }
type Given = { names: Names; writing: Writing; isForeign: boolean }
type Unknown = { run: NameRun; words: NameWord[]; names: Names }

const MIN_FOREIGN_CHARS = 5

/** How sure it is that a run names something that a text does not have; undefined where there is nothing to say. */
export function judgeRun(run: NameRun, { names, writing, isForeign }: Given): Judgement | undefined {
  const unknown = unknownWords(run, names).filter(mayName)
  if (unknown.length === 0) return undefined
  if (isForeign) return judgeForeign({ run, words: unknown, names })
  const words = unknown.filter((word) => namesSomething(word, { run, writing }))
  if (words.length === 0) return judgeEveryday({ run, words: unknown, names }, writing)
  const found = { run, words, names }
  if (writing === 'english') return judgeEnglish(found)
  return writing === 'titles' ? soft(found, 'warning') : judgeInflected(found, writing)
}

function mayName({ key }: NameWord): boolean {
  return key.length > 1 && !isRole(key) && !isTime(key) && !isKind(key) && !/^\p{N}/u.test(key)
}

/** A word that the head of a sentence or a title alone gives a capital names nothing, unless it is nothing but a name. */
function namesSomething(word: NameWord, { run, writing }: { run: NameRun; writing: Writing }): boolean {
  const { key, isUpper, opens } = word
  if (isGivenName(key) || aliasesOf(singularOf(key)) !== undefined) return true
  if (writing === 'titles') return !isEverydayWord(key)
  const before = run.words[run.words.indexOf(word) - 1] ?? run.before
  if (isUpper || (before && isPersonTitle(before.key))) return true
  if (writing !== 'english') return !opens
  return opens ? !isEverydayWord(key) && !looksEveryday(key) : !isListedWord(key)
}

/** Several words that are no names of their own may still be one together (Home Office, World Bank). */
function judgeEveryday({ run, words, names }: Unknown, writing: Writing): Judgement | undefined {
  const within = words.filter(({ opens }) => !opens)
  if (writing !== 'english' || within.length < 2) return undefined
  return soft({ run, words: within, names }, 'warning')
}

function judgeEnglish(found: Unknown): Judgement {
  const { run, words, names } = found
  const implied = impliedWords(run, names)
  const sure = words.filter(
    (word) =>
      !implied.has(word) && !/\p{N}/u.test(word.key) && nearestSpelling(word.key, names) === undefined,
  )
  if (sure.length === 0) return soft(found, 'warning')
  const surname = surnameAfter(found)
  if (!surname) return { level: 'error', start: startOf(run) }
  const others = [...(names.givenNames.get(surname.key) ?? [])]
  const [expected] = others
  const isOther =
    expected !== undefined && !others.some((name) => words.some(({ key }) => isSameGivenName(name, key)))
  const level = isOther ? 'error' : 'warning'
  return {
    level,
    start: startOf(run),
    ...(isOther && {
      expected: `${names.capitals.get(expected) ?? expected} ${names.capitals.get(surname.key)}`,
    }),
  }
}

/** The word of the text that the unknown ones stand before, as first names do. */
function surnameAfter({ run, words, names }: Unknown): NameWord | undefined {
  const last = words.at(-1)
  const next = last && run.words[run.words.indexOf(last) + 1]
  if (!next?.isCapital || !names.capitals.has(next.key)) return undefined
  return isRole(next.key) || isTime(next.key) || isListedWord(next.key) ? undefined : next
}

/** Names are declined, and words that we do not know may have capitals of their own. */
function judgeInflected({ run, words, names }: Unknown, writing: Writing): Judgement | undefined {
  const left = words.filter(({ key }) => nearestInflection(key, names) === undefined)
  if (left.length === 0) return undefined
  const isSeveral = left.length > 1
  if (writing === 'nouns') return { level: isSeveral ? 'warning' : 'hint', start: startOf(run) }
  return { level: isSeveral ? 'error' : 'warning', start: startOf(run) }
}

/** Between two languages of one script most names share a beginning. */
function judgeForeign({ run, words, names }: Unknown): Judgement | undefined {
  const [example = ''] = names.capitals.keys()
  const left = words.filter(
    ({ key, opens }) =>
      !opens &&
      key.length >= MIN_FOREIGN_CHARS &&
      isLatin(key) === isLatin(example) &&
      nearestInflection(key, names) === undefined,
  )
  return left.length > 0 ? { level: 'hint', start: startOf(run) } : undefined
}

const isLatin = (key: string) => /^\p{Script=Latin}/u.test(key)

function soft({ run, words, names }: Unknown, level: 'warning' | 'hint'): Judgement {
  const near = words.map(({ key }) => nearestSpelling(key, names)).find((key) => key !== undefined)
  return {
    level,
    start: startOf(run),
    ...(near !== undefined && { expected: names.capitals.get(near) ?? near }),
  }
}

/** Where the name begins, behind a word that only opens the sentence. */
function startOf({ words, start }: NameRun): number {
  const [first, second] = words
  return first?.opens && second && isEverydayWord(first.key) && !isRole(first.key) ? second.start : start
}
