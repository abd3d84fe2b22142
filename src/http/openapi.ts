import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { DOCUMENT_TYPES } from './parse.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

/** Prints the routes as an OpenAPI 3.1 document. */
export function printOpenApi(routes: Route[]): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Copydesk',
      version: '1',
      description:
        'Summaries, key facts and translations of articles, each checked against the article and kept.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  })
}

function operation(route: Route): ZodOpenApiOperationObject {
  const printed = route.document
    ? { 'text/markdown': TEXT, 'text/html': TEXT, 'text/plain': TEXT, 'text/event-stream': TEXT }
    : {}
  const body = route.printedBody ?? route.body
  return {
    operationId: `${route.method}${route.path.replaceAll(/\W+(\w?)/g, (_whole, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: [route.tag],
    security: route.isOpen ? [] : [{ key: [] }, {}],
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(route.document ? { header: TaskHeaders } : {}),
    },
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: body, ...(route.example ? { example: route.example } : {}) },
              ...(route.deliver ? DOCUMENTS : {}),
            },
          },
        }
      : {}),
    responses: {
      [route.status]: {
        description: 'As asked.',
        content: {
          [route.mediaType?.split(';')[0] ?? 'application/json']: { schema: route.reply },
          ...printed,
        },
      },
      default: { description: 'A problem.', content: { 'application/problem+json': { schema: Problem } } },
    },
  }
}

const TEXT = { schema: z.string() }
const DOCUMENTS = Object.fromEntries(DOCUMENT_TYPES.map((type) => [type, {}]))

const TaskHeaders = z.object({
  'Cache-Control': z
    .string()
    .optional()
    .describe(
      'no-cache asks the model again; only-if-cached never asks it; no-store keeps nothing; stale-if-error or stale-if-error=SECONDS takes an older answer where the model cannot be asked.',
    ),
  Priority: z
    .string()
    .optional()
    .describe(
      'After RFC 9218: u=0 to u=3 for what somebody waits for, u=4 to u=7 for a batch, which goes behind. Without it the ninth request of a caller at the same time, and those after it, are a batch.',
    ),
})
