import * as z from 'zod'
import { UsageReport, type Usages } from '../../usage.ts'
import { printUsageCsv } from '../../usage-table.ts'
import { route, type Route } from '../route.ts'

const UsageQuery = z.strictObject({
  from: z
    .string()
    .max(20)
    .optional()
    .describe('The first UTC day, 2026-11-01; the first of the month of `to` when absent.'),
  to: z.string().max(20).optional().describe('The last UTC day, at most 366 days in all; today when absent.'),
  by: z
    .string()
    .max(100)
    .optional()
    .describe('Some of day, task, model, caller, separated by commas; all four when absent.'),
})

/** What was spent and saved; every caller sees all of it, because the keys of a desk belong to one team. */
export function usageRoutes(usages: Usages): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/usage',
      summary: 'Tokens and dollars, spent and saved, by day, task, model and caller',
      description: 'Also as CSV, with `Accept: text/csv`.',
      tag: 'Operations',
      query: UsageQuery,
      reply: z.union([UsageReport, z.string()]),
      status: 200,
      headers: { Vary: 'Accept', 'Cache-Control': 'no-store' },
      async handle({ query, header }) {
        const report = await usages(withoutAbsent(query))
        if (!/\btext\/csv\b/i.test(header('accept') ?? '')) return { body: report }
        return {
          body: printUsageCsv(report),
          headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' },
        }
      },
    }),
  ]
}

function withoutAbsent(query: z.output<typeof UsageQuery>): Parameters<Usages>[0] {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
}
