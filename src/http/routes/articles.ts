import * as z from 'zod'
import { Article } from '../../articles/article.ts'
import { ArticleInput, readArticleInput } from '../../articles/input.ts'
import type { Library } from '../../articles/library.ts'
import { digest } from '../../digest.ts'
import { CopydeskError } from '../../errors.ts'
import { route, type Route } from '../route.ts'

const ListedArticle = Article.omit({ text: true, paragraphs: true }).meta({ id: 'ListedArticle' })

/** Loading articles ahead of tasks, and finding them again. */
export function articleRoutes(library: Library): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/articles',
      summary: 'Load an article',
      tag: 'Articles',
      body: readArticleInput,
      printedBody: ArticleInput,
      example: { text: 'The bridge was closed on Monday. It will be repaired by the end of the year.' },
      reply: Article,
      status: 201,
      async handle({ body, caller }) {
        const article = await library.load(body, caller).catch(pathsFromHere)
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
  if (!(error instanceof CopydeskError) || !error.issues) throw error
  const issues = error.issues.map(({ path, message }) => ({ path: path.replace(/^article\./, ''), message }))
  throw new CopydeskError(error.code, error.message.replace(/^article\./, ''), {
    cause: error.cause,
    issues,
    ...(error.reason ? { reason: error.reason } : {}),
  })
}
