import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cachingOf, staleSecondsOf } from '../../../src/http/parse.ts'

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['', undefined],
  ['no-cache', undefined],
  ['stale-if-error', Infinity],
  ['Stale-If-Error=60', 60],
  ['no-cache, stale-if-error=60', 60],
  ['stale-if-error="60"', 60],
  ['stale-if-error=0', 0],
  ['stale-if-error=600, stale-if-error=60, stale-if-error', 60],
  ['stale-if-error=', undefined],
  ['stale-if-error=-1', undefined],
  ['stale-if-error=1.5', undefined],
  ['stale-if-error=soon', undefined],
  ['stale-if-error=99999999999999999999', undefined],
  ['stale-if-errors', undefined],
  ['x-stale-if-error', undefined],
])('%j is read as %j seconds', (header, seconds) => {
  expect(staleSecondsOf(header)).toBe(seconds)
})

test('whether an older answer will do changes nothing about how the cache is used', () => {
  const directive = fc.constantFrom('no-cache', 'no-store', 'only-if-cached', 'max-age=0', 'max-age=9', 'x')
  fc.assert(
    fc.property(fc.array(directive), (directives) => {
      const [plain, willing] = [directives, ['stale-if-error=9', ...directives]].map((all) => all.join(', '))
      expect(cachingOf(willing)).toBe(cachingOf(plain))
      expect(staleSecondsOf(willing)).toBe(9)
    }),
  )
})
