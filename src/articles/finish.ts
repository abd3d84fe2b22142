import { CopydeskError } from '../errors.ts'
import { asArticle, type Article, type Reading } from './article.ts'
import type { LanguageDetector } from './readers.ts'

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
    const article = asArticle({ ...reading, source, ...(await languageOf(reading)) })
    if (article.text.length <= maxArticleChars) return article
    throw tooLarge(article.text.length, maxArticleChars)
  }
}

/** An article of `chars` UTF-16 code units where at most `limit` are read. */
export function tooLarge(chars: number, limit: number): CopydeskError {
  return new CopydeskError('too_large', `The article has ${chars} characters; the limit is ${limit}.`, {
    issues: [{ path: 'article', message: `may have at most ${limit} characters` }],
  })
}
