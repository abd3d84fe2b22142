import { expect, test } from 'vitest'
import { run } from '../support/service.ts'

/** What a line looks like is seen from outside: in a process of its own. */
async function logged(expression: string): Promise<string> {
  const script = `
    const { openLog } = await import('./src/log.ts')
    const { CopydeskError } = await import('./src/errors.ts')
    const log = openLog('info')
    ${expression}
    log.flush()`
  const { stdout, stderr } = await run([process.execPath, '--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'] ?? '' },
  })
  expect(stdout).toBe('')
  return stderr
}

test('lines are JSON on standard error; an error is told with its causes, and without what hangs on it', async () => {
  const line = await logged(`
    const cause = Object.assign(new Error('inner'), { headers: { authorization: 'Bearer planted' }, response: 'planted' })
    log.warn({ err: new CopydeskError('model_failed', 'The model failed.', { cause }), requestId: 'r1' }, 'told')`)
  const { err, requestId, msg } = JSON.parse(line) as Record<string, never>
  expect({ requestId, msg }).toEqual({ requestId: 'r1', msg: 'told' })
  expect(err).toMatchObject({
    code: 'model_failed',
    message: 'The model failed.',
    cause: { message: 'inner' },
  })
  expect(line).not.toContain('planted')
})

test('causes that go in circles come to an end', async () => {
  const line = await logged(`
    const error = new Error('a'); error.cause = error
    log.error({ err: error }, 'told')`)
  expect(JSON.parse(line)).toMatchObject({ msg: 'told', err: { message: 'a' } })
})
