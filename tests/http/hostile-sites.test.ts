import { expect, test } from 'vitest'
import { HOSTILE, openHostileSite, type Hostile } from '../support/hostile-answers.ts'
import { useRealSockets } from '../support/real-sockets.ts'
import { openTestDesk } from '../support/test-desk.ts'

useRealSockets()

const MANY = 1_000
const AT_ONCE = 20
test(
  `${MANY} hostile answers of sites get a clear problem each, and the service goes on`,
  { timeout: 120_000 },
  async () => {
    await using site = await openHostileSite()
    const env = {
      COPYDESK_FETCH_ALLOW: '127.0.0.1',
      COPYDESK_FETCH_MAX_MB: '1',
      COPYDESK_FETCH_CONCURRENCY_PER_HOST: '20',
    }
    await using desk = await openTestDesk({ env })
    const wrong = new Set<string>()
    let next = 0
    async function attack() {
      while (next < MANY) {
        const nth = (next += 1)
        const index = nth % HOSTILE.length
        const { name, codes } = HOSTILE[index] as Hostile
        const { status, json } = await desk.post('/v1/articles', { url: `${site.url}/${index}?${nth}` })
        const code = status === 201 ? 'ok' : json.code
        if (!codes.test(code)) wrong.add(`${name}: ${code} ${json.detail ?? ''}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, attack))
    expect([...wrong]).toEqual([])
    expect((await desk.get('/readyz')).status).toBe(200)
    expect((await desk.post('/v1/summaries', { article: { id: '000_d07278516c443baf' } })).status).toBe(200)
  },
)
