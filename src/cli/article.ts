import type { Command } from 'commander'
import { isAddress } from '../articles/input.ts'
import { printArticle } from '../articles/print.ts'
import type { Feed, FeedEntry } from '../articles/formats/feed.ts'
import { CopydeskError, invalid } from '../errors.ts'
import type { Desk } from '../desk.ts'
import type { Terminal } from './program.ts'
import { readSource } from './source.ts'
import { withDesk, type CommandTerms } from './tasks.ts'

type Given = { json?: boolean; articles?: boolean; max?: string }

/** Shows what is read, before anybody is asked about it. */
export function addArticleCommands(program: Command, terminal: Terminal): void {
  program
    .command('article [source]')
    .description('Show an article as it is read: without menus, crumbs and captions.')
    .option('--json', 'all that is known of it as JSON, instead of Markdown')
    .action(async (word: string | undefined, { json }: Given) => {
      const source = await readSource(word, terminal.stdin)
      const article = await withDesk(terminal, (desk, terms) => desk.library.load(source, terms))
      terminal.stdout.write(json ? `${JSON.stringify(article, null, 2)}\n` : printArticle(article))
      for (const warning of article.warnings) terminal.stderr.write(`warning: ${warning}\n`)
    })

  program
    .command('feed [source]')
    .description(
      'List the entries of an RSS, Atom or JSON feed: an address, a file, or - for standard input.',
    )
    .option('--json', 'as JSON, with the text that the feed has')
    .option('--articles', 'load the article of each entry; as JSON, one a line')
    .option('--max <n>', 'the first n entries')
    .action(async (word: string | undefined, given: Given) => {
      await withDesk(terminal, async (desk, terms) => {
        const feed = await readFeed(desk, word, { terminal, terms })
        const entries = feed.entries.slice(0, countOf(given.max))
        if (given.articles) await loadEntries(desk, { feed, entries, terminal, terms })
        else terminal.stdout.write(given.json ? printJson({ ...feed, entries }) : printEntries(entries))
      })
    })
}

type Where = { terminal: Terminal; terms: CommandTerms }

async function readFeed(desk: Desk, word: string | undefined, { terminal, terms }: Where): Promise<Feed> {
  const source = await readSource(word, terminal.stdin)
  if ('delivery' in source || isAddress(source)) return desk.entries.read(source, terms.signal)
  throw invalid('source', `${word} is neither a file nor an address`)
}

type Loading = Where & { feed: Feed; entries: FeedEntry[] }

/** What cannot be loaded is told, and the rest goes on. */
async function loadEntries(desk: Desk, { feed, entries, terminal, terms }: Loading): Promise<void> {
  for (const entry of entries) {
    const article = await desk.entries.load(entry, feed, terms.signal).catch((error: unknown) => {
      if (!(error instanceof CopydeskError) || terms.signal.aborted) throw error
      terminal.stderr.write(`${error.code}: ${entry.url ?? entry.title ?? 'an entry'}: ${error.message}\n`)
    })
    if (article) terminal.stdout.write(`${JSON.stringify(article)}\n`)
  }
}

function countOf(max: string | undefined): number {
  if (max === undefined) return Infinity
  const count = Number(max)
  if (Number.isInteger(count) && count > 0) return count
  throw invalid('max', 'must be a whole number above 0')
}

function printEntries(entries: FeedEntry[]): string {
  const lines = entries.map(({ title, url, publishedAt }) =>
    [(publishedAt ?? '').slice(0, 10).padEnd(10), title ?? '(no title)', url ?? ''].join('  ').trimEnd(),
  )
  return lines.map((line) => `${line}\n`).join('')
}

const printJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
