import { describe, expect, test } from 'vitest'
import { openCrowd } from '../../../src/http/crowd.ts'
import { urgencyOf } from '../../../src/http/parse.ts'

describe('who waits in person', () => {
  test('is everybody, until a caller has more than eight requests at the same time', () => {
    const crowd = openCrowd()
    const entered = Array.from({ length: 10 }, () => crowd.enter('newsletter', undefined))
    expect(entered.map(({ urgent }) => urgent.aborted)).toEqual([...Array(8).fill(true), false, false])
    expect(crowd.enter('reader', undefined).urgent.aborted).toBe(true)
  })

  test('is again whoever comes when the crowd has gone', () => {
    const crowd = openCrowd()
    const entered = Array.from({ length: 20 }, () => crowd.enter('newsletter', undefined))
    for (const { leave } of entered) leave()
    expect(crowd.enter('newsletter', undefined).urgent.aborted).toBe(true)
  })

  test('is told by the request itself, where it says so', () => {
    const crowd = openCrowd()
    const of = (urgency: number) => crowd.enter('newsletter', urgency).urgent.aborted
    expect([0, 3, 4, 7].map(of)).toEqual([true, true, false, false])
    for (let n = 0; n < 20; n += 1) crowd.enter('newsletter', 1)
    expect(of(1)).toBe(true)
  })
})

test.each([
  ['u=1', 1],
  ['u=7, i', 7],
  ['i,u=5;x=1', 5],
  ['u=1, u=6', 6],
  ['u=8', undefined],
  ['u=10', undefined],
  ['urgent', undefined],
  ['xu=1', undefined],
  ['', undefined],
  [undefined, undefined],
])('a header Priority of %j has the urgency %j', (header, urgency) => {
  expect(urgencyOf(header)).toBe(urgency)
})
