import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { Language } from '../articles/input.ts'
import { invalid } from '../errors.ts'
import { Term, type Glossaries } from './glossary.ts'
import { commonOptions, namedLanguage } from './task.ts'

export const TranslationOptions = z
  .object({
    to: Language.describe('The language wanted.'),
    from: Language.optional().describe(
      'The language of the article; the one it was found to be in when absent.',
    ),
    formality: z.enum(['default', 'formal', 'informal']).default('default'),
    glossary: z
      .union([z.string().min(1).max(100), z.array(Term).max(500)])
      .optional()
      .describe('The name of a glossary, or the terms themselves.'),
    unit: z.enum(['paragraph', 'sentence']).default('paragraph').describe('What a segment is.'),
    ...commonOptions,
  })
  .meta({ id: 'TranslationOptions' })
export type TranslationOptions = z.output<typeof TranslationOptions>

/** From which language, and with which glossary. Errors: `invalid_request`. */
export function settle(article: Article, options: TranslationOptions, glossaries: Glossaries) {
  const from = options.from ?? article.language
  if (!from) throw invalid('from', 'The language of the article is not sure; say which it is.')
  if (from === options.to) throw invalid('to', `The article is in ${namedLanguage(from)} already.`)
  const { glossary = [] } = options
  const terms = typeof glossary === 'string' ? glossaries.find(glossary, from, options.to) : glossary
  return { from, terms }
}
