import { writeFileSync } from 'node:fs'
import { detectLanguage } from '../src/articles/language.ts'
import { checkSummary, type SummaryPair } from '../src/checks/summary.ts'
import { isMet, measureRates, type Rate } from './checks/rates.ts'
import { readArticles, readPages, type Text } from './checks/texts.ts'
import { median, type Row } from './server.ts'

const SEED = 'one'
const WORDS = 1_000
const WARM_UP = 60
const ROUNDS = 200
const MOST_MILLISECONDS = 5

/**
 * How much the checks find of what was made untrue, how much of what is true they take for untrue, and how long they take. PAGES
 * names a folder of pages to be measured as well; MISSES a file for all that was not as it should be.
 */
export async function benchChecks(): Promise<Row[]> {
  const own = readArticles()
  const rates = await measureRates(own, SEED)
  const folder = process.env['PAGES']
  const ofPages = folder === undefined ? [] : await measureRates(readPages(folder), SEED)
  const file = process.env['MISSES']
  if (file !== undefined) writeFileSync(file, printUnwanted([...rates, ...ofPages]))
  return [
    ...rates.map((rate) => rowOf(rate, '')),
    ...ofPages.map((rate) => rowOf(rate, ', pages')),
    ...(await timesOf(own)),
  ]
}

function rowOf(rate: Rate, where: string): Row {
  const { measured, hits, trials, bar } = rate
  return {
    measured: measured + where,
    figure: `${percent(hits / trials)} (${hits} of ${trials})`,
    bar: 'least' in bar ? `at least ${percent(bar.least)}` : `at most ${percent(bar.most)}`,
    met: isMet(rate),
  }
}

const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`

/** The milliseconds of all checks of one summary, its source read anew each time. */
async function timesOf(texts: Text[]): Promise<Row[]> {
  const pairs = pairsOf(texts)
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const pair = pairs[round % pairs.length]
    if (!pair) throw new Error('There is no article.')
    const began = performance.now()
    await checkSummary(pair)
    if (round >= WARM_UP) times.push(performance.now() - began)
  }
  const late = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS * 0.95)] ?? Number.NaN
  return [['median', median(times)] as const, ['95th percentile', late] as const].map(
    ([name, milliseconds]) => ({
      measured: `all checks of a summary of ${WORDS} words, ${name}`,
      figure: `${milliseconds.toFixed(2)} ms`,
      bar: `at most ${MOST_MILLISECONDS} ms`,
      met: milliseconds <= MOST_MILLISECONDS,
    }),
  )
}

/** Articles one after the other until there are a thousand words, with a summary of the first. */
function pairsOf(texts: Text[]): SummaryPair[] {
  return texts.map(({ summaries, language }, at) => {
    const following = [...texts.slice(at), ...texts.slice(0, at)].map(({ source }) => source).join('\n\n')
    const [end] = [...following.matchAll(/\S+/g)].slice(WORDS).map(({ index }) => index)
    const summary = summaries[0]?.sentences.map(({ text }) => text).join(' ') ?? ''
    const evidence = summaries[0]?.sentences.flatMap((sentence) => sentence.evidence)
    const detected = detectLanguage(summary)
    return {
      source: following.slice(0, end),
      summary,
      evidence,
      sourceLanguage: language,
      language,
      detected,
    }
  })
}

/** For whoever mends the checks: each case with what was found. */
function printUnwanted(rates: Rate[]): string {
  const sections = rates.map((rate) => {
    const cases = rate.unwanted.map(({ name, summary, evidence, errors }) =>
      [
        `- ${name}: ${summary}`,
        ...(evidence ?? []).map((quote) => `  - evidence: ${quote}`),
        ...errors.map(({ check, message, found }) => `  - ${check}: ${message} “${found ?? ''}”`),
      ].join('\n'),
    )
    return `## ${rate.measured} (${rate.hits} of ${rate.trials})\n\n${cases.join('\n')}\n`
  })
  return sections.join('\n')
}
