import { readDate } from '../../dates.ts'

/** Zones by name, as hours and minutes from UTC: those of RFC 822, and others that feeds are met with. */
const ZONES: Record<string, string> = {
  Z: '+00:00',
  UT: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  WET: '+00:00',
  WEST: '+01:00',
  BST: '+01:00',
  CET: '+01:00',
  MET: '+01:00',
  CEST: '+02:00',
  MEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  PKT: '+05:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
}
const MAX_CHARS = 100
const RFC_822 =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:\s+|-)(\p{L}+)\.?(?:\s+|-)(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*([+-]\d{4}|[+-]\d\d:\d\d|[A-Z]{1,5})?(?:[+-]00:?00)?(?:\s*\([^)]*\))?)?$/iu

/**
 * The date of an entry as `Article.publishedAt`: RFC 822 with years of two digits, names of zones and months in other languages,
 * RFC 3339, and what else news sites print. Null for anything else.
 */
export function readFeedDate(text: string | undefined): string | null {
  const date = (text ?? '').trim().replace(/\s+/g, ' ')
  if (date === '' || date.length > MAX_CHARS) return null
  const parts = RFC_822.exec(date)
  const own = parts && fromParts(parts)
  return own ?? readDate(date) ?? readDate(date.replace(/^[^\d]+\s/u, '')) ?? null
}

function fromParts([, day, month, year = '', hours, minutes, seconds = '00', zone = '']: RegExpExecArray) {
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) < 70 ? 2_000 : 1_900))
  const bare = readDate(`${day} ${month} ${full}`)
  if (bare === undefined || hours === undefined) return bare
  const offset = ZONES[zone.toUpperCase()] ?? (/\d/.test(zone) ? zone : undefined)
  if (offset === undefined) return bare
  const time = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':')
  return readDate(`${bare}T${time}${offset}`) ?? bare
}

/** The first of them that is a date. */
export function firstDate(texts: (string | undefined)[]): string | null {
  return texts.map(readFeedDate).find((date) => date !== null) ?? null
}
