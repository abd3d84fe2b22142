import { describe, expect, test } from 'vitest'
import { CopydeskError } from '../../../src/errors.ts'
import { billOf } from '../../../src/evaluation/bill.ts'
import { runMatrix, type State } from '../../../src/evaluation/run-matrix.ts'
import type { ErrandBody, Errands } from '../../../src/tasks/errand.ts'
import { matrixOfFive, summaryOutcome } from './matrix-of-five.ts'

const never = new AbortController().signal

function terms(run: Errands['run'], changes: { stop?: AbortSignal; mostUsd?: number } = {}) {
  const states: State[] = []
  return {
    states,
    errands: { run },
    caller: 'me',
    stop: never,
    concurrency: 1,
    timeoutSeconds: 10,
    mostUsd: Infinity,
    onState: (state: State) => void states.push({ ...state }),
    ...changes,
  }
}

describe('running a matrix', () => {
  test('asks each article with each prompt, by the id that the library knows', async () => {
    const matrix = matrixOfFive()
    const asked: ErrandBody[] = []
    const cells = await runMatrix(
      matrix,
      terms(async (_task, body) => {
        asked.push(body)
        return summaryOutcome()
      }),
    )
    const ids = matrix.subjects.map((subject) => ('article' in subject ? subject.article.id : ''))
    expect(asked).toEqual(
      ids.flatMap((id) => ['one', 'two'].map((prompt) => ({ length: 'short', prompt, article: { id } }))),
    )
    expect(cells.map(({ subject, variant }) => [subject, variant])).toEqual(
      [0, 1, 2, 3, 4].flatMap((subject) => [
        [subject, 0],
        [subject, 1],
      ]),
    )
  })

  test('goes on after a failure, also of an article that cannot be read, and after a bug', async () => {
    const matrix = matrixOfFive()
    matrix.subjects[4] = { name: 'e', failure: { code: 'no_article', message: 'Empty.' } }
    let n = 0
    const running = terms(async () => {
      n += 1
      if (n === 2) throw new CopydeskError('model_refused', 'No.')
      if (n === 3) throw new TypeError('undefined is not a function')
      return summaryOutcome()
    })
    const cells = await runMatrix(matrix, running)
    expect(cells.map((cell) => ('failure' in cell ? cell.failure.code : 'answered'))).toEqual([
      'answered',
      'model_refused',
      'bug',
      ...Array<string>(5).fill('answered'),
      'no_article',
      'no_article',
    ])
    expect(running.states.at(-1)).toEqual({ done: 10, all: 10, failed: 4, spentUsd: 3 })
  })

  test('keeps what was done when it is stopped, and asks nothing more', async () => {
    const stopping = new AbortController()
    let n = 0
    const cells = await runMatrix(
      matrixOfFive(),
      terms(
        async (_task, _body, { signal }) => {
          n += 1
          if (n === 4) stopping.abort(new CopydeskError('timed_out', 'Stopped.'))
          signal.throwIfAborted()
          return summaryOutcome()
        },
        { stop: stopping.signal },
      ),
    )
    expect([cells.length, n]).toEqual([3, 4])
  })

  test('asks nothing more once the dollars are spent', async () => {
    const cells = await runMatrix(
      matrixOfFive(),
      terms(async () => summaryOutcome({ costUsd: 0.5 }), { mostUsd: 1 }),
    )
    expect(cells.map((cell) => ('failure' in cell ? cell.failure.code : 'answered'))).toEqual([
      ...Array<string>(2).fill('answered'),
      ...Array<string>(8).fill('budget_exceeded'),
    ])
  })
})

describe('the bill', () => {
  const estimate = { calls: 1, inputTokens: 100, maxOutputTokens: 50, costUsd: 0.25, wouldHit: false }
  const bill = (answer: (n: number, body: ErrandBody) => typeof estimate | { costUsd: null }) => {
    let n = 0
    const errands = {
      estimate: async (_task: unknown, body: ErrandBody) => ({ ...estimate, ...answer((n += 1), body) }),
    }
    return billOf(matrixOfFive(), { errands, caller: 'me', signal: never })
  }

  test('adds up what is not kept already', async () => {
    const kept = { ...estimate, calls: 0, costUsd: 0, wouldHit: true }
    expect(await bill((n) => (n <= 4 ? kept : estimate))).toEqual({
      calls: 6,
      hits: 4,
      inputTokens: 600,
      maxOutputTokens: 300,
      costUsd: 1.5,
    })
  })

  test('is of an unknown amount where one price is unknown', async () => {
    expect(await bill((n) => (n === 7 ? { costUsd: null } : estimate))).toMatchObject({
      calls: 10,
      costUsd: null,
    })
  })

  test('leaves out what cannot be asked of one article, and throws what can be asked of none', async () => {
    const refused = new CopydeskError('invalid_request', 'to: The article is in Urdu already.')
    const refuse = () => {
      throw refused
    }
    expect(await bill((n) => (n === 1 ? refuse() : estimate))).toMatchObject({ calls: 9 })
    await expect(bill((_n, body) => (body['prompt'] === 'two' ? refuse() : estimate))).rejects.toBe(refused)
  })
})
