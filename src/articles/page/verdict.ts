import { CopydeskError } from '../../errors.ts'
import { verdictRules, type Refusal, type Seen } from './verdict-rules.ts'

/** Why a page is no article; undefined when it is one. */
export function refusalOf(seen: Seen): CopydeskError | undefined {
  const rule = verdictRules.find(({ applies }) => applies(seen))
  return rule && noArticle(rule.refusal, rule.message)
}

/** A `no_article` about the page that was sent. */
export function noArticle(reason: Refusal, message: string, cause?: unknown): CopydeskError {
  const issues = [{ path: 'article.html', message: 'holds no article that can be read' }]
  return new CopydeskError('no_article', message, {
    reason,
    issues,
    ...(cause === undefined ? {} : { cause }),
  })
}
