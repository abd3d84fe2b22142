import { openFakeProvider } from '../tests/support/provider/fake-provider.ts'
import { startDesk, type Row, type Server } from './server.ts'

const REQUESTS = 1_000
/** A minute of the provider's limits takes three seconds here: faster, and the jitter of two busy cores counts as much as its margins. */
const TIME_SCALE = 20
const PER_MINUTE = { requests: 500, tokens: 200_000 }
const BUDGET_USD = 0.05

const answer = () =>
  JSON.stringify({
    facts: [],
    headline: 'Bridge closed',
    sentences: [{ text: 'The bridge was closed on Monday.', facts: [] }],
  })

type Reply = { status: number; code?: string; costUsd: number }

/** Distinct articles of 15 to 150 sentences, all at once. */
async function ask({ url }: Pick<Server, 'url'>, first: number, count: number): Promise<Reply[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const story = first + index
      const sentences = 15 + ((story * 37) % 136)
      const text = Array.from(
        { length: sentences },
        (_, line) => `The mayor opened bridge ${story}-${line} today, and everybody who was there clapped.`,
      ).join(' ')
      const response = await fetch(`${url}/v1/summaries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ article: { text }, length: 'short' }),
      })
      const reply = (await response.json()) as { code?: string; source?: { usage: { costUsd: number } } }
      return {
        status: response.status,
        costUsd: reply.source?.usage.costUsd ?? 0,
        ...(reply.code ? { code: reply.code } : {}),
      }
    }),
  )
}

const answered = (replies: Reply[]) => replies.filter(({ status }) => status === 200).length

const live = (url: string) => ({
  OPENAI_BASE_URL: url,
  COPYDESK_MODEL: 'gpt-4o-mini',
  COPYDESK_TIMEOUT_SECONDS: '300',
})

/** The real service over HTTP against a provider that enforces its limits, twenty times as fast as life. */
async function benchLimits(isTold: boolean): Promise<Row> {
  const terms = {
    perMinute: PER_MINUTE,
    timeScale: TIME_SCALE,
    latency: { firstTokenMs: 550, tokensPerSecond: 80 },
  }
  await using provider = await openFakeProvider({ terms, answer, outputTokens: () => 190 })
  const told: Record<string, string> = isTold
    ? {
        COPYDESK_REQUESTS_PER_MINUTE: String(PER_MINUTE.requests * TIME_SCALE),
        COPYDESK_TOKENS_PER_MINUTE: String(PER_MINUTE.tokens * TIME_SCALE),
      }
    : {}
  const desk = await startDesk({ ...live(provider.url), ...told })
  const began = performance.now()
  const replies = await ask(desk, 0, REQUESTS)
  const seconds = (performance.now() - began) / 1_000
  await desk.stop()
  const { throttled, utilisation } = provider.stats()
  return {
    measured: `${REQUESTS} articles at once over HTTP, limits ${isTold ? 'configured' : 'unknown at the start'}`,
    figure: `${throttled} throttled, ${answered(replies)} answered in ${seconds.toFixed(1)} s, ${((utilisation.tokens ?? 0) * 100).toFixed(1)} % of the tokens booked`,
    bar: '0 throttled, all answered',
    met: throttled === 0 && answered(replies) === REQUESTS,
  }
}

async function benchCredit(): Promise<Row> {
  const quotaStop = { afterCalls: 100, untilMs: Infinity }
  await using provider = await openFakeProvider({
    answer,
    quotaStop,
    terms: { latency: { firstTokenMs: 20 } },
  })
  const desk = await startDesk({ ...live(provider.url), COPYDESK_CONCURRENCY: '1' })
  const replies = await ask(desk, 0, 300)
  const more = await ask(desk, 300, 100)
  await desk.stop()
  const { quotaRefused } = provider.stats()
  const told = [...replies, ...more].filter(({ code }) => code === 'model_quota').length
  return {
    measured: 'calls after credit was used up, with 300 requests at once and 100 later',
    figure: `${quotaRefused}; ${told} requests told so at once`,
    bar: 'the one that found out, and at most 1 more',
    met: quotaRefused <= 2 && told === 300,
  }
}

async function benchBudget(): Promise<Row[]> {
  await using provider = await openFakeProvider({ answer, terms: { latency: { firstTokenMs: 20 } } })
  const desk = await startDesk({ ...live(provider.url), COPYDESK_BUDGETS: `total=${BUDGET_USD}usd/day` })
  const replies = await ask(desk, 0, REQUESTS)
  // What was reserved for calls that cost less is there again: as many as fit are still let in.
  let later = 0
  for (let story = REQUESTS; story < REQUESTS + 50; story += 1) {
    const [reply] = await ask(desk, story, 1)
    if (reply?.status !== 200) break
    later += 1
  }
  const usage = (await (await fetch(`${desk.url}/v1/usage`)).json()) as {
    total: { costUsd: number; calls: number }
  }
  await desk.stop()
  const { used, admitted } = provider.stats()
  const cost = used.costUsd ?? Number.NaN
  const overshoot = Math.max(0, cost - BUDGET_USD)
  return [
    {
      measured: `a budget of $${BUDGET_USD} under ${REQUESTS} requests at once`,
      figure: `$${cost.toFixed(4)} spent by the provider's count, $${overshoot} over; ${answered(replies)} answered, ${later} more one by one`,
      bar: '$0 over, and less than the dearest call left',
      met: overshoot === 0 && BUDGET_USD - cost < 0.002,
    },
    {
      measured: 'the ledger against what the provider counted',
      figure: `$${usage.total.costUsd.toFixed(6)} of ${usage.total.calls} calls against $${cost.toFixed(6)} of ${admitted}`,
      bar: 'the same',
      met: usage.total.calls === admitted && Math.abs(usage.total.costUsd - cost) < 1e-5,
    },
  ]
}

export async function benchUnderLoad(): Promise<Row[]> {
  return [await benchLimits(true), await benchLimits(false), await benchCredit(), ...(await benchBudget())]
}
