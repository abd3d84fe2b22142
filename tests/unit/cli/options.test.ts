import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { optionsOf, withOptions } from '../../../src/cli/options.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

type Asked = Parameters<typeof withOptions>[1]

const named = (command: string): Asked => {
  const found = tasks.find((task) => task.command === command)
  if (!found) throw new Error(command)
  return found
}

/** A task that nobody has written yet. */
const briefing: Asked = {
  name: 'briefing',
  title: 'Briefing',
  options: z.object({
    tone: z.enum(['dry', 'warm']).default('dry').describe('How it sounds.'),
    maxItems: z.int().min(2).optional(),
    withLinks: z.boolean().default(false).describe('Adds links.'),
    withDates: z.boolean().default(true).describe('Names the days.'),
    pace: z.union([z.literal('slow'), z.strictObject({ minutes: z.number().max(90) })]).optional(),
    topics: z.array(z.string()).optional(),
    prompt: z.string().optional().describe('Such as "summary@1".'),
    rule: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  }),
}

function helpOf(task: Asked): string {
  const command = withOptions(new Command(), task).configureHelp({ helpWidth: 1_000 })
  return command.helpInformation()
}

function read(task: Asked, ...words: string[]): Record<string, unknown> {
  const command = withOptions(new Command(), task)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  command.parse(words, { from: 'user' })
  return optionsOf(task, command.opts())
}

describe('help', () => {
  test('every option of every task is described, with its values and its default', () => {
    const lines = [...tasks, briefing].flatMap((task) =>
      helpOf(task)
        .split('\n')
        .filter((line) => /^ {2}--/.test(line)),
    )
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.filter((line) => !/^ {2}--\S+( <\w+>)? {2,}\S+ \S+/.test(line))).toEqual([])
  })

  test.each([
    [
      'summary',
      '--length',
      'One of headline, short, medium, long; N or Ns for sentences (1 to 20); Nw for words (10 to 1000)',
    ],
    ['summary', '--length', '(default: "short")'],
    [
      'summary',
      '--style',
      'The style of the summary. (choices: "paragraph", "bullets", default: "paragraph")',
    ],
    ['summary', '--prompt', '"summary@1"'],
    ['facts', '--max', 'The most facts wanted. A number from 1 to 40. (default: 10)'],
    ['facts', '--prompt', '"facts@1"'],
    ['translate', '--to', '(required)'],
    ['translate', '--formality', '(choices: "default", "formal", "informal", default: "default")'],
    ['translate', '--unit', '(choices: "paragraph", "sentence", default: "paragraph")'],
    ['translate', '--glossary', 'A list is JSON, or the path of a JSON file that holds one.'],
    ['translate', '--prompt', '"translation@1"'],
  ])('%s %s says %s', (command, option, said) => {
    const line = helpOf(named(command))
      .split('\n')
      .find((line) => line.trim().startsWith(`${option} `))
    expect(line).toContain(said)
  })

  test('a new task gets a good command by itself', () => {
    const help = helpOf(briefing)
    expect(help).toMatch(/--max-items <number> +The max items of the briefing\. A number of at least 2\.\n/)
    expect(help).toMatch(/--with-links +Adds links\.\n/)
    expect(help).toMatch(/--no-with-dates +Not: Names the days\.\n/)
    expect(help).toMatch(
      /--pace <value> +The pace of the briefing\. One of slow; N or Nm for minutes \(at most 90\)\.\n/,
    )
    expect(help).toMatch(/--prompt <value> +Such as "briefing@1"\.\n/)
    expect(help).toMatch(/--rule <json> +The rule of the briefing\. JSON\.\n/)
  })
})

describe('what a value is read as', () => {
  test.each<[string, unknown]>([
    ['headline', 'headline'],
    ['4', { sentences: 4 }],
    ['3s', { sentences: 3 }],
    ['3 sentences', { sentences: 3 }],
    ['1 sentence', { sentences: 1 }],
    ['40w', { words: 40 }],
    ['40 Words', { words: 40 }],
    ['{"words":40}', { words: 40 }],
  ])('--length %j', (written, length) => {
    expect(read(named('summary'), '--length', written)).toMatchObject({ length })
  })

  test.each([
    [
      'tiny',
      'length: "tiny" is not understood; it may be one of headline, short, medium, long; N or Ns for sentences',
    ],
    ['40 pages', 'length: "40 pages" is not understood'],
    ['50', 'length: 50 sentences will not do; it may be one of headline'],
    ['5w', 'length: 5 words will not do; it may be one of headline'],
    ['{"words":', 'length: is not JSON'],
    ['', 'length: "" is not understood'],
  ])('--length %j is refused: %s', (written, message) => {
    expect(() => read(named('summary'), '--length', written)).toThrow(message)
  })

  test('a word stays a word, even if it looks like a number or a list', () => {
    const options = read(named('summary'), '--audience', '12', '--model', '[x]')
    expect(options).toMatchObject({ audience: '12', model: '[x]' })
  })

  test('a choice that is not there is refused', () => {
    expect(() => read(named('summary'), '--style', 'verse')).toThrow(/Allowed choices are paragraph, bullets/)
  })

  test('options of a new task come out under the names of its schema', () => {
    const words = [
      '--max-items',
      '3',
      '--with-links',
      '--no-with-dates',
      '--pace',
      '45m',
      '--topics',
      '["a"]',
    ]
    const options = read(briefing, ...words)
    expect(briefing.options.parse(options)).toEqual({
      tone: 'dry',
      maxItems: 3,
      withLinks: true,
      withDates: false,
      pace: { minutes: 45 },
      topics: ['a'],
    })
    expect(() => read(briefing, '--max-items', 'few')).toThrow(
      'max-items: "few" is not understood; it may be a number of at least 2',
    )
  })
})

describe('a glossary', () => {
  const terms = [{ source: 'mayor', target: 'alcaldesa' }]
  const glossary = (written: string) =>
    read(named('translate'), '--to', 'es', '--glossary', written)['glossary']

  test('is a name, or a list', () => {
    expect(glossary('diplomacy')).toBe('diplomacy')
    expect(glossary(JSON.stringify(terms))).toEqual(terms)
    expect(glossary(JSON.stringify({ terms }))).toEqual(terms)
  })

  test('is read from a file that holds a list, alone or as the one list of an object', async () => {
    const folder = await temporaryFolder()
    const [bare, whole] = [path.join(folder, 'bare'), path.join(folder, 'whole.json')]
    await writeFile(bare, `\uFEFF${JSON.stringify(terms)}`)
    await writeFile(whole, JSON.stringify({ name: 'x', from: 'en', to: 'es', terms }))
    expect([glossary(bare), glossary(whole)]).toEqual([terms, terms])
  })

  test.each<[string, string | Buffer, string]>([
    ['is not JSON', '[{', 'is not JSON'],
    ['is not UTF-8', Buffer.from('["ni\u00F1o"]', 'latin1'), 'is not UTF-8'],
    ['holds no list', '{"name":"x"}', 'holds no list'],
    ['holds two lists', '{"a":[],"b":[]}', 'holds no list'],
    ['is null', 'null', 'holds no list'],
  ])('a file that %s is told by its name', async (_what, content, said) => {
    const file = path.join(await temporaryFolder(), 'terms.json')
    await writeFile(file, content)
    expect(() => glossary(file)).toThrow(`glossary: ${file} ${said}`)
  })

  test('a path where no file is', async () => {
    const folder = await temporaryFolder()
    await mkdir(path.join(folder, 'folder'))
    expect(() => glossary(path.join(folder, 'terms'))).toThrow('there is no file')
    expect(() => glossary('no-such-terms.json')).toThrow('there is no file no-such-terms.json')
    expect(() => glossary(path.join(folder, 'folder'))).toThrow('there is no file')
  })
})
