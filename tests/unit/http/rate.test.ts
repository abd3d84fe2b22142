import { expect, test } from 'vitest'
import { openMinute } from '../../../src/http/rate.ts'

test('each name has its own count, and with a new minute all begin anew', () => {
  let time = 1_000
  const minute = openMinute(2, () => time)
  const taken = (name: string) => minute.take(name)
  expect([taken('a'), taken('a'), taken('a')]).toEqual([
    { isOver: false, left: 1, endsInSeconds: 60 },
    { isOver: false, left: 0, endsInSeconds: 60 },
    { isOver: true, left: 0, endsInSeconds: 60 },
  ])
  expect(taken('b').isOver).toBe(false)
  time += 59_999
  expect(taken('a')).toEqual({ isOver: true, left: 0, endsInSeconds: 1 })
  time += 1
  expect(taken('a')).toEqual({ isOver: false, left: 1, endsInSeconds: 60 })
})
