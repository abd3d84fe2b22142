import { Article, asArticle, type Reading } from '../../../src/articles/article.ts'
import { CopydeskError } from '../../../src/errors.ts'

/** The error that reading throws; anything but a `CopydeskError` is thrown on. */
export function problemOf(read: () => Reading): CopydeskError {
  try {
    read()
  } catch (error) {
    if (error instanceof CopydeskError) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}

/** Whether reading gives an article that keeps its promises, or says why there is none. */
export function isSound(read: () => Reading): boolean {
  try {
    const article = Article.parse(asArticle(read()))
    return article.paragraphs.every(
      ({ text }) => text !== '' && text === text.trim() && !text.includes('\n') && text.isWellFormed(),
    )
  } catch (error) {
    return error instanceof CopydeskError && ['invalid_request', 'no_article'].includes(error.code)
  }
}
