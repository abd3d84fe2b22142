import type nock from 'nock'
import { describe, expect, test } from 'vitest'
import { failureOn } from '../support/refused.ts'

describe('a 429', () => {
  test.each([
    ['a rate', { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached' }],
    ['a ramp', { type: 'rate_limit_error', code: 'slow_down', message: 'Slow down' }],
    ['Azure', { code: '429', message: 'Requests have exceeded the call rate limit' }],
    ['a server that gives no reason', undefined],
  ])('from %s says to come back later', async (_name, error) => {
    const body = error && { error }
    expect(
      await failureOn({ status: 429, headers: { 'retry-after': '7' }, ...(body && { body }) }),
    ).toMatchObject({
      code: 'model_busy',
      again: true,
      retryAfterSeconds: 7,
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0, calls: 1 },
    })
  })

  test.each([
    { type: 'insufficient_quota', code: 'insufficient_quota' },
    { type: 'insufficient_quota', code: 'anything_new' },
    { type: 'insufficient_quota', code: null },
    { type: 'requests', code: 'insufficient_quota' },
    { type: null, code: 'credit_balance_exhausted' },
    { type: null, code: 'organization_spend_limit_exceeded' },
    { type: null, code: 'project_spend_limit_exceeded' },
    { type: null, code: 'organization_usage_limit_exceeded' },
    { type: null, code: 'billing_hard_limit_reached' },
    { type: 'billing_not_active', code: 'billing_not_active' },
    { type: 'budget_exceeded', code: 400 },
    { type: 'exceeded_current_quota_error', code: null },
  ])('of used up credit ($type, $code) is never retried', async (error) => {
    const failure = await failureOn({
      status: 429,
      body: { error: { ...error, message: 'You exceeded your quota' } },
    })
    expect(failure).toMatchObject({ code: 'model_quota', again: false, usage: { calls: 1 } })
  })

  test('for a request larger than a whole minute is not one that passes', async () => {
    const message = 'Request too large for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000'
    const failure = await failureOn({
      status: 429,
      body: { error: { type: 'tokens', code: 'rate_limit_exceeded', message } },
    })
    expect(failure).toMatchObject({ code: 'too_large', again: false })
  })

  test('for such a request is told from others behind a gateway too', async () => {
    const message =
      'litellm.RateLimitError: OpenAIException - Request too large for gpt-4o on TPM: Limit 30000'
    const failure = await failureOn({ status: 429, body: { error: { code: '429', message } } })
    expect(failure).toMatchObject({ code: 'too_large', again: false })
    expect(failure.crowded).toBe(false)
  })

  test.each([
    { message: 'Max parallel request limit reached. Hit limit for api_key: 20' },
    { message: 'Number of concurrent connections has exceeded your rate limit.' },
    { message: 'Too many', type: 'concurrency_limit_exceeded' },
    { message: 'server busy, please try again. maximum pending requests exceeded', status: 503 },
  ])('about requests under way ($message) says that it is', async ({ status = 429, ...error }) => {
    expect(await failureOn({ status, body: { error } })).toMatchObject({
      code: 'model_busy',
      again: true,
      crowded: true,
    })
  })

  test.each([
    { status: 429, message: 'Rate limit reached for requests per min' },
    { status: 500, message: 'Concurrency broke' },
    { status: 429, message: 'Max parallel request limit', code: 'insufficient_quota' },
  ])('about anything else ($message) does not', async ({ status, ...error }) => {
    expect((await failureOn({ status, body: { error } })).crowded).toBe(false)
  })
})

describe('used up credit in words', () => {
  test.each([
    [400, 'Your credit balance is too low to access the Anthropic API.'],
    [403, 'Your team has either used all available credits or reached its monthly spending limit.'],
    [402, 'Insufficient Balance'],
  ])('with status %i is told as such: %s', async (status, message) => {
    const body = { error: { type: 'invalid_request_error', message } }
    expect(await failureOn({ status, body })).toMatchObject({ code: 'model_quota', again: false })
  })

  test('is not what a rate limit of Google means that speaks of a quota', async () => {
    const message = 'You exceeded your current quota, please check your plan and billing details.'
    const error = { code: 429, status: 'RESOURCE_EXHAUSTED', message }
    expect(await failureOn({ status: 429, body: [{ error }] })).toMatchObject({
      code: 'model_busy',
      again: true,
    })
  })
})

describe('how long to wait', () => {
  test.each([
    ['milliseconds', { 'retry-after-ms': '1500', 'retry-after': '9' }, 1.5],
    ['seconds', { 'retry-after': '12' }, 12],
    [
      'the reset of the limit that is used up',
      { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1m2s' },
      62,
    ],
  ])('is read from %s', async (_name, headers, seconds) => {
    expect((await failureOn({ status: 429, headers })).retryAfterSeconds).toBe(seconds)
  })

  test('is read from a date', async () => {
    const headers = { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }
    const { retryAfterSeconds } = await failureOn({ status: 503, headers })
    expect(retryAfterSeconds).toBeGreaterThan(20)
    expect(retryAfterSeconds).toBeLessThanOrEqual(30)
  })

  test.each<[string, nock.Body, number]>([
    ['the words', { error: { message: 'Limit 3. Please try again in 1m1s.' } }, 61],
    ["Google's details", { error: { details: [{ retryDelay: '3s' }], message: 'Quota' } }, 3],
    ['the body around the error', { error: 'Too many requests', retry_after: 4 }, 4],
    ['plain text', 'Too many. Please retry after 5 seconds.', 5],
  ])('is read from %s', async (_name, body, seconds) => {
    expect(await failureOn({ status: 429, body })).toMatchObject({
      code: 'model_busy',
      retryAfterSeconds: seconds,
    })
  })

  test('is undefined when nobody says', async () => {
    expect((await failureOn({ status: 429 })).retryAfterSeconds).toBeUndefined()
  })
})
