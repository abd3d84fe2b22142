import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.ts'

function problemsWith(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('The configuration was accepted.')
}

test('nothing set means rehearsal on loopback, with everything kept in two folders', () => {
  const config = readConfig({})
  expect(config.model).toMatchObject({ mode: 'rehearsal', name: 'gpt-5.4-mini', requestsPerMinute: null })
  expect(config.http).toMatchObject({ host: '127.0.0.1', port: 3000, keys: [] })
  expect([config.results.directory, config.dataDirectory]).toEqual(['cache', 'data'])
})

test('a key or a base URL makes the mode live, and an explicit mode goes first', () => {
  expect(readConfig({ OPENAI_API_KEY: 'sk-x' }).model.mode).toBe('live')
  expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1' }).model.mode).toBe('live')
  expect(readConfig({ OPENAI_API_KEY: 'sk-x', COPYDESK_MODE: 'rehearsal' }).model.mode).toBe('rehearsal')
  expect(readConfig({ COPYDESK_MODE: 'replay' }).model.mode).toBe('replay')
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', OPENAI_API_KEY: ' ', DATABASE_URL: '' }).model.mode).toBe('rehearsal')
})

test('every problem is told at once, each by the name of its variable', () => {
  const told = problemsWith({
    PORT: 'eighty',
    COPYDESK_MODE: 'live',
    COPYDESK_CONCURRENCY: '0',
    DATABASE_URL: 'postgres://localhost/desk',
    OPENAI_BASE_URL: '',
    LOG_LEVEL: 'loud',
    COPYDESK_API_KEYS: 'a:short',
  })
  for (const name of [
    'PORT',
    'COPYDESK_MODE',
    'COPYDESK_CONCURRENCY',
    'DATABASE_URL',
    'LOG_LEVEL',
    'COPYDESK_API_KEYS',
  ]) {
    expect(told).toContain(`\n  ${name}: `)
  }
  expect(told).toContain('6 problems')
})

test('a base URL that is no http address is refused', () => {
  expect(problemsWith({ OPENAI_BASE_URL: 'file:///etc/passwd' })).toContain('OPENAI_BASE_URL')
})

test('a base URL that holds a password is refused, and the password is not repeated', () => {
  const told = problemsWith({ OPENAI_BASE_URL: 'http://user:sekret@localhost:1/v1' })
  expect(told).toContain('OPENAI_BASE_URL: must hold no user and no password')
  expect(told).not.toContain('sekret')
})

test('what is wrong with a setting is said in words', () => {
  expect(problemsWith({ PORT: 'eighty' })).toContain('PORT: must be a number')
  expect(problemsWith({ COPYDESK_CONCURRENCY: '0' })).toContain('COPYDESK_CONCURRENCY: must be at least 1')
  expect(problemsWith({ LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL: must be fatal, error, ')
})

test('keys are read with their names, and two callers cannot share a name', () => {
  const keys = readConfig({ COPYDESK_API_KEYS: 'news:0123456789abcdef, desk:fedcba9876543210' }).http.keys
  expect(keys).toEqual([
    { name: 'news', key: '0123456789abcdef' },
    { name: 'desk', key: 'fedcba9876543210' },
  ])
  expect(problemsWith({ COPYDESK_API_KEYS: 'a:0123456789abcdef,a:fedcba9876543210' })).toContain('same name')
})

test('no message repeats a key', () => {
  expect(problemsWith({ COPYDESK_API_KEYS: 'a:sekret', PORT: '-1' })).not.toContain('sekret')
})

test('a budget is for all, for each, for a key, or for those without one', () => {
  const env = { COPYDESK_API_KEYS: 'web:0123456789abcdef', COPYDESK_BUDGETS: 'web=5usd/day,local=1usd/month' }
  expect(readConfig(env).spending.budgets).toEqual([
    { who: 'web', most: 5, unit: 'usd', period: 'day' },
    { who: 'local', most: 1, unit: 'usd', period: 'month' },
  ])
  expect(readConfig({}).spending).toEqual({ budgets: [], prices: undefined })
})

test('a budget that is none, or for a name that no key has, is told', () => {
  expect(problemsWith({ COPYDESK_BUDGETS: 'total=5' })).toContain(
    '\n  COPYDESK_BUDGETS: "total=5" is no budget',
  )
  expect(problemsWith({ COPYDESK_BUDGETS: 'web=5usd/day' })).toContain(
    '\n  COPYDESK_BUDGETS: web is not the name of a key in COPYDESK_API_KEYS.',
  )
  const key = 'total:0123456789abcdef'
  expect(problemsWith({ COPYDESK_BUDGETS: 'total=5usd/day', COPYDESK_API_KEYS: key })).toContain(
    '\n  COPYDESK_API_KEYS: no key may be called total where there are budgets.',
  )
})
