import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { factBlocks, noteBlocks, printDocument, type Document } from '../../../src/tasks/document.ts'

const paragraph = (text: string, language = 'en'): Document => ({
  language,
  blocks: [{ kind: 'paragraph', text }],
})

const fact = (claim: string, supported: boolean, quotes: string[]) => ({
  id: 'f1',
  kind: 'what' as const,
  claim,
  supported,
  quotes: quotes.map((text) => ({ text, start: 0, end: text.length })),
})

describe('HTML', () => {
  test('whatever a text is, it is read as that text and makes no element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { document } = parseHTML(`<html><body>${printDocument(paragraph(text), 'html')}</body></html>`)
        expect(document.querySelectorAll('body *').length).toBe(2)
        expect(document.querySelector('p')?.textContent).toBe(text)
      }),
    )
  })

  test.each(['{{x}}', '{% x %}', '{# x #}', '*|X|*', '%%x%%', '<%= x %>'])(
    '%s is nothing to a mail system',
    (text) => {
      const printed = printDocument(paragraph(text), 'html')
      expect(printed).not.toMatch(/\{\{|\{%|\{#|\*\||%%|<%/)
    },
  )

  test('a language that names itself oddly cannot leave its attribute', () => {
    expect(printDocument(paragraph('x', '"><script>'), 'html')).not.toContain('<script')
  })

  test('right-to-left languages say so, others do not', () => {
    expect(printDocument(paragraph('x', 'ar'), 'html')).toMatch(/^<div lang="ar" dir="rtl">/)
    expect(printDocument(paragraph('x', 'hi'), 'html')).toMatch(/^<div lang="hi">/)
  })
})

describe('Markdown', () => {
  test.each([
    ['* not a list', String.raw`\* not a list`],
    ['- not a list', String.raw`\- not a list`],
    ['1. not a list', String.raw`1\. not a list`],
    ['# not a heading', String.raw`\# not a heading`],
    ['> not a quote', String.raw`\> not a quote`],
    ['## not a heading', String.raw`\## not a heading`],
    ['--- not a rule', String.raw`\--- not a rule`],
    ['~~~', String.raw`\~\~\~`],
    ['a\n===\n# b', String.raw`a === # b`],
    ['&lt;b&gt;', String.raw`\&lt;b\&gt;`],
    ['_a_ [b](c) `d` <e>', String.raw`\_a\_ \[b\](c) \`d\` \<e\>`],
    ['a 5-1 win, 2.5 points', 'a 5-1 win, 2.5 points'],
  ])('%s stays what it is', (text, printed) => {
    expect(printDocument(paragraph(text), 'markdown')).toBe(`${printed}\n`)
  })

  test('facts stand over their quotes, and what is not supported says so', () => {
    const blocks = factBlocks([fact('It closed.', true, ['was closed']), fact('It fell.', false, [])])
    expect(printDocument({ language: 'en', blocks }, 'markdown')).toBe(
      '- It closed.\n  > was closed\n- It fell. \\[not supported by the article\\]\n',
    )
  })
})

test('plain text is the words alone', () => {
  const blocks = [{ kind: 'heading' as const, text: 'A * B' }, ...factBlocks([fact('C.', true, ['d'])])]
  expect(printDocument({ language: 'en', blocks }, 'text')).toBe('A * B\n\n* C.\n  > d\n')
})

describe('notes', () => {
  const usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, costUsd: 0, calls: 0 }
  const source = {
    article: 'a',
    prompt: 'p',
    promptSha256: 's',
    model: 'm',
    mode: 'live' as const,
    cache: 'hit' as const,
    usage,
    createdAt: '',
    key: 'k',
  }
  const finding = (level: 'error' | 'hint', message: string) => ({ level, check: 'quotes', message })

  test('tell of a rehearsal, and of nothing else where nothing was found', () => {
    expect(noteBlocks({ source: { ...source, mode: 'rehearsal' }, warnings: [], checks: [] })).toHaveLength(1)
    expect(noteBlocks({ source, warnings: [], checks: [] })).toEqual([])
    expect(noteBlocks({ source: { ...source, mode: 'replay' }, warnings: [], checks: [] })).toEqual([])
  })

  test('tell readers first what is missing from the result', () => {
    const notes = noteBlocks({
      source,
      warnings: ['Paragraph 9 is missing.'],
      checks: [finding('error', 'Wrong.')],
    })
    expect(notes.map((note) => note.kind === 'note' && note.text)).toEqual([
      'Paragraph 9 is missing.',
      'Check: Wrong.',
    ])
  })

  test('tell readers what the checks found, hints left out, and not without end', () => {
    const checks = [
      finding('hint', 'A hint.'),
      { ...finding('error', 'A quote is not there.'), found: 'invented' },
    ]
    expect(noteBlocks({ source, warnings: [], checks })).toEqual([
      { kind: 'note', text: 'Check: A quote is not there. “invented”' },
    ])
    const many = Array.from({ length: 9 }, () => finding('error', 'Again.'))
    expect(noteBlocks({ source, warnings: [], checks: many }).at(-1)).toEqual({
      kind: 'note',
      text: 'Check: and 4 more findings.',
    })
  })
})
