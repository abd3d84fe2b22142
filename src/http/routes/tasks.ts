import * as z from 'zod'
import { ArticleInput, isAddress } from '../../articles/input.ts'
import type { Metrics } from '../../metrics.ts'
import { bodyOf, type Errands } from '../../tasks/errand.ts'
import { Estimate } from '../../tasks/estimate.ts'
import { reviewOf } from '../../tasks/review.ts'
import { withoutUnsupported } from '../../tasks/strict.ts'
import type { Outcome, Task } from '../../tasks/task.ts'
import { openCrowd } from '../crowd.ts'
import { cachingOf, staleSecondsOf, urgencyOf } from '../parse.ts'
import { route, type Reply, type Route } from '../route.ts'

const Flag = z.enum(['0', '1', 'false', 'true', '']).optional()

const TaskQuery = z.strictObject({
  dryRun: Flag.describe('1 renders and prices the request without asking the model.'),
  strict: Flag.describe('1 leaves out facts that the article does not support, and says how many.'),
})

const ON = new Set<string | undefined>(['1', 'true', ''])

type Caching = ReturnType<typeof cachingOf>

type Parts = { errands: Errands; metrics: Metrics; mode: string }

/** A route for each task. */
export function taskRoutes(tasks: Task[], { errands, metrics, mode }: Parts): Route[] {
  const crowd = openCrowd()
  return tasks.map((task) =>
    route({
      method: 'post',
      path: `/v1/${task.resource}`,
      name: task.name,
      summary: task.title,
      tag: 'Tasks',
      headers: { 'Copydesk-Mode': mode, Vary: 'Accept' },
      query: TaskQuery,
      body: bodyOf(task),
      printedBody: z
        .strictObject({ article: ArticleInput, ...task.options.shape })
        .meta({ id: `${task.title.replaceAll(' ', '')}Request` }),
      example: { article: { id: '000_d07278516c443baf' }, ...task.example },
      reply: z.union([task.result, Estimate]),
      status: 200,
      document: (reply) => (isEstimate(reply) ? undefined : task.document(reply)),
      async handle({ body, query, caller, signal, deadline, header, onProgress }) {
        if (ON.has(query.dryRun)) return { body: await errands.estimate(task, body, { caller, signal }) }
        const caching = cachingOf(header('cache-control'))
        const staleSeconds = staleSecondsOf(header('cache-control'))
        const onStage = (stage: string) => onProgress({ stage })
        const { urgent, leave } = crowd.enter(caller, urgencyOf(header('priority')))
        const outcome = await errands
          .run(task, body, { caller, urgent, signal, deadline, caching, staleSeconds, onStage })
          .finally(leave)
        metrics.countResult(task.name, outcome.source.stale ? 'stale' : outcome.source.cache)
        for (const { check, level } of outcome.checks) metrics.countFinding(check, level)
        const onRepeat = errands.repeatOf(task, body, { caller, outcome })
        const isStrict = ON.has(query.strict)
        const isFixed = !isStrict && !isAddress(body.article)
        const reply = replyWith(outcome, { caching, isFixed, onRepeat })
        return isStrict ? strict(reply) : reply
      },
    }),
  )
}

const isEstimate = (reply: unknown) => Estimate.safeParse(reply).success

/** The same without unsupported facts, which is another representation and has another tag. */
function strict({ body, headers = {}, ...reply }: Reply<Outcome>): Reply<Outcome> {
  const { ETag: tag, ...others } = headers
  const tags = tag ? { ETag: tag.replace(/"$/, '-strict"') } : {}
  return { ...reply, body: withoutUnsupported(body), headers: { ...others, ...tags } }
}

/** `Cache-Status` after RFC 9211. The tag is weak: a hit tells other usage than the miss before it, of the same result. */
function replyWith(
  outcome: Outcome,
  { caching, isFixed, onRepeat }: { caching: Caching; isFixed: boolean; onRepeat(): void },
): Reply<Outcome> {
  const { key, keys = [key], cache, stale, createdAt } = outcome.source
  // Without a tag: who has that answer already would be told by one that it is still the right one.
  if (stale) return { body: outcome, headers: { 'Cache-Status': staleStatus(createdAt) } }
  return {
    body: outcome,
    headers: {
      ETag: `W/"${key}"`,
      'Cache-Status': cacheStatus(cache, caching, reviewOf(outcome).isKeepable),
    },
    ...(cache === 'hit' && isFixed ? { repeatable: { keys, onRepeat } } : {}),
  }
}

/** A time to live below zero tells since when it is stale; here since it was made. */
function staleStatus(createdAt: string): string {
  const seconds = Math.round((Date.now() - Date.parse(createdAt)) / 1_000)
  return `copydesk; hit; ttl=-${Math.max(1, seconds)}; detail=stale-if-error`
}

function cacheStatus(cache: 'hit' | 'miss' | 'joined', caching: Caching, isKeepable: boolean): string {
  if (cache === 'hit') return 'copydesk; hit'
  if (cache === 'joined') return 'copydesk; fwd=miss; collapsed'
  if (caching === 'none') return 'copydesk; fwd=bypass'
  return `copydesk; fwd=${caching === 'refresh' ? 'request' : 'miss'}${isKeepable ? '; stored' : ''}`
}
