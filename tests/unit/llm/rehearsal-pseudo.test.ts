import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pseudoTranslate } from '../../../src/llm/rehearsal/pseudo.ts'

const word = fc.stringMatching(/^[a-z]{1,10}[,.;:!?]?$/)
const tag = fc.constantFrom(
  '<b>',
  '</b>',
  '<br/>',
  '<a href="read more" class="wide link">',
  '{{name}}',
  '{count}',
  '%s',
  '%1$d',
)
const kept = fc.oneof(
  tag,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.emailAddress(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.stringMatching(/^[A-Z][a-z]{1,8}(-[A-Z][a-z]{1,8})?$/),
  fc.constantFrom(
    '`npm run start`',
    '<code>let a = b</code>',
    'file_name',
    'www.example.org/path',
    'example.org',
    '&nbsp;',
  ),
)

describe('a pseudo-translation', () => {
  test('shows what it is and what language it stands for', () => {
    expect(pseudoTranslate('The taxes rose by 3% in Paris.', 'fr')).toBe(
      '⟦fr⟧ The táxés rösé bý 3% íñ Paris.',
    )
  })

  test('keeps numbers, names, addresses, tags, placeholders and code, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, kept), { minLength: 1 }),
        fc.infiniteStream(kept),
        (words, more) => {
          const all = words.flatMap((word) => [word, ...more.take(1)])
          const target = pseudoTranslate(all.join(' '), 'fr')
          let from = 0
          for (const piece of all.filter((_, index) => index % 2 === 1)) {
            const found = target.indexOf(piece, from)
            expect(found, `${piece} in ${target}`).toBeGreaterThanOrEqual(from)
            from = found + piece.length
          }
        },
      ),
    )
  })

  test('keeps tags and addresses that touch words', () => {
    expect(pseudoTranslate('<p>see <b>me@example.org</b><a href="one two">that one</a></p>', 'it')).toBe(
      '⟦it⟧ <p>séé <b>me@example.org</b><a href="one two">thát öñé</a></p>',
    )
    expect(pseudoTranslate('hello {{first name}}, you have %d new {kind of}mails', 'it')).toBe(
      '⟦it⟧ héllö {{first name}}, ýöü hávé %d ñéw {kind of}máíls',
    )
    expect(pseudoTranslate('(see http://localhost/a{b}/cd?e=`f`) and more', 'it')).toBe(
      '⟦it⟧ (séé http://localhost/a{b}/cd?e=`f`) áñd möré',
    )
  })

  test('changes nothing but accents, besides the bracket at the front', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(text.trim() !== '')
        const body = text.trim()
        const target = pseudoTranslate(body, 'hi').replace(/^⟦hi⟧ /, '')
        expect(target).toHaveLength(body.length)
        for (const [index, unit] of target.split('').entries()) {
          const source = body.charAt(index)
          expect('aeinouy'.includes(source) ? unit.normalize('NFD').charAt(0) : unit).toBe(source)
        }
      }),
    )
  })

  test('leaves the white space at both ends, and blank text, as they are', () => {
    expect(pseudoTranslate('\n  two words \t', 'de')).toBe('\n  ⟦de⟧ twö wörds \t')
    expect(pseudoTranslate(' \n', 'de')).toBe(' \n')
    expect(pseudoTranslate('', 'de')).toBe('')
  })

  test('gives text without lower-case Latin letters the bracket alone', () => {
    expect(pseudoTranslate('پاکستان اور امریکا', 'en')).toBe('⟦en⟧ پاکستان اور امریکا')
    expect(pseudoTranslate('NATO 1949', 'en')).toBe('⟦en⟧ NATO 1949')
  })

  test.each([
    ['<'],
    ['>'],
    ['<a '],
    ['{'],
    ['`a'],
    ['a@'],
    ['http://'],
    ['<code '],
    ['%1'],
    [' '],
    ['a.'],
    ['-'],
  ])('ends on half a million times %j', (unit) => {
    const text = `${unit.repeat(500_000)}x`
    expect(pseudoTranslate(text, 'fr').length).toBeGreaterThanOrEqual(text.length)
  })
})
