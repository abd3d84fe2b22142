import * as z from 'zod'
import type { Catalog } from '../../prompts/catalog.ts'
import type { Metrics } from '../../metrics.ts'
import { route, type Route } from '../route.ts'

const Listed = z
  .object({
    name: z.string(),
    version: z.int(),
    sha256: z.string(),
    task: z.string(),
    description: z.string(),
    variables: z.array(z.string()),
  })
  .meta({ id: 'Prompt' })

/** The prompts there are. */
export function promptRoutes({ prompts }: Catalog): Route[] {
  const items = prompts.map((prompt) => ({ ...prompt, variables: Object.keys(prompt.variables) }))
  return [
    route({
      method: 'get',
      path: '/v1/prompts',
      summary: 'List the prompts',
      tag: 'Prompts',
      reply: z.object({ items: z.array(Listed) }),
      status: 200,
      handle: async () => ({ body: { items } }),
    }),
  ]
}

const Health = z
  .object({ status: z.enum(['ok', 'unready']), reasons: z.array(z.string()) })
  .meta({ id: 'Health' })

/** What keeps the service running: probes and measurements. Answered without a key. */
export function operationRoutes(metrics: Metrics, unreadiness: () => Promise<string[]>): Route[] {
  return [
    route({
      method: 'get',
      path: '/livez',
      summary: 'Whether the process is alive',
      tag: 'Operations',
      reply: Health,
      status: 200,
      isOpen: true,
      handle: async () => ({ body: { status: 'ok' as const, reasons: [] } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      summary: 'Whether requests can be served; 503 and the reasons while they cannot',
      tag: 'Operations',
      reply: Health,
      status: 200,
      isOpen: true,
      async handle() {
        const reasons = await unreadiness()
        return reasons.length === 0
          ? { body: { status: 'ok' as const, reasons } }
          : { body: { status: 'unready' as const, reasons }, status: 503 }
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      summary: 'Measurements, as Prometheus reads them',
      tag: 'Operations',
      reply: z.string(),
      status: 200,
      mediaType: 'text/plain; version=0.0.4; charset=utf-8',
      isOpen: true,
      handle: async () => ({ body: await metrics.print() }),
    }),
  ]
}
