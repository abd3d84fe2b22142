import nock from 'nock'
import { afterAll, afterEach, beforeAll } from 'vitest'

/** No test reaches further than this machine: whatever is not intercepted and not loopback is refused. */
beforeAll(() => {
  if (!nock.isActive()) nock.activate()
  nock.disableNetConnect()
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[?::1\]?)(:\d+)?$/)
})
afterEach(() => {
  nock.abortPendingRequests()
  nock.cleanAll()
})
afterAll(() => {
  nock.restore()
})
