import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBytes } from '../../../../src/articles/formats/charset/decode.ts'
import { readDelivery } from '../../../../src/articles/formats/read.ts'
import { encode } from './encode.ts'

const RUSSIAN =
  'Совет решил, что мост через гавань останется закрытым ещё на год. Инженеры предупреждали, что ждать больше нельзя.'
const FRENCH =
  'Le conseil a décidé que le pont resterait fermé une année de plus. Les ingénieurs avaient prévenu dès l’été.'
const POLISH =
  'Rada zdecydowała, że most pozostanie zamknięty przez następny rok. Inżynierowie ostrzegali, że dłużej czekać się nie da.'
const ARABIC =
  'قرر المجلس إبقاء الجسر فوق الميناء مغلقا لمدة عام آخر. وكان المهندسون قد حذروا من أن الانتظار لم يعد ممكنا، غير أن الأعضاء اختلفوا.'
const URDU =
  'کونسل نے پير کو فيصلہ کيا کہ بندرگاہ کا پل مزيد ايک سال بند رہے گا. انجينئروں نے خبردار کيا تھا کہ اب انتظار ممکن نہيں.'
const JAPANESE =
  '議会は月曜日、港の橋をもう一年閉鎖することを決めた。技術者たちは、これ以上待てないと警告していた。'
const TEXTS: [charset: string, text: string][] = [
  ['windows-1256', ARABIC],
  ['windows-1256', URDU],
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['iso-8859-5', RUSSIAN],
  [
    'windows-1251',
    'Рада вирішила, що міст через гавань буде закрито ще на рік. Інженери попереджали, що чекати не можна.',
  ],
  ['windows-1252', FRENCH],
  [
    'iso-8859-15',
    "Le chœur de l'église a reçu 500 € pour l'été ; les sœurs et l'évêque sont ravis de cette œuvre.",
  ],
  [
    'windows-1252',
    'El consejo decidió que el puente seguiría cerrado un año más, según informó la alcaldía el miércoles.',
  ],
  [
    'windows-1252',
    'Der Rat beschloss, dass die Brücke für ein weiteres Jahr geschlossen bleibt – „länger geht’s nicht“.',
  ],
  ['iso-8859-2', POLISH],
  ['windows-1250', POLISH],
  [
    'windows-1250',
    'Zastupitelstvo rozhodlo, že most přes přístav zůstane ještě rok zavřený. Inženýři varovali, že čekat už nelze.',
  ],
  [
    'iso-8859-2',
    'A tanács úgy döntött, hogy a híd még egy évig zárva marad. A mérnökök figyelmeztettek: nem lehet tovább várni, idő kellene.',
  ],
  [
    'iso-8859-7',
    'Το συμβούλιο αποφάσισε ότι η γέφυρα θα μείνει κλειστή για έναν ακόμη χρόνο. Οι μηχανικοί είχαν προειδοποιήσει.',
  ],
  [
    'iso-8859-9',
    'Meclis, limandaki köprünün bir yıl daha kapalı kalmasına karar verdi. Mühendisler uyarmıştı; ağır taşıtlar geçemiyor.',
  ],
  [
    'windows-1257',
    'Taryba nusprendė, kad tiltas per uostą bus uždarytas dar metus. Inžinieriai įspėjo, kad laukti ilgiau nebegalima.',
  ],
  ['windows-1255', 'המועצה החליטה שהגשר מעל הנמל יישאר סגור שנה נוספת. המהנדסים הזהירו שאי אפשר לחכות עוד.'],
  ['windows-874', 'สภามีมติให้ปิดสะพานข้ามท่าเรือต่อไปอีกหนึ่งปี วิศวกรเตือนว่าไม่สามารถรอได้อีกต่อไป'],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  [
    'gb18030',
    '市议会星期一决定，港口大桥将继续关闭一年。工程师警告说，不能再等了，但是议员们没有同意谁来付钱。',
  ],
  [
    'big5',
    '市議會星期一決定，港口大橋將繼續關閉一年。工程師警告說，不能再等了，但是議員們沒有同意誰來付錢。',
  ],
  [
    'euc-kr',
    '시의회는 월요일 항구의 다리를 일 년 더 닫기로 결정했다. 기술자들은 더 이상 기다릴 수 없다고 경고했다.',
  ],
  ['utf-16le', ARABIC],
  ['utf-16be', RUSSIAN],
  ['utf-16le', FRENCH],
  ['utf-8', URDU],
]

const page = (text: string, meta = '') =>
  `<!DOCTYPE html><html><head>${meta}<title>x</title></head><body><article><p>${text}</p><p>${text}</p></article></body></html>`

async function paragraphsOf(bytes: Uint8Array, contentType?: string) {
  const contents = await readDelivery(contentType === undefined ? { bytes } : { bytes, contentType })
  if (contents.kind !== 'article') throw new Error(`This is ${contents.kind}.`)
  return contents.reading.paragraphs.map(({ text }) => text)
}

describe.each(TEXTS)('a text in %s: %s', (charset, text) => {
  test('is read as plain text when nothing names its charset', async () => {
    expect(await paragraphsOf(encode(text, charset))).toEqual([text])
  })

  test('is read as plain text when the header names it', async () => {
    expect(await paragraphsOf(encode(text, charset), `text/plain; charset=${charset}`)).toEqual([text])
  })

  test('is read as a page when nothing names its charset, or the page does', () => {
    const named = page(text, `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`)
    for (const html of [page(text), named])
      expect(decodeBytes(encode(html, charset), { label: undefined, form: 'html' }).text).toBe(html)
  })

  test('is read, with a warning, when it is declared to be in UTF-8', () => {
    const decoded = decodeBytes(encode(text, charset), { label: 'utf-8', form: 'text' })
    expect(decoded.text).toBe(text)
    expect(decoded.warnings).toHaveLength(charset.startsWith('utf') ? 0 : 1)
  })
})

const asText = (bytes: Uint8Array, label?: string) => decodeBytes(bytes, { label, form: 'text' })

describe('a declared charset', () => {
  test.each(['iso-8859-1', 'latin1', 'us-ascii', 'ISO-8859-1'])(
    '%s is read as windows-1252, as browsers do',
    (label) => {
      expect(asText(encode('“Café” – €5', 'windows-1252'), label)).toEqual({
        text: '“Café” – €5',
        charset: 'windows-1252',
        warnings: [],
      })
    },
  )

  test('that does not fit at all is overruled, with a warning', () => {
    expect(asText(encode(ARABIC, 'windows-1256'), 'iso-8859-1')).toEqual({
      text: ARABIC,
      charset: 'windows-1256',
      warnings: ['The text was declared to be in windows-1252, but is in windows-1256.'],
    })
    expect(asText(encode(RUSSIAN, 'utf-8'), 'windows-1251').text).toBe(RUSSIAN)
    expect(asText(encode(JAPANESE, 'euc-jp'), 'shift_jis').text).toBe(JAPANESE)
  })

  test('wins where the bytes say nothing against it', () => {
    expect(asText(encode('“Прим”', 'windows-1251'), 'windows-1251').text).toBe('“Прим”')
    expect(asText(Uint8Array.of(0xe4), 'koi8-r').text).toBe('Д')
    // These two characters of GBK are valid UTF-8 by chance.
    expect(asText(encode('联通', 'gb18030'), 'gbk').text).toBe('联通')
  })

  test('that nobody knows is none', () => {
    expect(asText(encode(FRENCH, 'windows-1252'), 'klingon').text).toBe(FRENCH)
    expect(asText(encode(FRENCH, 'utf-8'), 'x-unknown').warnings).toEqual([])
  })

  test('that nobody reads is none in a page either', () => {
    for (const label of ['iso-2022-kr', 'hz-gb-2312', 'utf-7', 'x-user-defined', 'constructor']) {
      const html = page(FRENCH, `<meta charset="${label}">`)
      expect(decodeBytes(encode(html, 'windows-1252'), { label, form: 'html' }).text).toBe(html)
    }
  })

  test('in the header wins over the one in a page', () => {
    const bytes = encode(page(RUSSIAN, '<meta charset="koi8-r">'), 'windows-1251')
    expect(decodeBytes(bytes, { label: 'windows-1251', form: 'html' }).text).toContain(RUSSIAN)
  })

  test('in XML is found after an empty line as well', () => {
    const bytes = encode('\n <?xml version="1.0" encoding="koi8-r"?><a>да</a>', 'koi8-r')
    expect(decodeBytes(bytes, { label: undefined, form: 'xml' }).text).toContain('<a>да</a>')
  })

  test('of a byte order mark wins over all others', () => {
    const marked = Uint8Array.of(0xff, 0xfe, ...encode('Grüße', 'utf-16le'))
    expect(asText(marked, 'utf-8').text).toBe('Grüße')
    expect(asText(Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('Grüße', 'utf-8')), 'koi8-r').text).toBe('Grüße')
  })
})

describe('bytes that are damaged', () => {
  test('stay UTF-8 where most of it is, with a warning', () => {
    expect(asText(encode(RUSSIAN, 'utf-8').slice(0, -2), 'utf-8')).toEqual({
      text: `${RUSSIAN.slice(0, -2)}\ufffd`,
      charset: 'utf-8',
      warnings: ['Some characters could not be read; they stand as \ufffd.'],
    })
  })

  test('are no reason to warn where the text has the sign for damage in it', () => {
    expect(asText(encode('a \ufffd sign', 'utf-8')).warnings).toEqual([])
  })
})

test('ISO-2022-JP is read by its escapes', () => {
  const escaped = Uint8Array.of(0x1b, 0x24, 0x42, 0x36, 0x36, 0x1b, 0x28, 0x42, 0x0a)
  expect(asText(escaped)).toEqual({ text: '橋\n', charset: 'iso-2022-jp', warnings: [] })
})

test('any text in UTF-8 or UTF-16 with a mark comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      const text = `a${any}`.toWellFormed()
      const marked = Uint8Array.of(0xfe, 0xff, ...encode(text, 'utf-16be'))
      expect(asText(marked).text).toBe(text)
      expect(asText(Uint8Array.of(0xef, 0xbb, 0xbf, ...encode(text, 'utf-8'))).text).toBe(text)
    }),
  )
})

test('any bytes and any label give a text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), (bytes, label) => {
      expect(typeof decodeBytes(bytes, { label, form: 'html' }).text).toBe('string')
    }),
  )
})
