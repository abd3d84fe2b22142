import { describe, expect, test } from 'vitest'
import { SEED } from '../support/articles.ts'
import { openTestDesk } from '../support/test-desk.ts'

describe('without a key', () => {
  test.each([
    ['/v1/summaries', {}],
    ['/v1/facts', {}],
    ['/v1/translations', { to: 'ur' }],
  ])('%s does its work on the real article, and says that it rehearses', async (path, options) => {
    await using desk = await openTestDesk()
    const { status, json, headers } = await desk.post(path, { article: { id: SEED }, ...options })
    expect(status).toBe(200)
    expect(json.checks.filter(({ level }: { level: string }) => level === 'error')).toEqual([])
    expect(json.source).toMatchObject({ mode: 'rehearsal', model: 'rehearsal', usage: { costUsd: 0 } })
    expect(headers.get('copydesk-mode')).toBe('rehearsal')
  })

  test('no model that a caller names is taken for the one that answered', async () => {
    await using desk = await openTestDesk()
    const { json } = await desk.post('/v1/facts', { article: { id: SEED }, model: 'gpt-5.5' })
    expect(json.source).toMatchObject({ model: 'rehearsal', mode: 'rehearsal' })
  })

  test('a summary in another language is made of hand-made translations where there are some', async () => {
    await using desk = await openTestDesk()
    const { json } = await desk.post('/v1/summaries', { article: { id: SEED }, language: 'ur' })
    expect(json.language).toBe('ur')
    expect(json.text).toMatch(/پاکستان/)
    expect(json.text).not.toContain('⟦')
    for (const { quotes } of json.facts) expect(quotes[0].text).toMatch(/^["A-Z]/)
  })
})
