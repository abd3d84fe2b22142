import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMetadataAddress, isPublic } from '../../../../src/articles/fetch/address.ts'

const list = (text: string) => text.trim().split(/\s+/)

test.each(
  list(`
    1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1
    192.167.0.1 198.17.0.1 198.20.0.1 223.255.255.254 9.255.255.255 11.0.0.1 128.0.0.1 126.0.0.1
    2606:4700::1111 2001:4860:4860::8888 2a00:1450::1 2400:cb00::1 2001:200::1 2606:4700::5efe:808:808
    ::ffff:8.8.8.8 64:ff9b::8.8.8.8 64:ff9b::808:808
  `),
)('%s is public', (address) => expect(isPublic(address)).toBe(true))

test.each([
  ...list(`
    0.0.0.0 0.255.255.255 10.0.0.0 100.64.0.0 100.127.255.255 127.0.0.0 169.254.0.0 172.16.0.0
    172.31.255.255 192.0.0.255 192.0.2.0 192.88.99.1 192.168.255.255 198.18.0.0 198.19.255.255
    198.51.100.255 203.0.113.0 224.0.0.0 239.1.1.1 240.0.0.0 255.255.255.255 168.63.129.16
    :: ::1 ::2 ::8.8.8.8 ::ffff:10.0.0.1 ::ffff:0:8.8.8.8 64:ff9b::192.168.0.1 64:ff9b:1::8.8.8.8
    100:: 100:0:0:1::1 2001::1 2001:1::1 2001:2::1 2001:10::1 2001:1ff::1 2001:db8::1 2002:808:808::1
    3fff::1 5f00::1 4000::1 8000::1 e000::1 fc00::1 fdff::1 fe80::1 febf::1 fec0::1 feff::1
    ff00::1 ff0e::1 2606:4700::5efe:a00:1 2606:4700::200:5efe:7f00:1 2606:4700::1%eth0 fe80::1%1
    localhost 1.2.3.4.5 256.1.1.1 ::ffff:999.1.1.1 1.2.3.4/8 [::1]
  `),
  '',
])('%j is not', (address) => expect(isPublic(address)).toBe(false))

const octets = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })))

test('an IPv4 address is no more public when it is mapped into IPv6, or reached through NAT64', () => {
  fc.assert(
    fc.property(octets, (bytes) => {
      const address = bytes.join('.')
      expect(isPublic(`::ffff:${address}`)).toBe(isPublic(address))
      expect(isPublic(`64:ff9b::${address}`)).toBe(isPublic(address))
      expect(isPublic(`::${address}`)).toBe(false)
    }),
  )
})

test('any text is public or not, without an error, and public only outside of the private ranges', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
      const isPrivate = /^(?:0|10|127)\.|^192\.168\.|^169\.254\.|^f[cdef]/i.test(text)
      expect(isPublic(text) && isPrivate).toBe(false)
    }),
  )
})

test.each([
  '169.254.169.254',
  '::ffff:169.254.169.254',
  'fd00:ec2::254',
  'FD00:0EC2:0::0254',
  '100.100.100.200',
])('%s tells machines of a cloud their secrets', (address) => expect(isMetadataAddress(address)).toBe(true))

test('its neighbours do not', () => {
  for (const address of ['169.254.169.253', 'fd00:ec2::253', '', 'metadata'])
    expect(isMetadataAddress(address)).toBe(false)
})
