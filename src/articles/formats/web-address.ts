import { addressOf } from '../page/blocks.ts'

/** An address of the web, absolute; null where it is none. */
export function webAddress(href: string | undefined, base: string | undefined): string | null {
  const address = href === undefined || href.trim() === '' ? undefined : addressOf(href, base)
  return address !== undefined && /^https?:/.test(address) ? address : null
}
