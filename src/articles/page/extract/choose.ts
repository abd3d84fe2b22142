import { Readability } from '@mozilla/readability'
import { blocksBelow, type PlacedBlock } from '../blocks.ts'
import type { Page, PageElement } from '../dom.ts'
import type { PageMetadata } from '../metadata.ts'
import { openMeasure } from './measure.ts'
import { barePhrase, isProse, linkedShare } from './prose.ts'

/** Which of the blocks of a page are its article, as somebody sees it. */
type Selection = boolean[]

export type Choice = {
  blocks: PlacedBlock[]
  /** What Readability made of the page's head. */
  title: string | undefined
  byline: string | undefined
  siteName: string | undefined
  /** The text that it chose, as it stood. */
  raw: string
}

/** From here on two selections are one opinion. */
const AGREED = 0.85
/** Below this, two are about different texts. */
const UNLIKE = 0.3
/** A page that says less of its text by itself says nothing. */
const MIN_LINKED_CHARS = 300
const MIN_PHRASE_CHARS = 40
/** The child that has less of the prose is not all of the article. */
const MOST = 0.75
const HOLDS_LINES = /^(?:p|li|blockquote|h\d|td)$/
const MIN_RIVAL_SHARE = 0.3
const MIN_GAP_CHARS = 20
const MAX_GAP_LINKED = 0.3
const MOST_BELOW = 0.4
const NUMBER = 'data-copydesk-block'

/**
 * Finds the blocks of the article on a page that has been pruned, by agreement: Readability's choice, the place where the prose is
 * densest, and the text that the page has of itself as JSON-LD, which is only believed about the place. Changes the page.
 */
export function chooseBlocks(page: Page, metadata: PageMetadata, url: string | undefined): Choice {
  const all = blocksBelow(page.body, url)
  const dense = densest(page.body, all)
  const description = descriptionOf(page)
  const numbers = numbered(all)
  const found = new Readability<PageElement>(page, {
    serializer: (node) => node as PageElement,
    charThreshold: 200,
  }).parse()
  const read = found?.content ? leftIn(found.content, all, numbers) : all.map(() => false)
  const lead = leadOf(all, { title: metadata.title ?? '', description })
  const chosen = agreedOn(all, { read, dense, linked: linkedText(all, metadata.articleBody), lead })
  return {
    blocks: withGaps(all, belowTitle(all, chosen, metadata.title ?? found?.title ?? ''), dense),
    title: found?.title ?? undefined,
    byline: found?.byline ?? undefined,
    siteName: found?.siteName ?? undefined,
    raw: found?.textContent ?? '',
  }
}

/** Gives the element of each block a number; an element of several blocks has that of the last. */
function numbered(all: PlacedBlock[]): (string | null)[] {
  for (const [index, { element }] of all.entries()) element.setAttribute(NUMBER, String(index))
  return all.map(({ element }) => element.getAttribute(NUMBER))
}

/** The blocks whose element is left in what was chosen, or whose words are, where Readability has made an element of its own. */
function leftIn(content: PageElement, all: PlacedBlock[], numbers: (string | null)[]): Selection {
  const elements = [...content.querySelectorAll(`[${NUMBER}]`)]
  const left = new Set(elements.map((element) => element.getAttribute(NUMBER)))
  const phrases = new Set(blocksBelow(content).map(({ text }) => barePhrase(text)))
  return all.map(({ text }, index) => left.has(numbers[index] ?? null) || phrases.has(barePhrase(text)))
}

/** The blocks below the smallest element that has most of the prose. */
function densest(body: PageElement, all: PlacedBlock[]): Selection {
  const measure = openMeasure()
  const richest = (element: PageElement) => {
    const children = [...element.children]
    return children.reduce(
      (best, child) => (measure(child).prose > measure(best).prose ? child : best),
      children[0] ?? element,
    )
  }
  let node = body
  for (;;) {
    const next = richest(node)
    if (next === node || measure(next).prose < measure(node).prose * MOST || HOLDS_LINES.test(next.localName))
      break
    node = next
  }
  return all.map(({ element }) => node.contains(element))
}

function linkedText(all: PlacedBlock[], articleBody: string | undefined): Selection | undefined {
  if (articleBody === undefined || articleBody.length < MIN_LINKED_CHARS) return undefined
  const whole = barePhrase(articleBody)
  const starts = new Set(
    [...whole.matchAll(/\S+/g)].map(({ index }) => whole.slice(index, index + MIN_PHRASE_CHARS)),
  )
  const selection = all.map(({ text }) => {
    const phrase = barePhrase(text)
    return phrase.length > MIN_PHRASE_CHARS && starts.has(phrase.slice(0, MIN_PHRASE_CHARS))
  })
  return proseIn(all, selection) < MIN_LINKED_CHARS ? undefined : selection
}

/** The block that an article begins with, and how much its being there is worth. */
type Lead = { at: number; worth: number }
type Opinions = { read: Selection; dense: Selection; linked: Selection | undefined; lead: Lead | undefined }

/** A description and a text that a page has of itself outweigh one other opinion; being below the title only adds to it. */
const SAID = 1.5
const BELOW_TITLE = 1

/** Where there is no agreement, or it is about another place than the page says, the opinion that most speaks for. */
function agreedOn(all: PlacedBlock[], { read, dense, linked, lead }: Opinions): Selection {
  const hasLead = (selection: Selection) => lead === undefined || selection[lead.at] === true
  const isLinked = (selection: Selection) => !linked || agreement(all, linked, selection) > UNLIKE
  if (agreement(all, read, dense) >= AGREED && hasLead(read) && isLinked(read)) return read
  const places = [hasLead(read) ? undefined : lead?.at, isLinked(read) ? undefined : linked?.indexOf(true)]
  const beside = places.map((at) => (at === undefined ? undefined : besideRival(all, read, at)))
  const opinions = [read, dense, ...beside].filter((selection) => selection !== undefined)
  const worth = (one: Selection) => {
    const shared = [read, dense].map((other) => (other === one ? 0 : agreement(all, one, other)))
    return (
      Math.max(...shared) +
      (lead && hasLead(one) ? lead.worth : 0) +
      (linked ? agreement(all, one, linked) * SAID : 0) -
      (proseIn(all, one) === 0 ? 1 : 0)
    )
  }
  return opinions.reduce((best, one) => (worth(one) > worth(best) ? one : best))
}

/** The block that the description is taken from, or else the first prose below the title. */
function leadOf(
  all: PlacedBlock[],
  { title, description }: { title: string; description: string },
): Lead | undefined {
  const phrase = barePhrase(description).slice(0, MIN_PHRASE_CHARS)
  const quoted =
    phrase.length < MIN_PHRASE_CHARS
      ? -1
      : all.findIndex((block) => isProse(block) && barePhrase(block.text).startsWith(phrase))
  if (quoted >= 0) return { at: quoted, worth: SAID }
  const below = title === '' ? -1 : all.findIndex(({ text }) => barePhrase(text) === barePhrase(title))
  const first = below < 0 ? -1 : all.findIndex((block, index) => index > below && isProse(block))
  return first < 0 ? undefined : { at: first, worth: BELOW_TITLE }
}

/** The blocks of the largest element around the lead that has nothing of another selection. */
function besideRival(all: PlacedBlock[], rival: Selection, lead: number): Selection | undefined {
  const first = all.find((block, index) => rival[index] === true && isProse(block))?.element
  let node = all[lead]?.element
  if (!first || !node) return undefined
  while (node.parentElement && !node.parentElement.contains(first)) node = node.parentElement
  const around = node
  const selection = all.map(({ element }) => around.contains(element))
  return proseIn(all, selection) < Math.max(MIN_LINKED_CHARS, proseIn(all, rival) * MIN_RIVAL_SHARE)
    ? undefined
    : selection
}

function descriptionOf(page: Page): string {
  const metas = [...page.querySelectorAll('meta[name="description"],meta[property="og:description"]')]
  return metas.map((meta) => meta.getAttribute('content') ?? '').find((content) => content !== '') ?? ''
}

/** Nothing of an article stands above its title, where a good part of what was chosen stands below. */
function belowTitle(all: PlacedBlock[], chosen: Selection, title: string): Selection {
  const bare = barePhrase(title)
  const heading = all.findLastIndex(({ kind, text }) => kind === 'heading' && barePhrase(text) === bare)
  const below = chosen.map((isIn, index) => isIn && index > heading)
  return proseIn(all, below) >= proseIn(all, chosen) * MOST_BELOW ? below : chosen
}

/** F1 of two selections, by characters of prose: 1 where they are the same. */
function agreement(all: PlacedBlock[], one: Selection, other: Selection): number {
  const both = one.map((isIn, index) => isIn && other[index] === true)
  const sum = proseIn(all, one) + proseIn(all, other)
  return sum === 0 ? 1 : (2 * proseIn(all, both)) / sum
}

function proseIn(all: PlacedBlock[], selection: Selection): number {
  return all.reduce(
    (sum, block, index) => sum + (selection[index] && isProse(block) ? block.text.length : 0),
    0,
  )
}

/**
 * The chosen blocks, and between the first and the last of them what was left out although it reads like the rest; also a list of
 * sentences at the end.
 */
function withGaps(all: PlacedBlock[], chosen: Selection, dense: Selection): PlacedBlock[] {
  const first = chosen.indexOf(true)
  const last = endOfList(all, chosen.lastIndexOf(true), dense)
  return all.filter((block, index) => {
    if (index < first || index > last) return false
    return chosen[index] || (dense[index] === true && fillsGap(block))
  })
}

function endOfList(all: PlacedBlock[], last: number, dense: Selection): number {
  const after = all.findIndex(
    (block, index) =>
      index > last && !(dense[index] === true && block.kind === 'list-item' && isProse(block)),
  )
  return after < 0 ? all.length - 1 : after - 1
}

function fillsGap(block: PlacedBlock): boolean {
  if (isProse(block) || block.kind === 'heading') return true
  return block.text.length > MIN_GAP_CHARS && linkedShare(block) < MAX_GAP_LINKED
}
