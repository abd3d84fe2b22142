import { CopydeskError, invalid } from '../errors.ts'
import { asArticle, type Article, type Reading } from './article.ts'
import type { LanguageDetector } from './detector.ts'
import { readHtml } from './html.ts'
import type { ArticleInput } from './input.ts'
import { readText } from './text.ts'

/** An article that comes in whole. */
export type WholeInput = Exclude<ArticleInput, { id: string }>

/** Errors: `invalid_request`, `no_article`, `too_large`. */
export type Load = (input: WholeInput, origin?: Partial<Article['source']>) => Promise<Article>

/** What may stand around an article is at most this many times as long; a longer text is not even read. */
const CRUMBS_FACTOR = 4

type Options = { detector: Pick<LanguageDetector, 'detect'>; maxArticleChars: number }

/** Reads what comes in, in whatever form, and finds its language where nobody has said it. */
export function openLoader({ detector, maxArticleChars }: Options): Load {
  /** Detected wins over claimed when it is sure, unless the claim only says more of it: en-GB. */
  async function languageOf({
    title,
    paragraphs,
    language,
    isLanguageCertain,
  }: Reading): Promise<string | null> {
    if (isLanguageCertain) return language
    const texts = paragraphs.map(({ text }) => text)
    const found = await detector.detect(title, texts)
    if (found === null) return language
    return language?.split('-')[0] === found.split('-')[0] ? language : found
  }

  return async (input, origin = {}) => {
    if ('text' in input && input.text.length > maxArticleChars * CRUMBS_FACTOR)
      throw tooLarge(input, input.text.length)
    const reading = understand(input)
    const source = { ...reading.source, ...origin }
    const article = asArticle({ ...reading, source, language: await languageOf(reading) })
    if (article.text.length <= maxArticleChars) return article
    throw tooLarge(input, article.text.length)
  }

  function tooLarge(input: WholeInput, chars: number): CopydeskError {
    const path = 'html' in input ? 'article.html' : 'article.text'
    return new CopydeskError(
      'too_large',
      `The article has ${chars} characters; the limit is ${maxArticleChars}.`,
      {
        issues: [{ path, message: `may have at most ${maxArticleChars} characters` }],
      },
    )
  }
}

function understand(input: WholeInput): Reading {
  if ('html' in input) return readHtml(input.html, withoutGaps({ url: input.url }))
  if ('text' in input) {
    const { text, ...given } = input
    return readText(text, withoutGaps(given))
  }
  throw invalid('article.url', 'Addresses are not fetched yet; send the page as html, or its text.')
}

/** Members that are undefined are left out, as exact optional properties want it. */
function withoutGaps<Given extends object>(
  given: Given,
): { [Name in keyof Given]?: NonNullable<Given[Name]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Given]?: NonNullable<Given[Name]>
  }
}
