import { CopydeskError } from '../../errors.ts'

/** What is read here; the same list as in the README. */
const READ = 'HTML, Markdown, plain text, PDF, DOCX or a feed'

/** Bytes that are in no format that is read here. `what` names what they seem to be: `image/png`. */
export function unsupported(what: string): CopydeskError {
  return new CopydeskError('unsupported_media', `This is ${what}, which is not read here.`, {
    issues: [{ path: 'article.url', message: `is ${what}; send ${READ}` }],
  })
}

/** Bytes in a format that is read here, but broken: `what` says how, beginning with a verb. */
export function unreadable(what: string, cause?: unknown): CopydeskError {
  return new CopydeskError('invalid_request', `article.url: ${what}`, {
    issues: [{ path: 'article.url', message: what }],
    cause,
  })
}

/** A file that could be read, with nothing to read in it. */
export function withoutArticle(summary: string, reason: 'empty' | 'not_an_article' = 'empty'): CopydeskError {
  const issues = [{ path: 'article.url', message: 'holds no article that can be read' }]
  return new CopydeskError('no_article', summary, { reason, issues })
}

/** A file that is larger than what is read: `what` says by how much, beginning with a verb. */
export function tooLarge(what: string): CopydeskError {
  return new CopydeskError('too_large', `This file ${what}.`, {
    issues: [{ path: 'article.url', message: what }],
  })
}
