import { type Compounds, COMPOUNDS } from './translated-words.ts'

type Reader = { pattern: RegExp; stems: Group[]; units: Group[] }
type Group = { name: string; value: number; source: string }

const readers = new Map(Object.entries(COMPOUNDS).map(([language, table]) => [language, readerOf(table)]))
const APOSTROPHE = /[’ʼ]/g

/** Numbers above ten that are written in one with what they count: osmačtyřicetiletý, двадцатипятилетний, tvítugur. */
export function compoundsIn(text: string, language: string): number[] {
  const reader = readers.get(language)
  if (!reader) return []
  const { pattern, stems, units } = reader
  return [...text.toLowerCase().replaceAll(APOSTROPHE, "'").matchAll(pattern)].flatMap(({ groups = {} }) => {
    const valueIn = (all: Group[], part: string) =>
      all.find(({ name }) => groups[`${part}${name}`] !== undefined)?.value ?? 0
    const stem = valueIn(stems, 'stem')
    const sum = stem + valueIn(units, 'before') + valueIn(units, 'after')
    return groups['thousand'] === undefined ? [stem, sum] : [sum * 1e3]
  })
}

function readerOf({ stems, values, units, joint }: Compounds): Reader {
  const [stemGroups, unitGroups] = [groupsOf(stems, values), groupsOf(units, [1, 2, 3, 4, 5, 6, 7, 8, 9])]
  const named = (all: Group[], part: string) =>
    all.map(({ name, source }) => `(?<${part}${name}>${source})`).join('|')
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{M}'])(?:(?:${named(unitGroups, 'before')})(?:${joint}))?(?:${named(stemGroups, 'stem')})(?:${joint})?(?:${named(unitGroups, 'after')})?(?<thousand>tisíc|тысяч|тисяч|tausend|þúsund)?`,
    'gu',
  )
  return { pattern, stems: stemGroups, units: unitGroups }
}

function groupsOf(list: string, values: number[]): Group[] {
  const all = list.trim().split(/\s+/)
  return all.map((forms, index) => ({
    name: String(index),
    value: values[index] ?? 0,
    source: forms.replaceAll('/', '|'),
  }))
}
