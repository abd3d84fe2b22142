import nock from 'nock'
import { afterAll, beforeAll } from 'vitest'

/** For a file of tests: nock looks into every connection, and would read what is meant to be broken. */
export function useRealSockets() {
  beforeAll(() => nock.restore())
  afterAll(() => nock.activate())
}
