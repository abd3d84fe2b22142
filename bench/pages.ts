import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { extractFromHtml } from '@extractus/article-extractor'
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { asksForConsent } from '../src/articles/consent.ts'
import { blocksBelow } from '../src/articles/page/blocks.ts'
import { type Page, parsePage } from '../src/articles/page/dom.ts'
import { extractArticle } from '../src/articles/page/extract.ts'
import { removeFurniture } from '../src/articles/page/furniture.ts'
import { readPage } from '../src/articles/page/html.ts'
import { linksOf } from '../src/articles/page/links.ts'
import { readMetadata } from '../src/articles/page/metadata.ts'
import { openReaders } from '../src/articles/readers.ts'
import { median, type Row } from './server.ts'

const GOLDEN = path.join(import.meta.dirname, '../tests/golden/pages')
const ROUNDS = 5
const URL = 'https://paper.example/'
const MAX_RATIO = 2

/** Something that reads a page; what it is given is made ready before the clock starts. */
type Contender = { name: string; ready(html: string): () => unknown }

const ours: Contender = {
  name: 'page read, parsed before',
  ready(html) {
    const page = parsePage(html)
    return () => readTree(page)
  },
}
const alone: Contender = {
  name: 'Readability alone, parsed before',
  ready(html) {
    const page = parsePage(html)
    return () => new Readability(page).parse()
  },
}
const contenders: Contender[] = [
  ours,
  alone,
  { name: 'page read, parsing included', ready: (html) => () => readPage(html, { url: URL }) },
  {
    name: 'Readability and linkedom, parsing included',
    ready: (html) => () => new Readability(parseHTML(html).document).parse(),
  },
  { name: 'defuddle and linkedom', ready: (html) => () => Defuddle(parseHTML(html).document, URL) },
  { name: '@extractus/article-extractor', ready: (html) => () => extractFromHtml(html, URL) },
]

/** How long a page takes, beside the libraries that do the same, and what of the memory comes back. PAGES names a folder of pages. */
export async function benchPages(): Promise<Row[]> {
  const all = pagesIn(process.env['PAGES'] ?? GOLDEN)
  const memory = await benchMemory(all)
  // A page that we refuse says nothing of the time that reading takes.
  const pages = all.filter((html) => 'reading' in readPage(html, { url: URL }))
  const times = await quietly(() => timesOf(pages))
  const ratios = pages.map((_, at) => timeOf(times, ours, at) / timeOf(times, alone, at))
  return [
    {
      measured: `page read, against Readability alone over the same DOM, median of ${pages.length} pages`,
      figure: `${median(ratios).toFixed(2)} ×`,
      bar: `at most ${MAX_RATIO} ×`,
      met: median(ratios) <= MAX_RATIO,
    },
    ...contenders.map((contender) => ({
      measured: `${contender.name}, median of ${pages.length} pages`,
      figure: `${median(pages.map((_, at) => timeOf(times, contender, at))).toFixed(1)} ms`,
      bar: '–',
      met: true,
    })),
    ...memory,
  ]
}

function pagesIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.html'))
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8'))
}

/** All that happens to a page once it is a tree. */
function readTree(page: Page): unknown {
  linksOf(page, URL)
  const metadata = readMetadata(page, URL)
  removeFurniture(page)
  asksForConsent(
    blocksBelow(page.body)
      .map(({ text }) => text)
      .join('\n'),
  )
  return extractArticle(page, metadata, URL)
}

/** Milliseconds by contender and page, of each round but the first, in which everything is compiled. */
async function timesOf(pages: string[]): Promise<Map<Contender, number[][]>> {
  const times = new Map(contenders.map((contender) => [contender, pages.map((): number[] => [])]))
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [at, html] of pages.entries())
      for (const [contender, byPage] of times) {
        const milliseconds = await timed(contender, html)
        if (round > 0) byPage[at]?.push(milliseconds)
      }
  return times
}

async function timed({ ready }: Contender, html: string): Promise<number> {
  const read = ready(html)
  const began = performance.now()
  await read()
  return performance.now() - began
}

/** Without what the libraries print of broken JSON-LD, page by page. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { error } = console
  console.error = () => undefined
  return work().finally(() => (console.error = error))
}

function timeOf(times: Map<Contender, number[][]>, contender: Contender, at: number): number {
  return median(times.get(contender)?.[at] ?? [])
}

/** Reads all pages in one process, and looks at it and at this one before and after. Linux only. */
async function benchMemory(pages: string[]): Promise<Row[]> {
  const before = process.memoryUsage.rss()
  const others = childrenOf(process.pid)
  const readers = openReaders({ count: 1 })
  for (const html of pages) await readers.readPage(html, URL)
  const reader = childrenOf(process.pid).find((child) => !others.includes(child))
  if (reader === undefined) throw new Error('No process has read the pages.')
  const held = residentBytes(reader)
  readers.close()
  while (childrenOf(process.pid).includes(reader)) await new Promise((resolve) => setTimeout(resolve, 50))
  const grown = process.memoryUsage.rss() - before
  return [
    {
      measured: `memory of the process that has read ${pages.length} pages`,
      figure: megabytes(held),
      bar: '–',
      met: true,
    },
    {
      measured: 'the same after it has ended, and what its parent has grown by',
      figure: `0 MB, ${megabytes(grown)}`,
      bar: 'under 30 MB',
      met: grown < 30e6,
    },
  ]
}

function childrenOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
}

function residentBytes(pid: string): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
