import { describe, expect, test } from 'vitest'
import { checkUntranslated } from '../../../src/checks/untranslated.ts'

const SOURCE =
  'The council decided on Tuesday to keep the old bridge open, Anna Lind of the University of Oslo said.'
const check = (source: string, target: string, to = 'de', from = 'en') =>
  checkUntranslated({ source, target, from, to })

describe('what was not translated', () => {
  test('is an error when it is the whole segment', () => {
    expect(check(SOURCE, ` ${SOURCE}`)).toMatchObject([{ level: 'error', check: 'untranslated' }])
    expect(
      check('市议会周二决定年底之前不关闭旧桥', '市议会周二决定年底之前不关闭旧桥', 'en', 'zh'),
    ).toMatchObject([{ level: 'error' }])
  })

  test('is a warning when it is a run of words, and the place is told', () => {
    const target = 'Der Rat beschloss am Dienstag, to keep the old bridge open, sagte Anna Lind.'
    const [finding] = check(SOURCE, target)
    expect(finding).toMatchObject({ level: 'warning', found: expect.stringMatching(/^to keep the old/) })
    expect(target.slice(finding?.at?.start, finding?.at?.end)).toBe(finding?.found)
  })

  test('is a warning in another script, with and without spaces', () => {
    expect(check(SOURCE, '市议会周二决定 keep the old bridge open。', 'zh')).toMatchObject([
      { level: 'warning' },
    ])
    expect(
      check('परिषद ने पुराना पुल खुला रखने का फैसला किया।', 'The council पुराना पुल खुला रखने का.', 'en', 'hi'),
    ).toMatchObject([{ level: 'warning' }])
    expect(
      check('市议会周二决定年底之前不关闭旧桥。', 'The council 年底之前不关闭旧桥.', 'en', 'zh'),
    ).toMatchObject([{ level: 'warning', found: '年底之前不关闭旧桥' }])
  })

  test.each([
    ['Manchester United – Real Madrid', 'Manchester United – Real Madrid', 'de'],
    ['OK', 'OK', 'de'],
    [
      'She works at the University of Oxford Museum of Natural History.',
      'Sie arbeitet im University of Oxford Museum of Natural History.',
      'de',
    ],
    [
      'See https://example.com/one-two-three-four-five',
      'Siehe https://example.com/one-two-three-four-five',
      'de',
    ],
    ['“Gone with the Wind” was shown.', '„Gone with the Wind“ wurde gezeigt.', 'de'],
    ['习近平会见了拜登。', 'Xi Jinping (习近平) met Biden.', 'en'],
  ])('is not what is the same in both languages: %s', (source, target, to) => {
    expect(check(source, target, to, to === 'en' ? 'zh' : 'en')).toEqual([])
  })

  test('is not what near kin have in common, nor a variety of the same language', () => {
    const es = 'El consejo de la ciudad no quiere que el puente se cierre.'
    expect(check(es, 'O conselho da cidade no quiere que el puente se feche.', 'pt', 'es')).toEqual([])
    expect(check(SOURCE, SOURCE, 'en-GB', 'en-US')).toEqual([])
  })
})
