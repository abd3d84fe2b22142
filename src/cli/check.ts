import type { Command } from 'commander'
import { LRUCache } from 'lru-cache'
import * as z from 'zod'
import { Language } from '../articles/input.ts'
import { detectLanguage } from '../articles/language.ts'
import { readLongGrounds } from '../checks/grounds.ts'
import { quoteFinder } from '../checks/quotes.ts'
import { checkSummary } from '../checks/summary.ts'
import { checkTranslation } from '../checks/translation.ts'
import { parsePart } from '../issues.ts'
import { EXIT } from './exit.ts'
import { answerJsonLines } from './json-lines-answered.ts'
import type { Terminal } from './program.ts'

const SummaryLine = z.object({
  source: z.string(),
  summary: z.string(),
  evidence: z.array(z.string()).nullish(),
  sourceLanguage: Language.nullish(),
  language: Language.nullish(),
})

const TranslationLine = z.object({ source: z.string(), target: z.string(), from: Language, to: Language })

const QuoteLine = z.object({ source: z.string(), quote: z.string() })

/** Data sets have many lines for one article, mostly side by side. */
const KEPT_SOURCES = 8
const KEPT_CHARS = 4_000_000

const HELP = `
Reads JSON Lines (UTF-8) on standard input and writes a line of JSON for each, in order. Blank lines are left out, members that are
not named above ignored. A line that cannot be read is answered with { "problem": { "line", "code", "detail", "issues" } }, and the
rest goes on; the exit code is then 2.`

type Answer = (value: unknown) => object | Promise<object>
type Check = { name: string; description: string; open(): Answer }

const CHECKS: Check[] = [
  {
    name: 'summary',
    description:
      'Check summaries: { "source", "summary", "evidence"?: [..], "sourceLanguage"?, "language"? } gives { "findings": [..] }.',
    open: openSummaryCheck,
  },
  {
    name: 'translation',
    description: 'Check translations: { "source", "target", "from", "to" } gives { "findings": [..] }.',
    open: () => checkTranslationLine,
  },
  {
    name: 'quote',
    description: 'Look for quotes: { "source", "quote" } gives { "found", "start", "end" }.',
    open: openQuoteCheck,
  },
]

/** The checks that every answer goes through, for texts from anywhere. No model is asked, and nothing is kept. */
export function addCheckCommands(
  program: Command,
  terminal: Terminal,
  setExit: (code: number) => void,
): void {
  const check = program.command('check').description('Check texts from anywhere, one pair a line.')
  for (const { name, description, open } of CHECKS) {
    check
      .command(name)
      .description(description)
      .addHelpText('after', HELP)
      .action(async () => {
        const problems = await answerJsonLines(terminal, open())
        if (problems > 0) setExit(EXIT.usage)
      })
  }
}

/** A source's language is what it looks like where none is given, and its summary's that of the source. */
function openSummaryCheck(): Answer {
  const languageOf = remembered(detectLanguage)
  const readArticle = remembered(readLongGrounds)
  return async (value) => {
    const { source, summary, evidence, ...given } = parsePart(SummaryLine, value, 'line')
    const sourceLanguage = given.sourceLanguage ?? languageOf(source)
    const language = given.language ?? sourceLanguage
    const pair = { source, summary, sourceLanguage, language, detected: detectLanguage(summary) }
    return { findings: await checkSummary({ ...pair, evidence: evidence ?? undefined }, readArticle) }
  }
}

function checkTranslationLine(value: unknown): object {
  const given = parsePart(TranslationLine, value, 'line')
  const pair = { ...given, detected: detectLanguage(given.target) }
  return { findings: checkTranslation(pair) }
}

function openQuoteCheck(): Answer {
  const finderOf = remembered(quoteFinder)
  return (value) => {
    const { source, quote } = parsePart(QuoteLine, value, 'line')
    const span = finderOf(source)(quote)
    return { found: span !== undefined, start: span?.start ?? null, end: span?.end ?? null }
  }
}

/** The same, without reading the last few texts again. */
function remembered<Rest extends unknown[], Read>(
  read: (text: string, ...rest: Rest) => Read,
): (text: string, ...rest: Rest) => Read {
  const kept = new LRUCache<string, { read: Read }>({
    max: KEPT_SOURCES,
    maxSize: KEPT_CHARS,
    sizeCalculation: (_, key) => key.length,
  })
  return (text, ...rest) => {
    const key = JSON.stringify(rest) + text
    const found = kept.get(key) ?? { read: read(text, ...rest) }
    kept.set(key, found)
    return found.read
  }
}
