import { describe, expect, test, vi } from 'vitest'
import { gathered } from '../../src/gathered.ts'

function openDestination() {
  const written: string[] = []
  const flushed: string[] = []
  return {
    written,
    flushed,
    write: (lines: string) => written.push(lines),
    flush: (done?: () => void) => {
      flushed.push('flush')
      done?.()
    },
    flushSync: () => void flushed.push('flushSync'),
  }
}

describe('lines that are gathered', () => {
  test('are handed on together once there are enough characters of them, in order and none twice', () => {
    const destination = openDestination()
    const lines = gathered(destination, { characters: 10, seconds: 1_000 })
    for (const line of ['one\n', 'two\n', 'three\n', 'four\n']) lines.write(line)
    expect(destination.written).toEqual(['one\ntwo\nthree\n'])
    lines.write('a long line\n')
    expect(destination.written.join('')).toBe('one\ntwo\nthree\nfour\na long line\n')
  })

  test('are handed on after some time, however few they are', () => {
    vi.useFakeTimers()
    const destination = openDestination()
    const lines = gathered(destination, { characters: 10_000, seconds: 1 })
    lines.write('one\n')
    vi.advanceTimersByTime(999)
    expect(destination.written).toEqual([])
    vi.advanceTimersByTime(1)
    expect(destination.written).toEqual(['one\n'])
    vi.advanceTimersByTime(10_000)
    expect(destination.written).toEqual(['one\n'])
    vi.useRealTimers()
  })

  test('are handed on before the destination is told to flush', () => {
    const destination = openDestination()
    const lines = gathered(destination, { characters: 10_000, seconds: 1_000 })
    lines.write('one\n')
    const done = vi.fn<() => void>()
    lines.flush(done)
    expect([destination.written, destination.flushed, done.mock.calls.length]).toEqual([
      ['one\n'],
      ['flush'],
      1,
    ])
  })

  test('are written at once when the process ends', () => {
    const destination = openDestination()
    const before = process.listeners('exit')
    gathered(destination, { characters: 10_000, seconds: 1_000 }).write('last words\n')
    const added = process.listeners('exit').filter((listener) => !before.includes(listener))
    for (const listener of added) {
      process.off('exit', listener)
      listener(0)
    }
    expect([destination.written, destination.flushed]).toEqual([['last words\n'], ['flushSync']])
  })
})
