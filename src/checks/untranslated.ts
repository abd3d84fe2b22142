import { withoutAddresses } from './addresses.ts'
import type { Finding } from './finding.ts'
import { isKin } from './kin.ts'
import { subtagOf } from './same-language.ts'
import type { TranslationPair } from './translation.ts'

type Word = { start: number; end: number; key: string; isPlain: boolean }

const WORD = /\p{L}[\p{L}\p{M}\p{Nd}'’-]*/gu
const CASED = /^(?:\p{Lu}|\p{Ll}|\p{Lt})/u
const LOWER_CASE = /^\p{Ll}/u
const UNSPACED_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]{8,}/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const MIN_SEGMENT_WORDS = 4
const MIN_RUN_WORDS = 4
/** Whole phrases are the same in near kin. */
const MIN_RUN_WORDS_OF_KIN = 10
const WINDOW = 3

/**
 * A segment that came back as it was, and words of the source that were left among those of the target. Names, titles in capitals and
 * addresses are the same in many languages and count for nothing.
 */
export function checkUntranslated({ source, target, from, to }: TranslationPair): Finding[] {
  if (subtagOf(from) === subtagOf(to)) return []
  const [before, after] = [withoutAddresses(source), withoutAddresses(target)]
  if (isWhole(before, after)) {
    return [
      { level: 'error', check: 'untranslated', message: 'The segment was not translated.', found: target },
    ]
  }
  const run = leftRun(before, after, isKin(subtagOf(from), subtagOf(to))) ?? leftCharacters(before, after, to)
  if (!run) return []
  const message = 'Words of the source were left as they were.'
  return [
    { level: 'warning', check: 'untranslated', message, at: run, found: target.slice(run.start, run.end) },
  ]
}

function isWhole(source: string, target: string): boolean {
  if (plainSpaces(source) !== plainSpaces(target)) return false
  const words = wordsOf(source)
  return (
    (words.length >= MIN_SEGMENT_WORDS && words.filter(({ isPlain }) => isPlain).length > 1) ||
    (source.match(UNSPACED_RUN)?.length ?? 0) > 0
  )
}

/** The first run of words that source and target share and that says enough. */
function leftRun(source: string, target: string, areKin: boolean) {
  const windows = new Set(windowsOf(wordsOf(source)).map(({ key }) => key))
  if (windows.size === 0) return undefined
  const words = wordsOf(target)
  const minWords = areKin ? MIN_RUN_WORDS_OF_KIN : MIN_RUN_WORDS
  let first = 0
  let end = 0
  for (const { key, index } of windowsOf(words)) {
    if (!windows.has(key)) continue
    if (index > end - WINDOW + 1) first = index
    end = index + WINDOW
    const run = words.slice(Math.max(first, end - MIN_RUN_WORDS_OF_KIN * 2), end)
    if (run.filter(({ isPlain }) => isPlain).length >= minWords) return spanOf(run)
  }
  return undefined
}

function leftCharacters(source: string, target: string, to: string) {
  if (['zh', 'ja', 'th'].includes(subtagOf(to)) || !UNSPACED.test(target)) return undefined
  for (const { 0: run, index: start } of target.matchAll(UNSPACED_RUN)) {
    if (source.includes(run)) return { start, end: start + run.length }
  }
  return undefined
}

function windowsOf(words: Word[]): { key: string; index: number }[] {
  return words.slice(WINDOW - 1).map((_, index) => {
    const window = words.slice(index, index + WINDOW)
    return { index, key: window.map(({ key }) => key).join(' ') }
  })
}

const spanOf = (run: Word[]) => ({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 })

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    key: word.toLowerCase(),
    isPlain: (LOWER_CASE.test(word) || !CASED.test(word)) && !UNSPACED.test(word),
  }))
}

const plainSpaces = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
