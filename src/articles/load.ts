import { CopydeskError, renamed } from '../errors.ts'
import type { Article, Reading } from './article.ts'
import type { Delivery } from './delivery.ts'
import type { Fetch } from './fetch/fetch.ts'
import { openFinish, tooLarge } from './finish.ts'
import { isAddress, type ArticleInput } from './input.ts'
import { articleIn, openPages } from './pages.ts'
import { requireText } from './plain.ts'
import type { Readers } from './readers.ts'

/** An article that comes in whole, or is fetched; from a file also as the bytes in it. */
export type WholeInput = Exclude<ArticleInput, { id: string }> | { delivery: Delivery }

type Terms = {
  signal: AbortSignal
  /** What to say of its source beside what the reader says. */
  origin?: Partial<Article['source']>
}

/** Errors: `invalid_request`, `no_article`, `too_large`, `unsupported_media`, and those of `Fetch`; each names the field. */
export type Load = (input: WholeInput, terms: Terms) => Promise<Article>

/** What may stand around an article is at most this many times as long; a longer text is not even read. */
const CRUMBS_FACTOR = 4

type Options = { readers: Readers; fetch: Fetch; maxArticleChars: number }

/** Reads what comes in, in whatever form. */
export function openLoader({ readers, fetch, maxArticleChars }: Options): Load {
  const readPages = openPages({ fetch, readers })
  const finish = openFinish({ detector: readers, maxArticleChars })

  async function understand(input: WholeInput, signal: AbortSignal): Promise<Reading> {
    if ('text' in input) {
      const { text, ...given } = input
      if (text.length > maxArticleChars * CRUMBS_FACTOR) throw tooLarge(text.length, maxArticleChars)
      requireText('article.text', text)
      return articleIn(await readers.readText(text, withoutGaps(given), signal)).reading
    }
    if ('html' in input) {
      requireText('article.html', input.html)
      return articleIn(await readers.readPage(input.html, input.url, signal)).reading
    }
    if ('delivery' in input) return articleIn(await readers.read(input.delivery, signal)).reading
    return readPages(input.url, signal)
  }

  return async (input, { signal, origin }) => {
    try {
      return await finish(await understand(input, signal), { ...originOf(input), ...origin })
    } catch (error) {
      throw error instanceof CopydeskError ? renamed(error, namesFor(input)) : error
    }
  }
}

function originOf(input: WholeInput): Terms['origin'] {
  if ('delivery' in input) return { kind: 'file' }
  return isAddress(input) ? { kind: 'url' } : {}
}

/** Whatever a reader calls what it reads, this is what its sender calls it. */
function namesFor(input: WholeInput): (path: string) => string {
  const form = (['text', 'html', 'url'] as const).find((name) => name in input)
  const name = form === undefined ? 'source' : `article.${form}`
  return (path) => (/^article(?:\.(?:text|html|url))?$/.test(path) ? name : path)
}

/** Members that are undefined are left out, as exact optional properties want it. */
function withoutGaps<Given extends object>(
  given: Given,
): { [Name in keyof Given]?: NonNullable<Given[Name]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Given]?: NonNullable<Given[Name]>
  }
}
