import { ALIASES, IMPLIED, SEATS } from './alias-tables.ts'

type Words = string[]

/** The other names of what a name stands for, each in its words; undefined for one that has none. */
export function aliasesOf(name: string): Words[] | undefined {
  return BY_NAME.get(name)
}

/** What implies a name, each in its words. */
export function implyingOf(name: string): Words[] | undefined {
  return IMPLYING.get(name)
}

/** The countries that a seat of government speaks for, each in its words. */
export function seatOf(name: string): Words[] | undefined {
  return SEAT_OF.get(name)
}

const GROUPS = ALIASES.split(';').map((group) => group.trim().split('/'))
const BY_NAME = gathered(GROUPS.flatMap((group) => group.map((name) => [name, group.map(wordsOf)] as const)))
const PAIRS = SEATS.trim()
  .split(/\s+/)
  .map((pair) => pair.replaceAll('_', ' ').split(':', 2) as [country: string, seat: string])
const IMPLIED_BY = [
  ...lines(IMPLIED).map((line) => line.split(': ', 2) as [name: string, others: string]),
  ...PAIRS,
]
const IMPLYING = gathered(
  IMPLIED_BY.flatMap(([name, others]) => {
    const words = others.split(',').flatMap(namesOf)
    return groupOf(name).map((alias) => [alias, words] as const)
  }),
)
const SEAT_OF = gathered(
  PAIRS.flatMap(([country, seat]) => groupOf(seat).map((name) => [name, namesOf(country)] as const)),
)

function groupOf(name: string): string[] {
  return GROUPS.find((names) => names.includes(name)) ?? [name]
}

function namesOf(name: string): Words[] {
  return groupOf(name).map(wordsOf)
}

function gathered(entries: (readonly [string, Words[]])[]): Map<string, Words[]> {
  const all = new Map<string, Words[]>()
  for (const [name, words] of entries) all.set(name, [...(all.get(name) ?? []), ...words])
  return all
}

function lines(table: string): string[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim())
}

function wordsOf(name: string): Words {
  return name.split(' ')
}
