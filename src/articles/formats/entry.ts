import { hash } from 'node:crypto'
import { CopydeskError } from '../../errors.ts'
import { type Block, countWords } from '../article.ts'
import { noLinks, type Contents } from '../delivery.ts'
import { blocksBelow } from '../page/blocks.ts'
import { parsePage } from '../page/dom.ts'
import { removeFurniture } from '../page/furniture.ts'
import { type Document, readDocument } from './document.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { unreadable, withoutArticle } from './refusals.ts'

const WHOLE_WORDS = 80
const WHOLE_PARAGRAPHS = 3
const LEAST_WORDS = 40
const MAX_NOTE_CHARS = 500
const MAX_LABEL_CHARS = 40

/** What blogs put below an entry in a feed, in the languages that WordPress is translated to; whole paragraphs. */
const BELOW_ENTRY =
  /^(?:the post .+ (?:appeared first on|first appeared on) .+|der beitrag .+ erschien zuerst auf .+|l['’]article .+ est apparu en premier sur .+|la entrada .+ (?:se publicó primero en|aparece primero en|apareció primero en) .+|l['’]articolo .+ (?:proviene da|sembra essere il primo su) .+|o post .+ apareceu primeiro em .+|(?:het bericht|het artikel) .+ verscheen eerst op .+|artykuł .+ pochodzi z serwisu .+|inlägget .+ dök först upp på .+|indlægget .+ blev først udgivet på .+|(?:запись|сообщение) .+ (?:впервые появились?|появились? сначала) .+|.+ yazısı ilk önce .+ üzerinde ortaya çıktı\.?|ظهرت المقالة .+ أولا?ً? على .+|投稿 .+ に最初に表示されました。?|this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published) (?:on|in|at) .+)$/isu
const ASKS_TO_GO_ON =
  /^[([→»]?\s*(?:continue reading|read more|read on|read the (?:full|rest|whole)|keep reading|full (?:story|article)|see more|more$|weiterlesen|mehr lesen|lire (?:la suite|plus)|seguir leyendo|leer más|continua a leggere|leggi (?:tutto|di più|l['’]articolo)|continue lendo|leia mais|lees (?:meer|verder)|czytaj (?:dalej|więcej)|читать (?:далее|дальше|полностью)|подробнее|devamını oku|اقرأ المزيد|للمزيد|مزید پڑھیں|続きを読む|阅读全文|閱讀全文|继续阅读|더 보기)/iu
const CUT_OFF = /(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3}|…|&hellip;)\s*$/u

/** Reads an entry of a feed as an article, as far as its text is in the feed; nothing is looked for or left out in the middle. */
export function readEntry(entry: FeedEntry, feed: Feed): Exclude<Contents, { kind: 'feed' }> {
  try {
    const paragraphs = blocksOf(entry).filter((block) => !asksToGoOn(block))
    const read = readDocument({ ...knownIn(entry, feed), paragraphs: withoutTitle(paragraphs, entry.title) })
    const sha256 = hash('sha256', entry.html ?? '')
    const source = { kind: 'feed' as const, url: entry.url, mediaType: 'text/html', sha256 }
    return { kind: 'article', reading: { ...read, source }, links: noLinks }
  } catch (error) {
    const refusal =
      error instanceof CopydeskError ? error : unreadable('is an entry that cannot be read', error)
    return { kind: 'nothing', refusal, links: noLinks }
  }
}

/**
 * Whether a feed has all of an entry, and not only its beginning: 80 words, or 40 in at least three paragraphs, without any sign
 * that it goes on elsewhere.
 */
export function isWhole(entry: FeedEntry): boolean {
  const blocks = tryBlocks(entry)
  const text = blocks.findLast((block) => !asksToGoOn(block))?.text ?? ''
  if (CUT_OFF.test(text) || blocks.some(asksToGoOn)) return false
  const words = blocks.reduce((sum, { text }) => sum + countWords(text), 0)
  return words >= WHOLE_WORDS || (words >= LEAST_WORDS && blocks.length >= WHOLE_PARAGRAPHS)
}

function tryBlocks(entry: FeedEntry): Block[] {
  try {
    return blocksOf(entry)
  } catch {
    return []
  }
}

/** The blocks of its HTML without what its blog puts below every entry. */
function blocksOf({ html, url }: FeedEntry): Block[] {
  if (html === null) throw withoutArticle('The feed has no text of this entry.')
  const page = parsePage(`<html><head></head><body>${html}</body></html>`)
  removeFurniture(page)
  return blocksBelow(page.body, url ?? undefined)
    .map(({ element: _element, ...block }) => block)
    .filter(({ text }) => text.length > MAX_NOTE_CHARS || !BELOW_ENTRY.test(text))
}

/** A short line, or one that is a link for the most part: sentences may begin with the same words. */
function asksToGoOn({ text, marks = [] }: Block): boolean {
  if (text.length > MAX_NOTE_CHARS || !ASKS_TO_GO_ON.test(text)) return false
  const linked = marks.reduce((sum, { kind, start, end }) => sum + (kind === 'link' ? end - start : 0), 0)
  return text.length < MAX_LABEL_CHARS || linked * 2 > text.length
}

function withoutTitle(paragraphs: Block[], title: string | null): Block[] {
  const isRepeated =
    title !== null && paragraphs.length > 1 && paragraphs[0]?.text.toLowerCase() === title.toLowerCase()
  return isRepeated ? paragraphs.slice(1) : paragraphs
}

/** What the feed says of an entry, and of itself. */
function knownIn({ html: _html, id: _id, url, ...entry }: FeedEntry, feed: Feed): Partial<Document> {
  const known = { ...entry, canonicalUrl: url, siteName: feed.title, language: feed.language }
  const names = Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, 'feed']]))
  return { ...known, foundIn: Object.fromEntries(names) }
}
