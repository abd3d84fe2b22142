import { globSync, statSync, type Stats } from 'node:fs'
import path from 'node:path'
import { invalid } from '../errors.ts'
import { REFERENCE_ENDING } from './references.ts'

/**
 * The articles that words stand for, each once: files, the files in folders and under patterns (`seeds/articles/*`), addresses, and, for what is
 * none of these, names of seeds. References are no articles. Errors: `invalid_request` for a word that stands for nothing.
 */
export function findArticles(words: string[]): string[] {
  const found = words.flatMap((word) => {
    const articles = articlesOf(word).filter((article) => !article.endsWith(REFERENCE_ENDING))
    if (articles.length === 0 && !word.endsWith(REFERENCE_ENDING))
      throw invalid('articles', `there is no file ${word}`)
    return articles
  })
  if (found.length === 0) throw invalid('articles', 'are references only')
  return [...new Set(found)]
}

function articlesOf(word: string): string[] {
  if (/^https?:\/\//i.test(word)) return [word]
  const there = statusOf(word)
  if (there?.isFile()) return [word]
  if (!there && !/[*?[\]{}]/.test(word)) return [word]
  return globSync(there ? path.join(word, '*') : word)
    .filter((file) => statusOf(file)?.isFile())
    .toSorted()
}

function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file)
  } catch {
    return undefined
  }
}
