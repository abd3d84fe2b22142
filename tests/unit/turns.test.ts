import { expect, test } from 'vitest'
import { turn } from '../../src/turns.ts'

test('of several that do long work, one goes on in each round of the event loop, and none is left behind', async () => {
  let rounds = 0
  let isOver = false
  const count = () => {
    rounds += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const seen: number[][] = []
  const work = async (who: number) => {
    for (let piece = 0; piece < 5; piece += 1) {
      await turn()
      seen.push([who, rounds])
    }
  }
  await Promise.all([work(0), work(1), work(2)])
  isOver = true
  expect(seen.map(([who]) => who)).toEqual(Array.from({ length: 15 }, (_, index) => index % 3))
  expect(new Set(seen.map(([, round]) => round)).size).toBe(15)
})
