import { describe, expect, test } from 'vitest'
import { parseAllowed } from '../../../../src/articles/fetch/allowed.ts'

describe('an entry allows', () => {
  test.each([
    ['intranet', 'intranet', 8080],
    ['Intranet.Example', 'intranet.example', 80],
    ['wiki.example:8080', 'wiki.example', 8080],
    ['*.example.internal', 'a.b.example.internal', 443],
    ['*.example.internal:81', 'a.example.internal', 81],
    ['bücher.example', 'xn--bcher-kva.example', 80],
    [' , intranet,, ', 'intranet', 80],
    ['a,b , c', 'c', 80],
  ])('of %j the host %s on port %i', (list, host, port) => {
    expect(parseAllowed(list).hasName(host, port)).toBe(true)
  })

  test.each([
    ['10.1.2.3', '10.1.2.3', 8080],
    ['10.1.2.3:8080', '10.1.2.3', 8080],
    ['10.1.2.3', '::ffff:10.1.2.3', 80],
    ['::ffff:10.1.2.3', '10.1.2.3', 80],
    ['10.1.0.0/16', '10.1.255.255', 22],
    ['10.1.2.3/8', '10.200.0.1', 22],
    ['::1', '::1', 80],
    ['[::1]', '::1', 80],
    ['[fd00::1]:8080', 'fd00::1', 8080],
    ['fd00::/8', 'fd12::1', 80],
    ['0.0.0.0/0', '192.168.0.1', 80],
  ])('of %j the address %s on port %i', (list, address, port) => {
    expect(parseAllowed(list).hasAddress(address, port)).toBe(true)
    expect(parseAllowed(list).hasAddressOn(port)).toBe(true)
  })
})

describe('an entry does not allow', () => {
  test.each([
    ['', 'intranet', 80],
    ['wiki.example:8080', 'wiki.example', 80],
    ['wiki.example', 'a.wiki.example', 80],
    ['*.example.internal', 'example.internal', 80],
    ['*.example.internal', 'badexample.internal', 80],
    ['10.1.2.3', '10.1.2.3.example', 80],
  ])('of %j the host %s on port %i', (list, host, port) => {
    expect(parseAllowed(list).hasName(host, port)).toBe(false)
  })

  test.each([
    ['10.1.2.3:8080', '10.1.2.3', 80],
    ['10.1.0.0/16', '10.2.0.1', 80],
    ['10.1.0.0/16', 'fd00::1', 80],
    ['::/0', '10.1.0.1', 80],
    ['intranet', '10.1.0.1', 80],
    ['10.1.0.0/16', 'no address', 80],
  ])('of %j the address %s on port %i', (list, address, port) => {
    expect(parseAllowed(list).hasAddress(address, port)).toBe(false)
  })
})

test.each([
  'http://intranet',
  'intranet/path',
  '*',
  '*.',
  '*.*.example',
  'in tranet',
  'intranet:0',
  'intranet:65536',
  'a@b',

  '10.0.0.0/33',
  '10.0.0.0/',
  '/8',
  '10.0.0.0/8:80',
  '10.0.0/8',
  '0x7f.1',
  '127.1',
  '010.0.0.1',
  'fd00::/129',
  '::ffff:10.0.0.0/104',

  '[::1',
  'intranet:',
  'intranet:http',
  'intranet.',
  '169.254.169.254',
  'fd00:ec2::254',
  '[::ffff:169.254.169.254]:80',
])('the entry %j is refused by its name', (entry) => {
  expect(() => parseAllowed(`good.example, ${entry}, 10.0.0.1`)).toThrow(
    `The entry ${JSON.stringify(entry)} of the hosts that may be fetched from is wrong: `,
  )
})
