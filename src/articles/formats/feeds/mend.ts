const ROOT = /<(?:[\w-]+:)?(rss|feed|rdf)(?=[\s>])/i
const NO_MARKUP = /<!\[CDATA\[[^]*?(?:\]\]>|$)|<!--[^]*?(?:-->|$)/g
const LINK_BY_REFERENCE = /<link\s+href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')\s*\/>/gi
const TAG = /<!\[CDATA\[[^]*?(\]\]>|$)|<(\/?)([a-z_][^\s/<>]*)(?:[^<>]*?)(\/?)>/gi
const CDATA_END = ']]>'
const MAX_PIECES = 5_000

/**
 * The XML of a feed as a strict parser can take it: from its root on, without comments. DOCTYPEs and the entities in them are gone,
 * so that no entity is ever expanded or fetched. Undefined where there is no root of a feed.
 */
export function fromRoot(xml: string): string | undefined {
  const root = ROOT.exec(xml)
  if (!root) return undefined
  const rest = xml.slice(root.index).replace(NO_MARKUP, (part) => (part.startsWith('<!--') ? '' : part))
  return withOwnLinks(rest)
}

/**
 * FeedBurner keeps the address of the story in an element of its own, which the parser does not know; it stands in for one that it
 * does. And some write the link of an item as a page would.
 */
function withOwnLinks(xml: string): string {
  const own = xml.replace(/(<\/?)(?:feedburner|pheedo):origlink(?=[\s>])/gi, '$1dcterms:isVersionOf')
  if (!isRss(own)) return own
  return own.replace(
    LINK_BY_REFERENCE,
    (_tag, quoted?: string, other?: string) => `<link>${quoted ?? other ?? ''}</link>`,
  )
}

function isRss(xml: string): boolean {
  return ROOT.exec(xml)?.[1]?.toLowerCase() !== 'feed'
}

/** How many entries have begun in a feed; those in a text are not counted. */
export function countEntries(xml: string): number {
  const markup = xml.replace(NO_MARKUP, '')
  return (
    markup.match(isRss(xml) ? /<(?:[\w-]+:)?item(?=[\s>])/gi : /<(?:[\w-]+:)?entry(?=[\s>])/gi)?.length ?? 0
  )
}

/**
 * A broken feed as whole ones: first as one in which everything that was left open is closed, then, for where that does not help,
 * each of its entries in a feed of its own. Where one of these cannot be read, the others can.
 */
export function mendedFeeds(xml: string): { whole: string; pieces: string[] } {
  const starts = isRss(xml) ? /<(?:[\w-]+:)?item(?=[\s>])/gi : /<(?:[\w-]+:)?entry(?=[\s>])/gi
  const hidden = xml.replace(NO_MARKUP, (part) => ' '.repeat(part.length))
  const places = [...hidden.matchAll(starts)].map(({ index }) => index)
  const entries = places.slice(0, MAX_PIECES).map((start, index) => {
    const piece = xml.slice(start, places[index + 1])
    const name = /^<([^<>\s/]+)/.exec(piece)?.[1] ?? ''
    const end = hidden.slice(start, start + piece.length).indexOf(`</${name}`)
    return closed(end < 0 ? piece : `${piece.slice(0, end)}</${name}>`)
  })
  const head = xml.slice(0, places[0])
  const root = /^<[^<>]{0,10000}>/.exec(xml)?.[0] ?? ''
  const open = isRss(xml) && !/^<[^<>]*rdf/i.test(root) ? `${root}<channel>` : root
  return {
    whole: closed(head + entries.join('')),
    pieces: [head, ...entries.map((entry) => open + entry)].map(closed),
  }
}

/** XML with what is cut off at its end closed; a tag that is cut goes. A bare bracket is none. */
function closed(xml: string): string {
  const whole = xml
    .replace(/<(?![a-z_/!?])/gi, '&lt;')
    .replace(/<[^<>]*$/, (cut) => (cut.startsWith('<![CDATA[') ? cut : ''))
  const open: string[] = []
  const counts = new Map<string, number>()
  let tail = ''
  for (const [tag, end, slash, name = '', empty] of whole.matchAll(TAG)) {
    if (tag.startsWith('<![')) tail = end === CDATA_END ? '' : CDATA_END
    else if (slash !== '/' && empty !== '/') {
      open.push(name)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    } else if (slash === '/' && (counts.get(name) ?? 0) > 0) {
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        counts.set(last, (counts.get(last) ?? 0) - 1)
        if (last === name) break
      }
    }
  }
  return (
    whole +
    tail +
    open
      .toReversed()
      .map((name) => `</${name}>`)
      .join('')
  )
}
