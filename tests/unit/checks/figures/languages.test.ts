import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TABLES } from '../../../../src/checks/figures/languages/tables.ts'
import { readFigures } from '../../../../src/checks/figures/read-figures.ts'

const valuesOf = (text: string, language: string) =>
  readFigures(text, language).map(({ values }) => values[0])

describe('a number of any language of the tables is read by its value', () => {
  test.each([
    ['de', '1,5 Mrd. Euro', 1.5e9],
    ['de', 'zweihundertfünfzig', 250],
    ['de', 'dreitausendfünfhundert', 3500],
    ['de', 'eine Billion', 1e12],
    ['de', '10 000', 10_000],
    ['nl', 'drieëntwintig', 23],
    ['nl', '2,5 miljard', 2.5e9],
    ['sv', 'tjugofem', 25],
    ['sv', '2 miljarder kronor', 2e9],
    ['da', 'femoghalvtreds', 55],
    ['da', '2 mia. kroner', 2e9],
    ['is', 'tuttugu og fimm', 25],
    ['is', '2 milljarðar króna', 2e9],
    ['is', '3 billjónir', 3e12],
    ['fr', 'quatre-vingt-dix-sept', 97],
    ['fr', 'soixante et onze', 71],
    ['fr', '2,5 milliards d’euros', 2.5e9],
    ['fr', '10 000', 10_000],
    ['es', 'treinta y cinco', 35],
    ['es', '5 mil millones de dólares', 5e9],
    ['es', 'dos billones', 2e12],
    ['pt', 'cento e vinte e cinco', 125],
    ['pt', 'R$ 3 bilhões', 3e9],
    ['pt', '2 mil milhões de euros', 2e9],
    ['it', 'duecentocinquanta', 250],
    ['it', 'cinquemila', 5000],
    ['it', '1,5 milioni di euro', 1.5e6],
    ['pl', 'dwadzieścia pięć', 25],
    ['pl', '2 mld zł', 2e9],
    ['cs', 'dvacet pět', 25],
    ['cs', '3,5 miliardy korun', 3.5e9],
    ['ru', 'двести пятьдесят тысяч', 250_000],
    ['ru', '1,5 млрд рублей', 1.5e9],
    ['uk', 'двадцять п’ять', 25],
    ['uk', '3 тис.', 3000],
    ['hi', '१२ हजार', 12_000],
    ['hi', 'डेढ़ लाख', 150_000],
    ['hi', '1 करोड़ 20 लाख', 12e6],
    ['hi', 'निन्यानवे', 99],
    ['ur', '۱۵ لاکھ', 1.5e6],
    ['ur', 'ڈیڑھ کروڑ', 15e6],
    ['ur', '3 ارب ڈالر', 3e9],
    ['ar', 'خمسة وعشرون', 25],
    ['ar', '٢٫٥ مليون', 2.5e6],
    ['ar', '١٬٥٠٠', 1500],
    ['fa', 'بیست و پنج', 25],
    ['fa', '۲٫۵ میلیارد', 2.5e9],
    ['tr', 'iki yüz elli bin', 250_000],
    ['tr', 'iki buçuk milyon', 2.5e6],
    ['zh', '三百二十万', 3.2e6],
    ['zh', '2.5万亿美元', 2.5e12],
    ['zh', '二〇二四年', 2024],
    ['ja', '3億2000万円', 3.2e8],
    ['ja', '1万5000人', 15_000],
    ['ja', '７５０', 750],
    ['ko', '1만 5000명', 15_000],
    ['ko', '5만3천명', 53_000],
    ['bn', '৫০০', 500],
  ])('%s: %s', (language, text, value) => {
    expect(valuesOf(text, language)).toEqual([value])
  })

  test.each([
    ['de', '9 Prozent'],
    ['fr', '9 pour cent'],
    ['es', '9 por ciento'],
    ['ru', '9 процентов'],
    ['tr', 'yüzde 9'],
    ['tr', '%9'],
    ['zh', '百分之九'],
    ['zh', '9％'],
    ['hi', '9 प्रतिशत'],
    ['ur', '9 فیصد'],
    ['ar', '9 في المئة'],
    ['ar', '٩٪'],
    ['ja', '9パーセント'],
  ])('%s: %s is a percentage', (language, text) => {
    const figures = readFigures(text, language)
    expect(figures.map(({ kind, values }) => [kind, values])).toEqual([['percent', [9]]])
  })
})

/** How a language groups and parts: its sign for thousands and the one before decimals. */
const SIGNS = {
  en: ',.',
  de: '.,',
  fr: '\u202f,',
  es: '.,',
  ru: '\u00a0,',
  cs: ' ,',
  pl: ' ,',
  sv: ' ,',
  hi: ',.',
  ar: '٬٫',
}
const MILLIONS = {
  en: 'million',
  de: 'Millionen',
  fr: 'millions',
  es: 'millones',
  pt: 'milhões',
  it: 'milioni',
  nl: 'miljoen',
  cs: 'milionů',
  pl: 'mln',
  ru: 'млн',
  uk: 'мільйонів',
  ar: 'مليون',
  fa: 'میلیون',
  ur: 'ملین',
  tr: 'milyon',
  sv: 'miljoner',
  da: 'millioner',
  is: 'milljónir',
}
const DIGITS = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '০১২৩৪৫৬৭৮৯', '０１２３４５６７８９']

test('a number printed with the separators of a language is read back, among its readings', () => {
  const entry = fc.constantFrom(...Object.entries(SIGNS))
  fc.assert(
    fc.property(entry, fc.nat(99_999_999), fc.nat(99), ([language, signs], whole, cents) => {
      const [group = '', point = ''] = signs
      const grouped = whole.toLocaleString('en-US').replaceAll(',', group)
      const printed = cents === 0 ? grouped : `${grouped}${point}${String(cents).padStart(2, '0')}`
      const value = Number(`${whole}.${String(cents).padStart(2, '0')}`)
      const figures = readFigures(`(${printed})`, language)
      expect(figures).toHaveLength(1)
      expect(figures[0]?.values).toContain(value)
    }),
  )
})

test('millions are read back in every language and every set of digits', () => {
  const language = fc.constantFrom(...Object.entries(MILLIONS))
  fc.assert(
    fc.property(
      language,
      fc.constantFrom(...DIGITS),
      fc.integer({ min: 1, max: 999 }),
      ([tag, word], digits, count) => {
        const printed = String(count).replaceAll(/\d/g, (digit) => digits[Number(digit)] ?? '')
        expect(valuesOf(`${printed} ${word}`, tag)).toEqual([count * 1e6])
      },
    ),
  )
})

describe('every word of the tables is read back as its value', () => {
  test.each(Object.entries(TABLES))('%s', (language, { counts, tens, hundreds = '', others = {} }) => {
    const lists = [counts, tens, hundreds].map((list) => list.split(/\s+/).filter(Boolean))
    const expected = lists.flatMap((list, at) =>
      list.flatMap((forms, index) =>
        forms.split('/').map((form) => ({ form, value: [index, 20 + index * 10, 100 + index * 100][at] })),
      ),
    )
    const more = Object.entries(others).flatMap(([forms, value]) =>
      forms.split('/').map((form) => ({ form, value })),
    )
    for (const { form, value } of [...expected, ...more].filter(({ form }) => form !== '-'))
      expect([form, valuesOf(form, language)]).toEqual([form, [value]])
  })
})

describe('every word that multiplies is read behind digits as what it multiplies by', () => {
  test.each(Object.entries(TABLES))('%s', (language, { scales }) => {
    for (const [forms, scale] of Object.entries(scales))
      for (const form of forms.split('/'))
        expect([form, valuesOf(`7 ${form.replace('.', '')}`, language)]).toEqual([form, [7 * scale]])
    expect(valuesOf('7 bn', language)).toEqual([7e9])
  })
})
