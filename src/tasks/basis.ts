import type { Article } from '../articles/article.ts'
import { basisFrom, type Basis } from '../checks/evidence.ts'
import { readGrounds, readLongGrounds, type Grounds } from '../checks/grounds.ts'

/** What is checked against an article: read once, for all the claims of an answer. `language` is that of the answer. */
export async function basisOf(article: Article, language: string | null): Promise<Basis> {
  return basisFrom({
    article: await readLongGrounds(article.text, settingOf(article)),
    frame: frameOf(article),
    language,
  })
}

/** What stands around an article's text, and may be taken as said by it. */
export function frameOf(article: Article): Grounds {
  const frame = [article.title, article.dateline, article.byline, article.siteName].filter(
    (line) => line !== null,
  )
  return readGrounds(frame.join('\n\n'), settingOf(article))
}

export const settingOf = ({ language, publishedAt }: Article) => ({ language, day: publishedAt })
