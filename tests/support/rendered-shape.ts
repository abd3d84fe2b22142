import { expect } from 'vitest'

type Message = { role: string; content: string }

/**
 * What of the messages is ours: everything but the texts between the markers, with one mark for the token. Fails unless there is
 * one token, and exactly one opening and one closing marker for each of the texts.
 */
export function shapeOf(messages: Message[], names: string[]): Message[] {
  const whole = messages.map(({ content }) => content).join('\n')
  const [, token = ''] = /^<<<[a-zA-Z]+ ([0-9a-f]{12})$/m.exec(whole) ?? []
  expect(token).not.toBe('')
  expect(whole.split(token).length - 1).toBe(2 * names.length)
  return messages.map(({ role, content }) => ({ role, content: withoutTexts(content, names, token) }))
}

function withoutTexts(content: string, names: string[], token: string): string {
  let ours = content
  for (const name of names.filter((name) => content.includes(`<<<${name} ${token}\n`))) {
    const [before = '', behind = '', ...others] = ours.split(`<<<${name} ${token}\n`)
    const [, after = '', ...more] = behind.split(`\n${name} ${token}>>>`)
    expect([others, more]).toEqual([[], []])
    ours = `${before}<<<${name}>>>${after}`
  }
  return ours
}
