import type { Finding } from './finding.ts'

/** An address as a text has it, and the ways in which it may be read: what follows it without a space may not belong to it. */
type Address = {
  kind: 'web' | 'mail' | 'domain'
  start: number
  text: string
  readings: Set<string>
  scheme: string | undefined
}

const NOT_IN_ADDRESS =
  '\\s<>"“”„«»‹›「」『』【】《》〈〉（），。、；：！？…।۔،؛؟|\\\\^`{}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff'
const MAIL =
  '(?<![\\w.%+-])[\\w%+-][\\w.%+-]{0,63}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}[\\p{L}\\p{N}][\\p{L}\\p{N}-]{1,62}'
const WEB_CHARACTERS = '[!#-;=?-\\[\\]_a-z~]'
const WEB_END = `(?:(?!https?:|www\\.|[\\w.+-]{1,40}@)[^${NOT_IN_ADDRESS}])*`
const WEB = `(?:https?|ftp):\\/\\/${WEB_CHARACTERS}*${WEB_END}|(?<![\\w./@-])www\\.${WEB_CHARACTERS}+${WEB_END}`
const ENDINGS =
  'com|org|net|edu|gov|info|eu|tv|(?:co|org|gov|ac)\\.uk|co\\.(?:in|jp|nz|za)|com\\.(?:au|br|cn|mx|tr|ua)'
const DOMAIN = `(?<![\\p{L}\\p{N}./@_-])(?:[a-z\\d-]{1,63}\\.){1,4}(?:${ENDINGS})(?![\\w-]|\\.\\w)(?:\\/[^${NOT_IN_ADDRESS}]*)?`
const ANY = new RegExp(`(?<mail>${MAIL})|(?<web>${WEB})|(?<domain>${DOMAIN})`, 'gu')

const CLOSING_MARKS = /[.,;:!?'’*_~\])]$/u
const FIRST_FOREIGN = /[^!-~]|['’]/u
const MAX_CLOSING_MARKS = 10
const MAX_ADDRESS_CHARS = 2_000

/**
 * Web and e-mail addresses that a translation lacks, has changed or has invented. Written another way they are the same: with or without
 * scheme and `www.`, host in any case or in Punycode, percent-encoded or not, a slash at the end.
 */
export function checkAddresses(source: string, target: string): Finding[] {
  const [before, after] = [addressesIn(source), addressesIn(target)]
  const missing = lacking(before, after)
  const added = lacking(after, before)
  const findings = missing.map((address) => {
    const near = added.findIndex(({ kind }) => (kind === 'mail') === (address.kind === 'mail'))
    return finding({ missing: address, added: added.splice(near, near < 0 ? 0 : 1)[0] })
  })
  return [...findings, ...added.map((address) => finding({ added: address }))]
}

function finding({ missing, added }: { missing?: Address; added?: Address | undefined }): Finding {
  const address = missing ?? added
  const noun = address?.kind === 'mail' ? 'An e-mail address' : 'A web address'
  const fault = missing ? (added ? 'was changed' : 'of the source is missing') : 'is not in the source'
  return {
    level: address?.kind === 'domain' ? 'warning' : 'error',
    check: 'addresses',
    message: `${noun} ${fault}.`,
    ...(missing && { expected: missing.text }),
    ...(added && { at: { start: added.start, end: added.start + added.text.length }, found: added.text }),
  }
}

/** The text with its addresses blotted out by spaces, so that every offset stays. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(ANY, (address) => ' '.repeat(address.length))
}

/** Those of one side that the other does not have, each once. */
function lacking(addresses: Address[], others: Address[]): Address[] {
  const known = new Map(others.flatMap(({ readings, scheme }) => [...readings].map((key) => [key, scheme])))
  const seen = new Set<string>()
  return addresses.filter(({ readings, scheme, text }) => {
    const isKnown = [...readings].some((key) => known.has(key) && agrees(scheme, known.get(key)))
    const isSeen = seen.has(text)
    seen.add(text)
    return !isKnown && !isSeen
  })
}

const agrees = (scheme: string | undefined, other: string | undefined) =>
  scheme === undefined || other === undefined || scheme === other

function addressesIn(text: string): Address[] {
  if (!/[@.]/.test(text)) return []
  return [...text.matchAll(ANY)].map(({ 0: found, index: start, groups }) => {
    const kind = groups?.['mail'] ? 'mail' : groups?.['web'] ? 'web' : 'domain'
    const whole = withoutClosing(found)
    const foreign = whole.search(FIRST_FOREIGN)
    const cut = foreign > 0 ? withoutClosing(whole.slice(0, foreign)) : whole
    const scheme = /^([a-z]+):\/\//.exec(whole)?.[1]
    return { kind, start, text: whole, scheme, readings: new Set([keyOf(whole), keyOf(cut)]) }
  })
}

/** Without the punctuation of the sentence it stands in; a closing bracket stays when it was opened inside. */
function withoutClosing(found: string): string {
  let address = found.slice(0, MAX_ADDRESS_CHARS)
  for (let marks = 0; marks < MAX_CLOSING_MARKS && CLOSING_MARKS.test(address); marks += 1) {
    if (address.endsWith(')') && countOf(address, '(') >= countOf(address, ')')) break
    if (address.endsWith(']') && countOf(address, '[') >= countOf(address, ']')) break
    address = address.slice(0, -1)
  }
  return address
}

const countOf = (text: string, character: string) => text.split(character).length - 1

function keyOf(address: string): string {
  if (address.includes('@') && !address.includes('/')) return address.normalize('NFKC').toLowerCase()
  const { host = '', rest = '' } =
    /^(?:[a-z]+:\/\/)?(?<host>[^/?#]*)(?<rest>.*)$/isu.exec(address)?.groups ?? {}
  return hostKey(host) + decoded(rest.replaceAll('&amp;', '&')).normalize('NFC').replace(/\/+$/, '')
}

function hostKey(host: string): string {
  const url = `http://${host}`
  return (URL.canParse(url) ? new URL(url).host : host.toLowerCase()).replace(/^www\./, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
