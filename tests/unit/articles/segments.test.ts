import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asArticle } from '../../../src/articles/article.ts'
import { joinSegments, segmentsOf, splitSentences } from '../../../src/articles/segments.ts'
import { readText } from '../../../src/articles/text.ts'

const split = (language: string | null, text: string) =>
  splitSentences(text, language).map((sentence) => sentence.trimEnd())

function articleOf(texts: string[], language: string | null = null) {
  return asArticle({
    ...readText('A text.'),
    language,
    paragraphs: texts.map((text) => ({ text, kind: 'paragraph' as const })),
  })
}

describe('splitSentences', () => {
  const cases: [string | null, string, string[]][] = [
    [
      'en',
      'titles, units and months',
      ['Dr. Smith met Gen. Asim Munir of Acme Inc. Tokyo on Feb. 5.', 'He left at 5 p.m. with No. 10.'],
    ],
    [
      'en',
      'initials and acronyms',
      ['J. K. Rowling met George W. Bush in the U.S. Senate.', 'It was Plan B.', 'It failed.'],
    ],
    ['en', 'an acronym that ends a sentence', ['They came from the U.S.', 'They left.']],
    [
      'en',
      'a sentence that goes on after a quotation',
      ['"Why?" he asked.', '"Go!" she said.', '"Not now."', 'Then?'],
    ],
    ['en', 'numbers', ['It cost $1.5 million.', 'About 3.5% of it.']],
    ['en', 'numbered sentences', ['1. The first.', '2. The second.']],
    [null, 'no language', ['Mr. Jones left.', 'He said so.']],
    [
      'de',
      'ordinals and abbreviations',
      [
        'Am 5. Februar traf Dr. Müller z. B. Ludwig XIV. von Frankreich.',
        'Es war 1945.',
        'Danach kam Frieden.',
      ],
    ],
    ['cs', 'ordinals', ['Dne 5. Února přišel prof. Novák.', 'Pak odešel.']],
    ['fr', 'spaced quotation marks', ['« Bonjour ! » dit M. Dupont.', 'Puis il partit.']],
    ['es', 'titles', ['El Sr. López llegó a EE. UU. el lunes.', '¿Qué pasó?', '¡Nada!']],
    [
      'ru',
      'initials, years and dashes',
      ['А. С. Пушкин жил в г. Москва.', '«Зачем?» — спросил он в 1999 г.', 'Он ушёл.'],
    ],
    ['ja', 'quotations', ['首相は「ありがとう。本当に。」と述べた。', '次は東京。', '「はい。」']],
    ['zh', 'quotations', ['他说：“很好。我们走。”', '然后离开了。']],
    [
      'en',
      'a quotation of several sentences, which stays whole',
      [
        'He said on Monday: “We will finish it this year. No matter what it costs the country.”',
        'Mr. Khan disagreed.',
      ],
    ],
    [
      'en',
      'straight marks, each quotation whole and parted from the next',
      ['"We tried. We failed," he said.', '"It is over. Go."', 'Then he left.'],
    ],
    ['en', 'single marks', ['‘It’s the ministers’ plan. We go.’', 'She stayed.']],
    ['en', 'a quotation within a quotation', ['“He said: ‘We go. Now.’ We went.”', 'They stayed.']],
    ['en', 'a mark that never closes', ['“We will finish it.', 'It is late.', 'They left.']],
    ['en', 'a mark that never opened', ['We will finish it.”', 'It is late.', 'They "left.']],
    ['en', 'inches', ['It is 6" wide.', 'It is 7" long.', 'Good.']],
    [
      'en',
      'a quotation of five sentences, which is too long',
      ['“One is.', 'Two is.', 'Three is.', 'Four is.', 'Five is.”'],
    ],
    ['de', 'a quotation', ['Er sagte: „Wir gehen. Es ist spät.“', '»Gut. Geh«, sagte sie.', 'Dann ging er.']],
    ['fr', 'a quotation', ['Il a dit : « Nous partons. Il est tard ».', 'Puis il partit.']],
    ['sv', 'a mark that opens and closes', ['”Vi går. Det är sent.”', 'Han gick.']],
    ['ur', 'a quotation', ['انہوں نے کہا: ”ہم جائیں گے۔ دیر ہو گئی۔“', 'وہ گئے۔']],
    ['he', 'a mark within a word', ['צה"ל הודיע.', 'צה"ל יצא.']],
    ['hi', 'the danda', ['डॉ. सिंह ने कहा।', 'वह गया।']],
    ['ur', 'the Urdu full stop', ['یہ ایک جملہ ہے۔', 'کیا؟', 'جی ہاں۔']],
    ['ar', 'titles of one letter', ['قال د. محمد ذلك.', 'ثم ذهب.']],
    ['el', 'the Greek question mark', ['Τι είναι;', 'Ο κ. Παπάς ήρθε.']],
    ['ka', 'a script whose letters only look lower-case', ['ეს არის.', 'ის მოვიდა.']],
    ['th', 'a script without full stops', ['วันนี้สภาผ่านกฎหมาย']],
  ]
  test.each(cases)('%s: %s', (language, _, sentences) => {
    const space = language === 'ja' || language === 'zh' ? '' : ' '
    expect(split(language, sentences.join(space))).toEqual(sentences)
  })

  const scrap = fc.oneof(
    fc.constantFrom(
      '. ',
      '。',
      '「',
      '」',
      '“',
      '”',
      '! ',
      '? ',
      'Dr. ',
      'U.S. ',
      '5. ',
      '\n',
      '  ',
      '\u3000',
      'a',
      'É',
      '中',
      'あ',
      'ا',
      'क',
      'ไ',
      '۔ ',
      '।',
      '…',
      '\u0301',
      '\ud800',
      '👩‍👧',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const language = fc.constantFrom(null, 'en', 'de', 'ja', 'zh-Hant', 'ur', 'th', 'el', 'und', 'xx', '')

  test('a mark that never closes keeps no more than its sentence, in Japanese too', () => {
    expect(splitSentences('「はい。次は東京。終わり。', 'ja')).toEqual(['「はい。', '次は東京。', '終わり。'])
  })

  test('a quotation of more than 400 characters is split', () => {
    const quotation = (length: number) => `“${'a'.repeat(length - 11)}. ${'B'.repeat(6)}.”`
    expect(splitSentences(quotation(400), 'en')).toEqual([quotation(400)])
    expect(splitSentences(quotation(401), 'en')).toHaveLength(2)
  })

  test('pieces put together are the paragraph, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), language, (scraps, tag) => {
        const pieces = splitSentences(scraps.join(''), tag)
        expect(pieces.join('')).toBe(scraps.join(''))
        expect(pieces).not.toContain('')
      }),
    )
  })

  test.each([
    '. ',
    'a. ',
    'A. B. ',
    'Dr. X ',
    '「',
    '? x',
    '\u0301',
    `a.${' '.repeat(5_000)}`,
    `. ${'1'.repeat(1_000)}`,
    '“A. ',
    '„“A. B.‘',
    '" "A. ',
    'A. ”',
  ])('a million characters of %j do not hold it up', (unit) => {
    const paragraph = unit.repeat(1_000_000 / unit.length)
    expect(splitSentences(paragraph, 'ja').join('')).toBe(paragraph)
  })

  test('segments of an article put together are its text', () => {
    const paragraph = fc.array(scrap, { minLength: 1, maxLength: 12 }).map((scraps) => scraps.join('').trim())
    fc.assert(
      fc.property(
        fc.array(paragraph, { maxLength: 5 }),
        language,
        fc.constantFrom('paragraph', 'sentence'),
        (texts, tag, unit) => {
          const article = articleOf(texts.filter(Boolean), tag)
          const segments = segmentsOf(article, unit)
          expect(
            joinSegments(
              segments.map(({ source, after }) => ({ target: source, after })),
              null,
            ),
          ).toBe(article.text)
          expect(segments.every(({ source }) => source !== '' && source === source.trim())).toBe(true)
          expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length)
        },
      ),
    )
  })
})

describe('segmentsOf', () => {
  const article = articleOf(['First one.  Second one.', 'Third.'], 'en')

  test('gives paragraphs the ids they have in the article', () => {
    expect(segmentsOf(article, 'paragraph')).toEqual([
      { id: 'p1', source: 'First one.  Second one.', after: '\n\n' },
      { id: 'p2', source: 'Third.', after: '' },
    ])
  })

  test('numbers sentences within their paragraph', () => {
    expect(segmentsOf(article, 'sentence')).toEqual([
      { id: 'p1.s1', source: 'First one.', after: '  ' },
      { id: 'p1.s2', source: 'Second one.', after: '\n\n' },
      { id: 'p2.s1', source: 'Third.', after: '' },
    ])
  })

  test('leaves blank paragraphs out, and their space to the one before', () => {
    expect(segmentsOf(articleOf(['One.', ' ', 'Two.']), 'paragraph')).toEqual([
      { id: 'p1', source: 'One.', after: '\n\n \n\n' },
      { id: 'p3', source: 'Two.', after: '' },
    ])
    expect(segmentsOf(articleOf([]), 'sentence')).toEqual([])
  })
})

describe('joinSegments', () => {
  const segments = (after: string) => [
    { target: 'A', after },
    { target: 'B', after: '\n\n' },
    { target: 'C', after: '' },
  ]

  test('writes no space between the sentences of Chinese and Japanese, and keeps every other white space', () => {
    expect(['zh', 'zh-Hant', 'ja'].map((language) => joinSegments(segments(' '), language))).toEqual(
      Array(3).fill('AB\n\nC'),
    )
    expect(joinSegments(segments('\n'), 'ja')).toBe('A\nB\n\nC')
  })

  test('writes a space between sentences of other languages where the source had none', () => {
    expect(['en', 'ko', 'th', 'ur'].map((language) => joinSegments(segments(''), language))).toEqual(
      Array(4).fill('A B\n\nC'),
    )
    expect(joinSegments(segments('  '), 'en')).toBe('A  B\n\nC')
  })
})
