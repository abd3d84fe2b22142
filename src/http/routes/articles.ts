import * as z from 'zod'
import { Article } from '../../articles/article.ts'
import { ArticleInput, readArticleInput } from '../../articles/input.ts'
import type { Library, Source } from '../../articles/library.ts'
import { digest } from '../../digest.ts'
import { CopydeskError, renamed } from '../../errors.ts'
import { route, type Route } from '../route.ts'

const ListedArticle = Article.omit({ text: true, paragraphs: true }).meta({ id: 'ListedArticle' })

/** What comes as JSON; a document that is the body itself comes another way. */
const loadable: z.ZodType<Source> = readArticleInput

/** Loading articles ahead of tasks, and finding them again. */
export function articleRoutes(library: Library): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/articles',
      summary: 'Load an article',
      tag: 'Articles',
      description:
        'The body is an article input, or a document itself: HTML, plain text, Markdown, PDF or DOCX, of which the media type is told by Content-Type.',
      body: loadable,
      deliver: (delivery) => ({ delivery }),
      printedBody: ArticleInput,
      example: { text: 'The bridge was closed on Monday. It will be repaired by the end of the year.' },
      reply: Article,
      status: 201,
      async handle({ body, caller, signal }) {
        const article = await library.load(body, { caller, signal }).catch(pathsFromHere)
        await library.keep(article, caller)
        return { body: article, headers: { Location: `/v1/articles/${article.id}`, ETag: tagOf(article) } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/articles',
      summary: 'List seeds and loaded articles',
      description: 'Without their texts; ask for one to get its text.',
      tag: 'Articles',
      query: z.strictObject({
        limit: z.coerce.number<string>().int().min(1).max(200).default(50),
        after: z.string().max(200).default('').describe('The `next` of the page before.'),
      }),
      reply: z.object({ items: z.array(ListedArticle), next: z.string().nullable() }),
      status: 200,
      handle: async ({ query, caller }) => ({ body: await library.list({ caller, ...query }) }),
    }),
    route({
      method: 'get',
      path: '/v1/articles/{id}',
      summary: 'One article',
      tag: 'Articles',
      params: z.object({ id: z.string().max(200) }),
      reply: Article,
      status: 200,
      async handle({ params, caller }) {
        const article = await library.find(params.id, caller)
        return { body: article, headers: { ETag: tagOf(article) } }
      },
    }),
  ]
}

/** Of everything that is known of it: the id stands for its text alone. */
const tagOf = (article: Article) => `"${digest(article)}"`

/** Here the article is the body itself, so the paths of issues begin within it. */
function pathsFromHere(error: unknown): never {
  throw error instanceof CopydeskError
    ? renamed(error, (path) => path.replace(/^article\./, '').replace(/^source$/, 'body'))
    : error
}
