import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { budgetsOf, readBudgets } from '../../../src/budgets.ts'
import { CopydeskError } from '../../../src/errors.ts'
import { affordable, charged, type Billing } from '../../../src/llm/charged.ts'
import type { Call, Complete, Completion } from '../../../src/llm/complete.ts'
import { ModelFailure } from '../../../src/llm/failure.ts'
import { costOf, estimateUsage } from '../../../src/llm/prices.ts'
import { estimateRequestTokens } from '../../../src/llm/tokens.ts'
import type { Ledger } from '../../../src/storage/ports.ts'
import { openSqliteLedger } from '../../../src/storage/sqlite-ledger.ts'
import { all, ceiling, TODAY } from '../../support/ledger-entries.ts'
import { callWith, request } from '../../support/model-call.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const usage = { inputTokens: 50, outputTokens: 10, cachedInputTokens: 20, costUsd: 0.001, calls: 1 }
const completion: Completion = { text: '{}', model: 'gpt-4o-mini', usage, createdAt: '2026-11-23T12:00:00Z' }
const answer: Complete = async () => completion
const most = {
  inputTokens: Math.ceil(estimateRequestTokens(request) * 1.5),
  outputTokens: request.maxOutputTokens,
  cachedInputTokens: 0,
}
const mostUsd = costOf(request.model, most) ?? Number.NaN

type Options = { budgets?: string; broken?: Partial<Ledger> }

async function setUp({ budgets = '', broken = {} }: Options = {}) {
  const clock = openVirtualClock()
  const file = join(await temporaryFolder(), 'copydesk.sqlite')
  const onTrouble = (error: unknown) => void troubles.push(error)
  const troubles: unknown[] = []
  const { ledger, close } = openSqliteLedger(file, { clock, onTrouble })
  onTestFinished(close)
  const read = readBudgets(budgets, (message) => {
    throw new Error(message)
  })
  const billing: Billing = {
    ledger: { ...ledger, ...broken },
    costOf,
    clock,
    onRefused: () => undefined,
    onTrouble,
    ceilingsFor: (caller, day) => budgetsOf(read, caller, day),
  }
  const standing = async () => (await ledger.standings([ceiling(1)]))[0]
  const rows = () => ledger.read(all)
  return { clock, ledger, billing, troubles, standing, rows }
}

/** What a call came to: its completion, or what it threw. */
const outcomeOf = (complete: Complete, call: Call = callWith(), asked = request): Promise<unknown> =>
  complete(asked, call).catch((error: unknown) => error)

const disk = { open: () => Promise.reject(new Error('database or disk is full')) }

describe('an attempt', () => {
  test('is in the ledger at the most that it may cost before it is sent', async () => {
    const { billing, standing } = await setUp()
    const seen: unknown[] = []
    await charged(billing, async () => {
      seen.push(await standing())
      return completion
    })(request, callWith())
    expect(seen).toMatchObject([{ spent: 0, reserved: expect.closeTo(mostUsd, 8) }])
  })

  test('is in the ledger with what it has used before its answer is there', async () => {
    const { billing, rows, standing } = await setUp()
    expect(await outcomeOf(charged(billing, answer), callWith({ caller: 'web', task: 'facts' }))).toBe(
      completion,
    )
    expect(await rows()).toMatchObject([
      {
        day: TODAY,
        caller: 'web',
        task: 'facts',
        model: 'gpt-4o-mini',
        calls: 1,
        failed: 0,
        inputTokens: 50,
        outputTokens: 10,
        cachedInputTokens: 20,
        costUsd: 0.001,
      },
    ])
    expect(await standing()).toMatchObject({ spent: 0.001, reserved: 0 })
  })

  test.each(['bad_answer', 'model_refused', 'model_busy'] as const)(
    'that ends with %s is in the ledger with what it has used before the failure is told',
    async (code) => {
      const { billing, rows, standing } = await setUp()
      const failure = new ModelFailure(code, 'No.', { usage, again: false })
      expect(await outcomeOf(charged(billing, () => Promise.reject(failure)))).toBe(failure)
      expect(await rows()).toMatchObject([{ calls: 1, failed: 1, inputTokens: 50, costUsd: 0.001 }])
      expect(await standing()).toMatchObject({ reserved: 0 })
    },
  )

  test('that is called off is counted by its characters, because the model has read it', async () => {
    const { billing, rows } = await setUp()
    const caller = new AbortController()
    const complete = charged(billing, async () => {
      caller.abort(new DOMException('Gone.', 'AbortError'))
      throw caller.signal.reason
    })
    await outcomeOf(complete, callWith({ signal: caller.signal }))
    const { inputTokens, costUsd } = estimateUsage(request, '')
    expect(await rows()).toMatchObject([{ calls: 1, failed: 1, inputTokens, outputTokens: 0 }])
    expect((await rows())[0]?.costUsd).toBeCloseTo(costUsd ?? Number.NaN, 8)
  })

  test('that ran into its deadline is counted the same way', async () => {
    const { billing, rows } = await setUp()
    const late = new CopydeskError('timed_out', 'Too late.')
    expect(await outcomeOf(charged(billing, () => Promise.reject(late)))).toBe(late)
    expect(await rows()).toMatchObject([{ failed: 1, inputTokens: estimateUsage(request, '').inputTokens }])
  })

  test('whose caller has left before it was sent is not sent and not written', async () => {
    const { billing, rows } = await setUp()
    const sent: unknown[] = []
    const reason = new Error('left')
    const complete = charged(billing, (...asked) => (sent.push(asked), answer(...asked)))
    expect(await outcomeOf(complete, callWith({ signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(sent).toEqual([])
    expect(await rows()).toEqual([])
  })

  test('counts for the day on which it was sent', async () => {
    const { clock, billing, rows } = await setUp()
    const overMidnight: Complete = async () => {
      await clock.advance(86_400_000)
      return completion
    }
    await outcomeOf(charged(billing, overMidnight))
    expect((await rows()).map(({ day }) => day)).toEqual([TODAY])
  })
})

describe('under a budget', () => {
  const three = `local=${(mostUsd * 3.5).toFixed(9)}usd/day`

  test('a thousand calls at once never spend more than there is, and as many are sent as fit', async () => {
    const { billing, standing } = await setUp({ budgets: three })
    let sent = 0
    const slow: Complete = async () => {
      sent += 1
      await new Promise((resolve) => setImmediate(resolve))
      return { ...completion, usage: { ...usage, costUsd: mostUsd } }
    }
    const complete = charged(billing, slow)
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => outcomeOf(complete)))
    expect(sent).toBe(3)
    expect(outcomes.filter((outcome) => outcome instanceof ModelFailure)).toHaveLength(997)
    expect((await standing())?.spent).toBeLessThanOrEqual(mostUsd * 3.5)
  })

  test('a call that does not fit is refused unsent, with the sums and the time until the day is over', async () => {
    const { billing } = await setUp({ budgets: 'local=0.0001usd/day' })
    const refused = await outcomeOf(charged(billing, () => Promise.reject(new Error('It was sent.'))))
    expect(refused).toMatchObject({
      code: 'budget_exceeded',
      message: `The budget of local for ${TODAY} is used up: $0.00 of $0.0001, and this request may take $${mostUsd.toFixed(4)}.`,
      retryAfterSeconds: 12 * 3_600,
      again: false,
      usage: { calls: 0 },
    })
  })

  test('a month is told as such, and when it is over', async () => {
    const { billing } = await setUp({ budgets: 'total=10tokens/month' })
    expect(await outcomeOf(charged(billing, answer))).toMatchObject({
      message: expect.stringMatching(
        /^The budget of all callers together for 2026-11 is used up: 0 tokens of 10 tokens/,
      ),
      retryAfterSeconds: 7.5 * 86_400,
    })
  })

  test('a call that only waits for calls under way is told to come back in seconds', async () => {
    const { billing } = await setUp({ budgets: `local=${(mostUsd * 1.5).toFixed(9)}usd/day` })
    const inner: unknown[] = []
    const complete = charged(billing, async () => {
      inner.push(await outcomeOf(charged(billing, answer)))
      return completion
    })
    await complete(request, callWith())
    expect(inner).toMatchObject([
      { code: 'budget_exceeded', retryAfterSeconds: 5, message: expect.stringContaining('calls under way') },
    ])
  })

  test('what was reserved and not used is there for the next', async () => {
    const { billing } = await setUp({ budgets: `local=${(mostUsd * 1.5).toFixed(9)}usd/day` })
    const cheap: Complete = async () => ({ ...completion, usage: { ...usage, costUsd: mostUsd / 100 } })
    for (let number = 0; number < 10; number += 1)
      expect(await outcomeOf(charged(billing, cheap))).toMatchObject({ text: '{}' })
  })

  test('in dollars nothing is sent to a model of unknown price, and why is said; there is no time to wait for', async () => {
    const { billing, rows } = await setUp({ budgets: 'total=100usd/month' })
    const unknown = { ...request, model: 'llama3' }
    const refused = await outcomeOf(charged(billing, answer), callWith(), unknown)
    expect(refused).toMatchObject({
      code: 'budget_exceeded',
      message: expect.stringContaining('the price of llama3 is not known'),
      retryAfterSeconds: undefined,
    })
    expect(await rows()).toEqual([])
  })

  test('in tokens a model of unknown price is asked, and its cost stays unknown', async () => {
    const { billing, rows } = await setUp({ budgets: 'total=100000tokens/month' })
    const unknown = { ...request, model: 'llama3' }
    const priceless: Complete = async () => ({ ...completion, usage: { ...usage, costUsd: null } })
    await outcomeOf(charged(billing, priceless), callWith(), unknown)
    expect(await rows()).toMatchObject([{ calls: 1, costUsd: null }])
  })

  test('in dollars, even of none, a model that costs nothing is asked', async () => {
    const { billing } = await setUp({ budgets: 'total=0usd/day' })
    const free = { ...request, model: 'rehearsal' }
    expect(await outcomeOf(charged(billing, answer), callWith(), free)).toBe(completion)
  })
})

describe('a ledger that cannot be written', () => {
  test('stops nothing where there is no budget: it is told, and the answer is given', async () => {
    const { billing, troubles } = await setUp({ broken: disk })
    expect(await outcomeOf(charged(billing, answer))).toBe(completion)
    expect(troubles).toEqual([expect.objectContaining({ message: 'database or disk is full' })])
  })

  test('stops everything under a budget, which is not said to be used up', async () => {
    const { billing, troubles } = await setUp({ broken: disk, budgets: 'total=100usd/day' })
    const refused = await outcomeOf(charged(billing, () => Promise.reject(new Error('It was sent.'))))
    expect(refused).toMatchObject({ code: 'model_busy', message: expect.stringContaining('The ledger') })
    expect(troubles).toHaveLength(1)
  })

  test('costs no answer that is paid for; what was reserved goes on counting', async () => {
    const broken = { close: () => Promise.reject(new Error('database or disk is full')) }
    const { billing, troubles, standing } = await setUp({ broken, budgets: 'total=100usd/day' })
    expect(await outcomeOf(charged(billing, answer))).toBe(completion)
    expect(troubles).toHaveLength(1)
    expect((await standing())?.reserved).toBeCloseTo(mostUsd, 8)
  })
})

describe('whoever has no budget left', () => {
  test('is refused before anything waits, and nothing is reserved', async () => {
    const { billing, standing } = await setUp({ budgets: 'local=10tokens/day' })
    const refused = await outcomeOf(affordable(billing, () => Promise.reject(new Error('It went on.'))))
    expect(refused).toMatchObject({ code: 'budget_exceeded', retryAfterSeconds: 12 * 3_600 })
    expect(await standing()).toMatchObject({ reserved: 0 })
  })

  test('is the only one who is refused', async () => {
    const { billing } = await setUp({ budgets: 'mail=10tokens/day, total=100usd/day' })
    expect(await outcomeOf(affordable(billing, answer))).toBe(completion)
    expect(await outcomeOf(affordable(billing, answer), callWith({ caller: 'mail' }))).toMatchObject({
      code: 'budget_exceeded',
    })
  })

  test('is let through by a ledger that cannot be read, because the attempt is checked again', async () => {
    const broken = { standings: () => Promise.reject(new Error('disk I/O error')) }
    const { billing } = await setUp({ broken, budgets: 'local=10tokens/day' })
    expect(await outcomeOf(affordable(billing, answer))).toBe(completion)
  })
})
