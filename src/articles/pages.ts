import { CopydeskError } from '../errors.ts'
import { countWords, type Reading } from './article.ts'
import type { Contents } from './delivery.ts'
import type { Fetch } from './fetch/fetch.ts'
import type { Readers } from './readers.ts'

type Parts = { fetch: Fetch; readers: Pick<Readers, 'read'> }

type FoundArticle = Extract<Contents, { kind: 'article' }>

/** An article is read up to this many pages of it. */
const MAX_PAGES = 10

/** A page with less than this of an article may be a stub of another page. */
const STUB_WORDS = 60

/**
 * Reads the whole article behind an address: its parts on several pages are joined, and where the page itself has hardly
 * anything, its AMP form or the page that it is a copy of is tried once. Errors: those of `Fetch`, and `no_article`.
 */
export function openPages({ fetch, readers }: Parts): (url: string, signal: AbortSignal) => Promise<Reading> {
  async function read(url: string, signal: AbortSignal): Promise<Contents> {
    const { bytes, contentType, url: from } = await fetch(url, { signal })
    return readers.read({ bytes, url: from, ...(contentType === undefined ? {} : { contentType }) }, signal)
  }

  /** The contents behind an address, or those of the page that it stands for. */
  async function readFull(url: string, signal: AbortSignal): Promise<Contents> {
    const contents = await read(url, signal)
    const elsewhere = isStub(contents) ? (contents.links.amp ?? contents.links.canonical) : null
    if (elsewhere === null) return contents
    const other = await read(elsewhere, signal).catch(unlessOver(signal))
    return other?.kind === 'article' && wordsOf(other) > wordsOf(contents) ? other : contents
  }

  /** Pages after the first are left out, with a warning, where they cannot be read. */
  async function joinParts(first: FoundArticle, signal: AbortSignal): Promise<Reading> {
    const seen = new Set([first.reading.source.url])
    let { reading } = first
    let { next } = first.links
    for (let page = 2; next !== null && !seen.has(next); page += 1) {
      if (page > MAX_PAGES)
        return warned(reading, `The article goes on after page ${MAX_PAGES}, which was the last to be read.`)
      seen.add(next)
      const part = await read(next, signal).catch(unlessOver(signal))
      if (part?.kind !== 'article') return warned(reading, `Page ${page} of the article could not be read.`)
      if (!isPartOf(first.reading, part.reading)) break
      reading = joined(reading, part.reading)
      next = part.links.next
    }
    return reading
  }

  return async (url, signal) => joinParts(articleIn(await readFull(url, signal)), signal)
}

/** Throws `no_article` where there is none, or more than one. */
export function articleIn(contents: Contents): FoundArticle {
  switch (contents.kind) {
    case 'article':
      return contents
    case 'nothing':
      throw contents.refusal
    case 'feed':
      throw feedRefused(contents)
  }
}

function isStub(contents: Contents): contents is Exclude<Contents, { kind: 'feed' }> {
  return contents.kind !== 'feed' && wordsOf(contents) < STUB_WORDS
}

function wordsOf(contents: Contents): number {
  if (contents.kind !== 'article') return 0
  return contents.reading.paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)
}

/** The next page of a blog is another story: a part has the title of the whole, but for a number. */
function isPartOf(first: Reading, part: Reading): boolean {
  const [one, other] = [bareTitle(first), bareTitle(part)]
  return one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one))
}

function bareTitle({ title }: Reading): string {
  return (title ?? '').toLowerCase().replace(/[^\p{L}\p{M}]+/gu, '')
}

/** What every part repeats, such as a standfirst, is kept once. */
function joined(reading: Reading, part: Reading): Reading {
  const known = new Set(reading.paragraphs.map(({ text }) => text))
  const more = part.paragraphs.filter(({ text }) => !known.has(text))
  const warnings = [...new Set([...reading.warnings, ...part.warnings])]
  return { ...reading, paragraphs: [...reading.paragraphs, ...more], warnings }
}

function warned(reading: Reading, warning: string): Reading {
  return { ...reading, warnings: [...reading.warnings, warning] }
}

/** What was tried beside the page that was asked for may fail; that the caller has gone may not be overlooked. */
function unlessOver(signal: AbortSignal): () => undefined {
  return () => {
    signal.throwIfAborted()
    return undefined
  }
}

function feedRefused({ feed }: Extract<Contents, { kind: 'feed' }>): CopydeskError {
  const example = feed.entries.find(({ url }) => url !== null)?.url
  return new CopydeskError(
    'no_article',
    `This is a feed of ${feed.entries.length} entries, not an article.`,
    {
      reason: 'not_an_article',
      issues: [
        {
          path: 'article.url',
          message: example
            ? `send the address of one of its entries, such as ${example}`
            : 'has no entries with addresses',
        },
      ],
    },
  )
}
