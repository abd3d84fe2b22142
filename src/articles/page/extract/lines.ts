import { readDate } from '../../dates.ts'
import type { PlacedBlock } from '../blocks.ts'
import type { PageMetadata } from '../metadata.ts'
import { isBoxHeading } from './boxes.ts'
import type { LinePlace } from './line-rule.ts'
import { lineRules } from './line-rules.ts'
import { barePhrase, isLinked, isProse, isSentence } from './prose.ts'

const MAX_RULED_CHARS = 600
const MAX_POINTER_CHARS = 200
const MAX_BOX_ITEM_CHARS = 120
const MIN_REPEATED_CHARS = 60
const MIN_PULLED_CHARS = 15
const MAX_PULLED = 100
const MAX_LABEL_CHARS = 60
const MAX_DATE_LINE_CHARS = 130
const MIN_SENTENCE_WORDS = 5
const SAYS_WHEN = /^(?:first |last )?(?:published|updated|posted|created|modified|date)\b/i
const MAX_NAME_CHARS = 100

const DATE =
  /\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic|janv|févr|avr|mai|juin|juil|août|déc|mär|okt|dez|ene|abr)\p{L}*\.?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b\d{1,2}:\d{2}\s*(?:[ap]\.?m|uhr|[A-Z]{2,4}T)\b|\d{4}年\d{1,2}月\d{1,2}日/iu

type About = Pick<PageMetadata, 'byline'> & { title: string }

/** The blocks of an article without the lines that are the page's. */
export function withoutPageLines(blocks: PlacedBlock[], about: About): PlacedBlock[] {
  const ruled = withoutBoxes(blocks).filter(({ text }) => !isRuled(text, 'anywhere'))
  const own = withoutPointers(withoutPullQuotes(withoutRepeated(ruled)))
  return withoutBareHeadings(withoutTail(withoutLead(own, about), about))
}

function isRuled(text: string, place: LinePlace): boolean {
  if (text.length > MAX_RULED_CHARS) return false
  return lineRules.some(({ where, pattern }) => where === place && pattern.test(text))
}

/** What follows the heading of a box belongs to it as long as it is links, or items of a list. */
function withoutBoxes(blocks: PlacedBlock[]): PlacedBlock[] {
  let inBox = false
  return blocks.filter((block) => {
    if (isBoxHeading(block.text)) inBox = true
    else if (!isLinked(block) && !isBoxItem(block)) inBox = false
    return !inBox
  })
}

function isBoxItem({ text, kind }: PlacedBlock): boolean {
  return (
    text.length < MAX_BOX_ITEM_CHARS && (kind === 'list-item' || (kind === 'paragraph' && !isSentence(text)))
  )
}

/** Pages have a text twice for screens of two sizes, and repeat a sentence in large letters. */
function withoutRepeated(blocks: PlacedBlock[]): PlacedBlock[] {
  const seen = new Set<string>()
  return blocks.filter(({ text }) => {
    if (text.length < MIN_REPEATED_CHARS) return true
    const phrase = barePhrase(text)
    const isNew = !seen.has(phrase)
    seen.add(phrase)
    return isNew
  })
}

/** A sentence of the text, set again in large letters. Only so many are looked for: each look takes the time of reading all. */
function withoutPullQuotes(blocks: PlacedBlock[]): PlacedBlock[] {
  const quotes = blocks.filter(({ kind }) => kind === 'quote').slice(0, MAX_PULLED)
  if (quotes.length === 0) return blocks
  const others = blocks.filter(({ kind }) => kind !== 'quote').map(({ text }) => barePhrase(text))
  const whole = others.join(' | ')
  const pulled = new Set(
    quotes.filter(({ text }) => {
      const phrase = barePhrase(text)
      return phrase.length >= MIN_PULLED_CHARS && whole.includes(phrase)
    }),
  )
  return blocks.filter((block) => !pulled.has(block))
}

/** A line that is a link leads away, unless it is the heading of what follows, a quotation or one of a list. */
function withoutPointers(blocks: PlacedBlock[]): PlacedBlock[] {
  return blocks.filter((block, index) => {
    if (!isLinked(block) || block.text.length >= MAX_POINTER_CHARS || block.kind === 'list-item') return true
    const next = blocks[index + 1]
    const isHeading =
      block.kind === 'heading' && next !== undefined && !isLinked(next) && next.kind !== 'heading'
    return isHeading || /^["“«„]/u.test(block.text)
  })
}

/** What stands before the first sentences: the title once more, names, dates, labels. */
function withoutLead(blocks: PlacedBlock[], about: About): PlacedBlock[] {
  const start = blocks.findIndex((block, index) => !isLead(block, blocks[index + 1], about))
  const rest = start < 0 ? [] : blocks.slice(start)
  return rest.some(isProse) ? rest : blocks
}

function isLead(block: PlacedBlock, next: PlacedBlock | undefined, about: About): boolean {
  const { text, kind, level } = block
  if (barePhrase(text) === barePhrase(about.title)) return true
  if (kind === 'heading') return level === 1 || !(next && isProse(next)) || text.length > MAX_LABEL_CHARS
  if (isDateLine(text) || isNameLine(text, about.byline)) return true
  if (isProse(block)) return false
  return isRuled(text, 'lead') || isLabel(text) || !/\p{L}{3}/u.test(text)
}

/** What stands after the last sentences: credits, authors, contacts, links, and a word that is a list by itself. */
function withoutTail(blocks: PlacedBlock[], { byline }: About): PlacedBlock[] {
  const isTail = (block: PlacedBlock, index: number) =>
    block.kind === 'heading' ||
    isRuled(block.text, 'tail') ||
    isNameLine(block.text, byline) ||
    (isLabel(block.text) && (block.kind === 'paragraph' || isLoneItem(blocks, index))) ||
    isLinked(block)
  const last = blocks.findLastIndex((block, index) => !isTail(block, index))
  const rest = blocks.slice(0, last + 1)
  return rest.some(isProse) ? rest : blocks
}

function isLoneItem(blocks: PlacedBlock[], index: number): boolean {
  const isItem = (at: number) => blocks[at]?.kind === 'list-item'
  return isItem(index) && !isItem(index - 1) && !isItem(index + 1)
}

/** A heading above another of its own rank, or above nothing, has lost what it was for. */
function withoutBareHeadings(blocks: PlacedBlock[]): PlacedBlock[] {
  return blocks.filter(({ kind, level = 0 }, index) => {
    const next = blocks[index + 1]
    return (
      kind !== 'heading' || (next !== undefined && (next.kind !== 'heading' || (next.level ?? 6) > level))
    )
  })
}

function isDateLine(text: string): boolean {
  if (text.length >= MAX_DATE_LINE_CHARS) return false
  if (readDate(text) !== undefined) return true
  return (
    DATE.test(text) &&
    !(isSentence(text) && text.split(' ').length >= MIN_SENTENCE_WORDS && !SAYS_WHEN.test(text))
  )
}

function isNameLine(text: string, byline: string | undefined): boolean {
  const names = barePhrase(byline ?? '')
  const line = barePhrase(text)
  if (names === '' || line === '' || text.length > MAX_NAME_CHARS) return false
  return (
    names.includes(line) || (line.includes(names) && !isSentence(text) && line.length < names.length + 40)
  )
}

/** A few words that are no sentence. */
function isLabel(text: string): boolean {
  return text.length < MAX_LABEL_CHARS && !isSentence(text)
}
