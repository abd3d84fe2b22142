import * as z from 'zod'
import { explainIssue } from '../issues.ts'
import { canonicalLanguage } from './language.ts'

/** A BCP 47 tag in any case; comes out in canonical case. */
export const Language = z
  .string()
  .max(35)
  .transform((tag, context) => {
    const canonical = canonicalLanguage(tag)
    if (canonical) return canonical
    context.addIssue({
      code: 'custom',
      message: `${JSON.stringify(tag)} is not a language tag (BCP 47), such as "en", "ur" or "es-419"`,
    })
    return z.NEVER
  })
  .describe('A BCP 47 tag: en, ur, es-419, zh-Hant.')

const Url = z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).max(2_000)

const TextInput = z
  .strictObject({
    text: z.string().describe('Plain text, possibly scraped, with its crumbs.'),
    title: z.string().trim().min(1).max(500).optional(),
    language: Language.optional(),
    url: Url.optional(),
    publishedAt: z
      .union(
        [z.iso.datetime({ offset: true }), z.iso.date()],
        'must be a date, such as 2023-02-05, or a time, such as 2023-02-05T10:30:00Z',
      )
      .optional(),
  })
  .meta({ id: 'TextInput' })

const HtmlInput = z
  .strictObject({
    html: z.string().describe('A page.'),
    url: Url.optional().describe('Resolves relative links.'),
  })
  .meta({ id: 'HtmlInput' })

/** Of whatever scheme: what is not fetched is refused as such, with `blocked_url`. */
const Address = z.url('is not an address').max(2_000)

const UrlInput = z.strictObject({ url: Address }).meta({ id: 'UrlInput' })

const IdInput = z
  .strictObject({ id: z.string().min(1).max(200).describe("A seed's name, or the id of a loaded article.") })
  .meta({ id: 'IdInput' })

export type ArticleInput =
  | z.output<typeof TextInput>
  | z.output<typeof HtmlInput>
  | z.output<typeof UrlInput>
  | z.output<typeof IdInput>

/** Whether an article has to be fetched, so that another one may be there tomorrow. */
export function isAddress(input: object): input is { url: string } {
  return 'url' in input && !('text' in input) && !('html' in input)
}

const FORMS = { id: IdInput, html: HtmlInput, text: TextInput, url: UrlInput }

/** Which form is meant is told by its first field, so that a mistake in one is not reported as four. */
function formOf(value: object): z.ZodType<ArticleInput> | undefined {
  const name = (['id', 'html', 'text', 'url'] as const).find((field) => field in value)
  return name && FORMS[name]
}

/** An article, wherever one goes in: exactly one of its four forms. */
export const ArticleInput = z
  .union([TextInput, HtmlInput, UrlInput, IdInput])
  .meta({ id: 'ArticleInput', description: 'Exactly one of: text, html, url, id.' })

/** Reads one, with issues that name the field in question. */
export const readArticleInput = z
  .custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be an object with one of text, html, url, id',
  )
  .transform((value, context) => {
    const parsed = formOf(value)?.safeParse(value)
    if (parsed?.success) return parsed.data
    for (const issue of issuesOf(parsed?.error)) context.addIssue({ code: 'custom', ...issue })
    return z.NEVER
  })

type Misfit = { path: PropertyKey[]; message: string }

function issuesOf(error: z.ZodError | undefined): Misfit[] {
  if (!error) return [{ path: [], message: 'needs exactly one of text, html, url, id' }]
  return error.issues.flatMap((issue): Misfit[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [key],
          message: 'does not go with the other fields of this article',
        }))
      : [{ path: issue.path, message: explainIssue(issue) }],
  )
}
