import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openProgress } from '../../../src/cli/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openTerminal(isTTY: boolean) {
  const written: string[] = []
  return { written, terminal: { isTTY, write: (text: string) => written.push(text) } }
}

describe('on a terminal', () => {
  test('what takes less than a second shows nothing', () => {
    const { written, terminal } = openTerminal(true)
    const progress = openProgress(terminal)
    vi.advanceTimersByTime(900)
    progress.end()
    expect(written).toEqual([])
  })

  test('what takes longer says what is going on and for how long, and leaves the line clean', () => {
    const { written, terminal } = openTerminal(true)
    const progress = openProgress(terminal)
    progress.say('asking the model')
    vi.advanceTimersByTime(3_000)
    progress.end()
    expect(written.at(-2)).toContain('asking the model (3 s)')
    expect(written.at(-1)).toBe('\r\u001B[K')
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('elsewhere nothing is written, and nothing is kept running', () => {
  const { written, terminal } = openTerminal(false)
  const progress = openProgress(terminal)
  progress.say('asking the model')
  vi.advanceTimersByTime(60_000)
  progress.end()
  expect(written).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})
