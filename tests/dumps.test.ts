import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Place } from '../src/articles/crumbs/crumb.ts'
import { crumbRules } from '../src/articles/crumbs/rules.ts'
import { matchCrumb, partCredit, readCrumb } from '../src/articles/crumbs/strip.ts'
import { readText } from '../src/articles/text.ts'

const FOLDER = 'tests/golden/dumps'

/** What a dump must be read as, and every line of it that must go, with the name of the rule that takes it. */
const Expected = z.strictObject({
  title: z.string().nullable(),
  byline: z.string().nullable().default(null),
  publishedAt: z.string().nullable().default(null),
  dateline: z.string().nullable().default(null),
  credit: z.string().nullable().default(null),
  paragraphs: z.array(z.string()).min(1),
  dropped: z.array(z.strictObject({ line: z.string(), rule: z.string() })),
})
type Expected = z.infer<typeof Expected>

const dumps = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => {
    const name = path.basename(file, '.txt')
    const json = readFileSync(path.join(FOLDER, `${name}.json`), 'utf8').normalize('NFC')
    const text = readFileSync(path.join(FOLDER, file), 'utf8').normalize('NFC')
    return { name, text, expected: Expected.parse(JSON.parse(json)) }
  })

/** What takes a line because of the lines around it, and not because of how it reads. */
const BY_POSITION: Record<string, (line: string, expected: Expected) => boolean> = {
  'repeated-title': (line, { title }) => title !== null && line.startsWith(title),
  'menu-above-headline': (_, { dropped }) => dropped.some(({ rule }) => rule === 'repeated-title'),
  'listed-below': (_, { dropped }) => dropped.some(({ rule }) => rule === 'list-heading'),
}
const WHOLE_LINES: Place[] = [
  'menu',
  'section',
  'head',
  'below-title',
  'below-standfirst',
  'between',
  'list-heading',
  'tail',
]

const lettersOf = (...texts: (string | null)[]) =>
  (texts.join('').match(/[^\s•]/gu) ?? []).toSorted().join('')
const lettersLeft = (text: string) => {
  const { title, paragraphs } = readText(text)
  return lettersOf(title, ...paragraphs.map((paragraph) => paragraph.text))
}

describe.each(dumps)('the dump $name', ({ text, expected }) => {
  const { paragraphs, dropped, ...known } = expected

  test('is read as a person would read it', () => {
    const reading = readText(text)
    expect(reading).toMatchObject(known)
    expect(reading.paragraphs.map((paragraph) => paragraph.text)).toEqual(paragraphs)
  })

  test('holds nothing but its title, its paragraphs and the lines that must go', () => {
    const lost = dropped.map(({ line }) => line)
    expect(lettersOf(known.title, ...paragraphs, ...lost)).toBe(lettersOf(text))
  })

  test('loses each of these lines to the rule that is named', () => {
    const mistaken = dropped.filter(({ line, rule }) => {
      const byPosition = BY_POSITION[rule]
      if (byPosition) return !byPosition(line, expected)
      const printed = text.split('\n').find((whole) => whole.trim().endsWith(line)) ?? ''
      const known = crumbRules.find(({ name }) => name === rule)
      return !known || !matchCrumb(known, known.where.includes('last-words') ? printed.trim() : line)
    })
    expect(mistaken).toEqual([])
  })
})

test('there are dumps enough: 56, and at least four in each of twelve languages', () => {
  const byLanguage = Map.groupBy(dumps, ({ name }) => name.slice(0, 2))
  const covered = [...byLanguage].filter(([, those]) => those.length >= 4).map(([language]) => language)
  expect(dumps.length).toBeGreaterThanOrEqual(56)
  expect(covered.toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'pt', 'ru', 'tr', 'ur'])
})

test('every rule that takes something is used by a dump', () => {
  const used = new Set(dumps.flatMap(({ expected }) => expected.dropped.map(({ rule }) => rule)))
  const taking = crumbRules.filter(({ where }) => where.some((place) => place !== 'lead'))
  expect(taking.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
})

const lookAlikes = [
  '5 February 2023 was the day on which the river came.',
  'On Sunday, 5 February 2023, the river came',
  '5 febbraio 2023: il giorno del fiume',
  '2023年2月5日に川が来た。',
  'Video?',
  'Video. That is all she wanted.',
  'Count me in',
  'Published authors and their readers met in Pell',
  'Published: a history of the press in the Orne valley',
  'LONDON CALLING: a village and its name',
  'PARIS IS NOT FAR, the sign said.',
  '"We shall read about it in the papers," he said, "or hear it from Reuters"',
  'He told the story to AFP.',
  'Anna Bell, Carl Dorn, Edith Frey, Georg Hahn',
  'By Friday the water had gone.',
  'Von Berlin nach Kern fährt kein Zug.',
  'Por fin, la lluvia',
  'Di Stefano vince a Torino',
  'Share prices did not move.',
  'Comments were closed at nine.',
  'Read more books, the minister said.',
  'Related by blood, they never spoke.',
  'Home prices fall in Tarn',
  'Page 2 of the report is missing.',
  'Unsubscribe from fear, the poet said.',
  'From: a land far away. To: another.',
  'Photo finish in the Orne valley',
  'Reporting by night is dangerous.',
  'Ends well, all is well.',
  'Werbung wirkt, sagt die Forscherin.',
  'La publicité recule.',
  'Die Redaktion schweigt.',
  'Общество глухих открыло клуб.',
  'تحرير المدينة استغرق يوما.',
  'یہ بھی پڑھیں کہ کیا ہوا۔',
  'वीडियो मत बनाओ, उसने कहा।',
  '写真展が始まった。',
]
const prose = [...new Set(dumps.flatMap(({ expected }) => expected.paragraphs))]
const anchor = 'The mayor of Pell thanked everybody who had carried sand, water and bread through the night.'

describe('no rule eats text', () => {
  test('no line of prose, and none that only looks like a crumb, is one to any rule', () => {
    const eaten = [...prose, ...lookAlikes].filter((line) => readCrumb(line, WHOLE_LINES) ?? partCredit(line))
    expect(eaten).toEqual([])
  })

  test.each([
    ['alone', (line: string) => line],
    ['first', (line: string) => `${line}\n\n${anchor}`],
    ['last', (line: string) => `${anchor}\n\n${line}`],
    ['last, at once below another', (line: string) => `${anchor}\n${anchor}\n${line}`],
    ['below the title', (line: string) => `Pell thanks its people\n${line}\n\n${anchor}`],
    ['below the title and a crumb', (line: string) => `Pell thanks its people\n\nVideo\n${line}\n${anchor}`],
    ['below the standfirst', (line: string) => `Pell thanks its people\n${anchor}\n${line}\n\n${anchor}`],
    ['between paragraphs', (line: string) => `Pell thanks its people\n\n${anchor}\n\n${line}\n\n${anchor}`],
  ])('such a line is kept where it stands %s', (_, place) => {
    const eaten = [...prose, ...lookAlikes].map(place).filter((text) => {
      return lettersLeft(text) !== lettersOf(text.replace('\nVideo\n', ''))
    })
    expect(eaten).toEqual([])
  })

  test('whatever prose stands in whatever order, all of it is kept', () => {
    const separator = fc.constantFrom('\n', '\n\n')
    fc.assert(
      fc.property(
        fc.shuffledSubarray(prose, { minLength: 1, maxLength: 9 }),
        separator,
        (lines, separator) => {
          const text = lines.join(separator)
          expect(lettersLeft(text)).toBe(lettersOf(text))
        },
      ),
    )
  })

  test('whatever crumbs stand among it, no sentence is lost', () => {
    const sentences = prose.filter((line) => /[.。।۔]["”»」)]*$/u.test(line))
    const crumbs = [...new Set(dumps.flatMap(({ expected }) => expected.dropped.map(({ line }) => line)))]
    const mixture = fc
      .tuple(
        fc.subarray(sentences, { minLength: 1, maxLength: 6 }),
        fc.subarray(crumbs, { minLength: 1, maxLength: 8 }),
      )
      .chain(([those, these]) =>
        fc
          .shuffledSubarray([...those, ...these], { minLength: those.length + these.length })
          .map((lines) => ({
            those,
            lines,
          })),
      )
    fc.assert(
      fc.property(mixture, ({ those, lines }) => {
        const { title, paragraphs } = readText(lines.join('\n'))
        const left = [title, ...paragraphs.map(({ text }) => text)].join(' ')
        expect(those.filter((sentence) => !left.includes(sentence))).toEqual([])
      }),
    )
  })
})
