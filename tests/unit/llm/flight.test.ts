import { describe, expect, test } from 'vitest'
import { launch, type Orders } from '../../../src/llm/flight.ts'
import { openVirtualClock } from '../../support/virtual-clock.ts'

const never = new AbortController().signal

function openFlight() {
  const clock = openVirtualClock()
  const landed = Promise.withResolvers<string>()
  let orders: Orders | undefined
  const flight = launch(clock, (given) => {
    orders = given
    return landed.promise
  })
  const join = (urgent: AbortSignal, signal = never) =>
    flight.join({ signal, urgent, deadline: clock.now() + 60_000, onSent: () => undefined })
  return { join, land: () => landed.resolve('landed'), isUrgent: () => orders?.urgent.aborted }
}

describe('a shared call', () => {
  test('waits behind others as long as all who share it do', async () => {
    const { join, isUrgent, land } = openFlight()
    const joined = [join(never), join(never)]
    expect(isUrgent()).toBe(false)
    land()
    expect(await Promise.all(joined)).toEqual(['landed', 'landed'])
    expect(isUrgent()).toBe(false)
  })

  test('is urgent from the start when the first waits in person', () => {
    const { join, isUrgent } = openFlight()
    void join(AbortSignal.abort())
    expect(isUrgent()).toBe(true)
  })

  test('becomes urgent when somebody joins who waits in person', () => {
    const { join, isUrgent } = openFlight()
    void join(never)
    void join(AbortSignal.abort())
    expect(isUrgent()).toBe(true)
  })

  test('becomes urgent when one of those who wait does', () => {
    const { join, isUrgent } = openFlight()
    const later = new AbortController()
    void join(never)
    void join(later.signal)
    expect(isUrgent()).toBe(false)
    later.abort()
    expect(isUrgent()).toBe(true)
  })

  test('does not become urgent for somebody who has left', async () => {
    const { join, isUrgent } = openFlight()
    const later = new AbortController()
    const leaving = new AbortController()
    void join(never)
    const left = join(later.signal, leaving.signal)
    leaving.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    later.abort()
    expect(isUrgent()).toBe(false)
  })

  test('takes a thousand who share one signal without a word of warning', async () => {
    const warnings: unknown[] = []
    const note = (warning: unknown) => warnings.push(warning)
    process.on('warning', note)
    const { join, land } = openFlight()
    const joined = Array.from({ length: 1_000 }, () => join(never))
    land()
    await Promise.all(joined)
    process.off('warning', note)
    expect(warnings).toEqual([])
  })
})
