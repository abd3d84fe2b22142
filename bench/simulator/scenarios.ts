import type { GivenTerms } from '../../tests/support/provider/terms.ts'
import { batch, noTranslations, visits, type Work } from './workload.ts'

/** Another client on the same limits, which does not come back with what is refused. */
export type Foreign = { fromMs: number; toMs: number; perMinute: number; tokens: number }

export type Scenario = {
  about: string
  provider: GivenTerms
  work(seed: number): Work[]
  /** Whether the client is told the limits; what it is not told it has to find out. */
  isTold?: false
  /** Whether the head of an answer comes before its end. */
  streams?: false
  foreign?: Foreign
}

const MINUTE_MS = 60_000
const BATCH_MS = 11 * MINUTE_MS

/** A small model in the entry tier of a provider. */
const entryTier: GivenTerms = { perMinute: { requests: 500, tokens: 200_000 } }
const largeTier: GivenTerms = { perMinute: { requests: 5_000, tokens: 2_000_000 } }

const articles = (count: number) => (seed: number) => batch({ seed, count })
const articlesAndUsers = (count: number, untilMs: number) => (seed: number) => [
  ...batch({ seed, count }),
  ...visits({ seed, perMinute: 12, untilMs }),
]

const others: Foreign = { fromMs: MINUTE_MS, toMs: 6 * MINUTE_MS, perMinute: 40, tokens: 2_000 }

const queueing = (concurrency: number): GivenTerms => ({
  concurrency,
  crowded: 'queue',
  headers: 'none',
  mostWaiting: Infinity,
})
const refusing: GivenTerms = { concurrency: 20, crowded: 'refuse', headers: 'none' }

const newsletters = { a: 700, b: 150, c: 100, d: 50 }

const bySpeed = {
  tpm: { about: '1,000 articles, tokens bind', provider: entryTier, work: articles(1_000) },
  tpmLenient: {
    about: 'refusals do not count as requests',
    provider: { ...entryTier, countsRefused: false },
    work: articles(1_000),
  },
  rpm: {
    about: 'requests bind',
    provider: { perMinute: { requests: 200, tokens: 2_000_000 } },
    work: articles(1_000),
  },
  fast: {
    about: 'only latency binds',
    provider: { perMinute: { requests: 10_000, tokens: 10_000_000 } },
    work: articles(1_000),
  },
  quantised: {
    about: 'requests by the second, tokens by the fixed minute, as at Azure',
    provider: { perMinute: { requests: 1_440, tokens: 240_000 }, requestWindowSeconds: 1, window: 'reset' },
    work: articles(1_000),
  },
  quantised10: {
    about: 'buckets of ten seconds',
    provider: { perMinute: { requests: 500, tokens: 300_000 }, windowSeconds: 10 },
    work: (seed) => batch({ seed, count: 1_000, mix: noTranslations }),
  },
} satisfies Record<string, Scenario>

const byKnowledge = {
  big: { about: '4,000 articles, limits unknown', provider: largeTier, isTold: false, work: articles(4_000) },
  bigBlocking: {
    about: 'the same, nothing is heard before an answer is whole',
    provider: largeTier,
    isTold: false,
    streams: false,
    work: articles(4_000),
  },
  cold: { about: 'tpm with limits unknown', provider: entryTier, isTold: false, work: articles(1_000) },
  coldBlocking: {
    about: 'the same, nothing is heard before an answer is whole',
    provider: entryTier,
    isTold: false,
    streams: false,
    work: articles(1_000),
  },
  hintsOnly: {
    about: 'limits neither known nor in headers, only what refusals say',
    provider: { ...entryTier, headers: 'none' },
    isTold: false,
    work: articles(1_000),
  },
  hintsOnlyTold: {
    about: 'limits known, but not in headers',
    provider: { ...entryTier, headers: 'none' },
    work: articles(1_000),
  },
  split: {
    about: 'input and output tokens apart and unused ones returned, as at Anthropic',
    provider: {
      perMinute: { requests: 500, 'input-tokens': 100_000, 'output-tokens': 40_000 },
      headers: 'anthropic',
      refunds: true,
    },
    isTold: false,
    work: articles(1_000),
  },
} satisfies Record<string, Scenario>

const selfHosted = {
  slots: {
    about: '32 slots, unknown, with a silent queue',
    provider: queueing(32),
    isTold: false,
    work: articles(1_000),
  },
  slotsUsers: {
    about: '8 slots, unknown, and users',
    provider: queueing(8),
    isTold: false,
    work: articlesAndUsers(400, 5 * MINUTE_MS),
  },
  slotsUsersTold: {
    about: '8 slots, known, and users',
    provider: queueing(8),
    work: articlesAndUsers(400, 5 * MINUTE_MS),
  },
  refusing: {
    about: 'a proxy refuses above 20 at once, unknown, without a hint',
    provider: refusing,
    isTold: false,
    work: articles(1_000),
  },
  refusingHint: {
    about: 'the same with retry-after 60 each time, as LiteLLM does',
    provider: { ...refusing, crowdedRetrySeconds: 60 },
    isTold: false,
    work: articles(1_000),
  },
} satisfies Record<string, Scenario>

const byCompany = {
  users: { about: 'tpm and users', provider: entryTier, work: articlesAndUsers(1_000, BATCH_MS) },
  tenants: {
    about: 'four newsletters of very different size at once',
    provider: entryTier,
    work: (seed) =>
      Object.entries(newsletters).flatMap(([caller, count]) =>
        batch({ seed, count, caller, mix: noTranslations }),
      ),
  },
  latecomer: {
    about: '60 jobs three minutes after 940',
    provider: entryTier,
    work: (seed) => [
      ...batch({ seed, count: 940 }),
      ...batch({ seed, count: 60, caller: 'b', at: 3 * MINUTE_MS, mix: noTranslations }),
    ],
  },
  shared: {
    about: 'others take 40 % of the tokens for five minutes',
    provider: entryTier,
    work: articlesAndUsers(1_000, BATCH_MS),
    foreign: others,
  },
  sharedBlocking: {
    about: 'the same, nothing is heard before an answer is whole',
    provider: entryTier,
    streams: false,
    work: articlesAndUsers(1_000, BATCH_MS),
    foreign: others,
  },
} satisfies Record<string, Scenario>

const byTrouble = {
  drop: {
    about: 'limits are halved from the second to the fifth minute',
    provider: {
      ...entryTier,
      changes: [
        { atMs: 2 * MINUTE_MS, perMinute: { requests: 250, tokens: 100_000 } },
        { atMs: 5 * MINUTE_MS, perMinute: { requests: 500, tokens: 200_000 } },
      ],
    },
    work: articlesAndUsers(1_000, BATCH_MS),
  },
  outage: {
    about: '503 for 30 seconds in the third minute',
    provider: { ...entryTier, outages: [{ fromMs: 2 * MINUTE_MS, toMs: 2.5 * MINUTE_MS }] },
    work: articlesAndUsers(1_000, BATCH_MS),
  },
  faulty: {
    about: '3 % end in a 500, 0.5 % never end',
    provider: { ...entryTier, failedShare: 0.03, hungShare: 0.005 },
    work: articlesAndUsers(1_000, BATCH_MS),
  },
} satisfies Record<string, Scenario>

/** What a client may meet: the limits, what it is told of them, who else is there, and what goes wrong. */
export const scenarios = { ...bySpeed, ...byKnowledge, ...selfHosted, ...byCompany, ...byTrouble }
export type ScenarioName = keyof typeof scenarios
