import { CopydeskError } from '../errors.ts'
import { asArticle, countWords, type Article, type Reading } from './article.ts'
import type { LanguageDetector } from './readers.ts'
import { turn } from '../turns.ts'

/** Makes an article of what was understood. Errors: `too_large`. */
export type Finish = (reading: Reading, origin?: Partial<Article['source']>) => Promise<Article>

type Options = { detector: LanguageDetector; maxArticleChars: number }

/** Finds the language where nobody has said it, and limits the size. */
export function openFinish({ detector, maxArticleChars }: Options): Finish {
  /** Detected wins over claimed when it is sure, unless the claim only says more of it: en-GB. */
  async function languageOf(reading: Reading): Promise<Pick<Reading, 'language' | 'foundIn'>> {
    const { title, paragraphs, language, isLanguageCertain, foundIn } = reading
    if (isLanguageCertain) return { language, foundIn }
    const texts = paragraphs.map(({ text }) => text)
    const found = await detector.detect(title, texts)
    if (found === null || language?.split('-')[0] === found.split('-')[0]) return { language, foundIn }
    return { language: found, foundIn: { ...foundIn, language: 'detected' } }
  }

  return async (reading, origin = {}) => {
    const source = { ...reading.source, ...origin }
    const { paragraphs } = reading
    const chars = paragraphs.reduce((sum, { text }) => sum + text.length + 2, -2)
    if (chars > maxArticleChars) throw tooLarge(chars, maxArticleChars)
    if (chars > CHARS_AT_ONCE) await turn()
    const words = await countInTurns(paragraphs)
    const language = await languageOf(reading)
    if (chars > CHARS_AT_ONCE) await turn()
    return asArticle({ ...reading, source, ...language }, words)
  }
}

/** So much is counted at a time, so that nobody else waits for long. */
const CHARS_AT_ONCE = 20_000

async function countInTurns(paragraphs: { text: string }[]): Promise<number> {
  let words = 0
  let chars = 0
  for (const { text } of paragraphs) {
    for (let start = 0; start < text.length;) {
      const space = text.lastIndexOf(' ', start + CHARS_AT_ONCE)
      const isLast = text.length - start <= CHARS_AT_ONCE
      const end = isLast ? text.length : space > start ? space : start + CHARS_AT_ONCE
      words += countWords(text.slice(start, end))
      chars += end - start
      start = end
      if (chars < CHARS_AT_ONCE) continue
      chars = 0
      await turn()
    }
  }
  return words
}

/** An article of `chars` UTF-16 code units where at most `limit` are read. */
export function tooLarge(chars: number, limit: number): CopydeskError {
  return new CopydeskError('too_large', `The article has ${chars} characters; the limit is ${limit}.`, {
    issues: [{ path: 'article', message: `may have at most ${limit} characters` }],
  })
}
