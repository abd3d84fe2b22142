import { describe, expect, test } from 'vitest'
import { cutWarning } from '../../../../src/articles/page/cut.ts'
import type { Block } from '../../../../src/articles/article.ts'

const one =
  'The bridge over the harbour was closed on Monday after inspectors had found fourteen cracks in its steel.'
const paragraph = (text: string): Block => ({ text, kind: 'paragraph' })
const warning = (paragraphs: Block[], below: string[] = [], articleBody?: string) =>
  cutWarning({ paragraphs, blocks: [...paragraphs, ...below.map(paragraph)], articleBody })

describe('a text looks cut', () => {
  test.each([
    'Continue reading',
    'Read the full story',
    'Weiterlesen',
    'Lire la suite',
    'Seguir leyendo',
    '[Read more…]',
    'Leia mais →',
    'Läs mer',
    'اقرأ المزيد',
    'مزید پڑھیں',
    'पूरा पढ़ें',
    '続きを読む',
  ])('when the page offers to read on: %s', (offer) => {
    expect(warning([paragraph(one)], [offer])).toBe('The text looks cut: the page offers to read on.')
  })

  test('when it asks for a subscription', () => {
    expect(warning([paragraph(one)], ['Subscribe to our newsletter'])).toBeUndefined()
    expect(warning([paragraph(one)], ['Subscribe now to continue reading'])).toBe(
      'The text looks cut: the page asks for a subscription to read on.',
    )
  })

  test.each([`${one} […]`, `${one} (...)`])('when it says so: %s', (text) => {
    expect(warning([paragraph(text)])).toContain('cut')
  })

  test.each([
    'The bridge over the harbour was closed on Monday after inspectors had found fourteen',
    'The bridge over the harbour was closed on Monday after inspectors, who had',
    'The bridge over the harbour was closed on Monday after inspectors had found …',
    'The bridge over the harbour was closed on Monday after inspectors had found...',
    'मंत्री ने शुक्रवार को कहा कि पुल सोमवार को बंद कर दिया गया था और मरम्मत में छह महीने लगेंगे जब कि',
    'قال الوزير يوم الجمعة إن الجسر أغلق يوم الاثنين بعد أن عثر المفتشون على أربعة عشر شقا في هيكله الفولاذي وإن',
  ])('when it ends within a sentence: %s', (text) => {
    expect(warning([paragraph(one), paragraph(text)])).toBe('The text looks cut: it ends within a sentence.')
  })

  test('when the page has much more of it as data', () => {
    expect(warning([paragraph(one)], [], `${one} `.repeat(10))).toBe(
      'The text looks cut: the page says of itself that it has more.',
    )
  })
})

describe('a text does not look cut', () => {
  test.each([
    'He said: “We could not wait.”',
    'Was that all?',
    'Das war alles.',
    'یہ سب تھا۔',
    'それがすべてです。',
    'Wait for it…',
  ])('when it ends as sentences do: %s', (text) => {
    expect(warning([paragraph(one), paragraph(text)], ['Related stories', 'Share'])).toBeUndefined()
  })

  test.each([
    'Die Brücke wurde am Montag gesperrt, nachdem Prüfer vierzehn Risse gefunden hatten. dpa/kna',
    'The bridge over the harbour was closed on Monday after inspectors had found cracks. — afp/dw',
    'More about the bridge and about those who have built it is at www.example.com/bridge/more',
    'สะพานข้ามท่าเรือถูกปิดเมื่อวันจันทร์หลังจากเจ้าหน้าที่ตรวจสอบพบรอยร้าวสิบสี่แห่งในโครงเหล็กของสะพานนั้น',
  ])('when it is signed, or its script has no stops: %s', (text) => {
    expect(warning([paragraph(one), paragraph(text)])).toBeUndefined()
  })

  test('when it ends with a long list that is no list on the page', () => {
    const dates = 'October 10 – Houston, TX @ The Pavilion '.repeat(20).trim()
    expect(warning([paragraph(one), paragraph(dates)])).toBeUndefined()
  })

  test('when none of its paragraphs has a stop', () => {
    const bare = one.replace(/\.$/, '')
    expect(warning([paragraph(bare), paragraph(`${bare} today`)])).toBeUndefined()
  })

  test('when its last words are those of the data, or not in them at all', () => {
    const above = `${one} `.repeat(10)
    const last = 'Until then a ferry crosses the harbour every fifteen minutes, and nobody has to pay.'
    expect(warning([paragraph(last)], [], above + last)).toBeUndefined()
    expect(warning([paragraph(last)], [], above)).toBeUndefined()
  })

  test('when a heading above other stories says read more', () => {
    const heading: Block = { text: 'Read more', kind: 'heading' }
    expect(
      cutWarning({ paragraphs: [paragraph(one)], blocks: [paragraph(one), heading], articleBody: undefined }),
    ).toBeUndefined()
  })

  test('when it ends with a list, a quotation or a short line', () => {
    const long = 'The bridge over the harbour was closed on Monday after inspectors had found fourteen'
    for (const kind of ['list-item', 'quote'] as const)
      expect(warning([paragraph(one), { text: long, kind }])).toBeUndefined()
    expect(warning([paragraph(one), paragraph('Oster, in May')])).toBeUndefined()
  })

  test('when another story further below offers to read on', () => {
    expect(warning([paragraph(one)], ['Share', 'Comments', 'Other stories', 'Read more'])).toBeUndefined()
  })

  test('when there is nothing, or data about as long', () => {
    expect(warning([])).toBeUndefined()
    expect(warning([paragraph(one)], [], `${one} And a little more.`)).toBeUndefined()
  })
})
