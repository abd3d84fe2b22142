import { escapeWords } from './escape-words.ts'

/** Signs and codes before or behind an amount, and what they stand for: ISO 4217, or the sign where it may be several. */
const SIGNS: Record<string, string> = {
  US$: 'USD',
  U$S: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  R$: 'BRL',
  NT$: 'TWD',
  $: '$',
  '£': 'GBP',
  '€': 'EUR',
  '¥': '¥',
  '￥': '¥',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₴': 'UAH',
  '₦': 'NGN',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  Rs: 'Rs',
  'Rs.': 'Rs',
  रु: 'Rs',
  Rp: 'IDR',
  RM: 'MYR',
  zł: 'PLN',
  Kč: 'CZK',
  kr: 'kr',
  Fr: 'CHF',
  'Fr.': 'CHF',
  р: 'RUB',
  'руб.': 'RUB',
  грн: 'UAH',
  TL: 'TRY',
}
const CODES =
  `USD EUR GBP JPY CNY RMB INR PKR BDT AUD CAD NZD CHF SEK NOK DKK ISK PLN CZK HUF RUB UAH TRY BRL MXN ARS ZAR NGN KES EGP SAR AED
  QAR KWD ILS IRR KRW HKD SGD TWD THB IDR MYR VND PHP BTC ETH`.split(/\s+/)

/** Beginnings of words for currencies in many languages. Pounds may be weight, and crowns, rupees and dollars of several countries. */
const WORDS: [string, string][] = [
  ['us\\sdollars?|u\\.s\\.\\sdollars?|us-dollars?|美元|美金|米ドル|미국\\s?달러', 'USD'],
  [
    'dollars?|dólar\\p{L}*|dollar\\p{L}*|dolar\\p{L}*|dolár\\p{L}*|долар\\p{L}*|доллар\\p{L}*|डॉलर|ڈالر|ڈالرز|دولار\\p{L}*|دلار|ドル|달러|bucks',
    '$',
  ],
  ['euros?|евро|євро|eur[oa]\\p{L}{0,3}|evra|यूरो|یورو|欧元|歐元|ユーロ|유로', 'EUR'],
  [
    'pounds?|sterling|quid|pfund|livres?(?:\\ssterling)?|libras?|lire\\ssterline|sterline|фунт\\p{L}*|funt\\p{L}*|liber|libra|pund|पाउंड|پاؤنڈ|پاؤنڈز|جنيه|پوند|英镑|英鎊|ポンド|파운드',
    '£',
  ],
  ['yen|jen[yů]?|иен[аыу]?|ієн|येन|ین|ين|日元|円|엔', 'JPY'],
  ['yuan|renminbi|юан\\p{L}*|युआन|یوآن|يوان|元|人民币|人民幣|위안', 'CNY'],
  [
    'rupees?|rupien|roupies?|rupias?|rúpi\\p{L}*|рупи\\p{L}*|रुपये|रुपए|रुपया|रुपयों|روپے|روپیہ|روپیے|روبية|روپیه|卢比|ルピー|루피',
    'Rs',
  ],
  [
    'rou?bles?|rubel|rubl\\p{L}*|rublos?|рубл\\p{L}*|рублі\\p{L}*|रूबल|روبل|روبلز|卢布|盧布|ルーブル|루블',
    'RUB',
  ],
  ['hryvnias?|гривн\\p{L}*|гривен\\p{L}*', 'UAH'],
  ['francs?|franken|frank\\p{L}*|франк\\p{L}*|瑞士法郎', 'CHF'],
  ['kron(?:a|or|er|en|ur|um|e|es)|krón\\p{L}*|koruna|koruny|korun|крон\\p{L}*|クローナ', 'kr'],
  ['lir(?:as?|ası)|лир\\p{L}*|ليرة|لیره', 'TRY'],
  ['zlot\\p{L}*|злот\\p{L}*', 'PLN'],
  ['won|вон|वॉन|韩元|원', 'KRW'],
  [
    'rand|rial\\p{L}*|riyal\\p{L}*|dirham\\p{L}*|dinar\\p{L}*|pesos?|reais|real|naira|shekels?|baht|درهم|ريال|ریال|تومان|دينار|دینار',
    'other',
  ],
]
const PENCE = 'cents?|pence|p(?!\\p{L})|c(?!\\p{L})'

const escaped = [...Object.keys(SIGNS), ...CODES]
  .toSorted((one, other) => other.length - one.length)
  .map((sign) => escapeWords(sign))
const BEFORE = new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})[\\s\\u00a0\\u202f]?$`, 'u')
const SIGN_AFTER = new RegExp(`[\\s\\u00a0\\u202f]?(?:${escaped.join('|')})(?![\\p{L}\\d])`, 'uy')
const WORD_AFTER = new RegExp(
  `[\\s\\u00a0\\u202f-]?(?:(?:de|d'|d’|di)\\s?)?(?:${WORDS.map(([words], index) => `(?<c${index}>${words})`).join('|')})(?!\\p{Script=Latin})`,
  'iuy',
)
const COINS_AFTER = new RegExp(`[\\s\\u00a0]?(?:${PENCE})(?!\\p{L})`, 'iuy')
const LONGEST_SIGN = 6

export type Currency = { currency: string; chars: number }

/** The sign or code that ends right before `start`. */
export function currencyBefore(text: string, start: number): Currency | undefined {
  if (start === 0) return undefined
  const sign = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_SIGN), start))?.[0]
  return sign === undefined ? undefined : { currency: ofSign(sign), chars: sign.length }
}

/** The sign, code or word that begins at `end`, or after one space. */
export function currencyAfter(text: string, end: number): Currency | undefined {
  WORD_AFTER.lastIndex = end
  const word = WORD_AFTER.exec(text)
  if (word) {
    const known = Object.entries(word.groups ?? {}).find(([, found]) => found !== undefined)
    return { currency: WORDS[Number(known?.[0].slice(1))]?.[1] ?? 'other', chars: word[0].length }
  }
  SIGN_AFTER.lastIndex = end
  const sign = SIGN_AFTER.exec(text)?.[0]
  if (sign !== undefined) return { currency: ofSign(sign), chars: sign.length }
  COINS_AFTER.lastIndex = end
  const coins = COINS_AFTER.exec(text)?.[0]
  return coins === undefined ? undefined : { currency: 'coins', chars: coins.length }
}

const ofSign = (sign: string) => SIGNS[sign.trim()] ?? (sign.trim() === 'RMB' ? 'CNY' : sign.trim())

/** Currencies that one sign or word may stand for. */
const FAMILIES: Record<string, string[]> = {
  $: ['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'ARS'],
  '£': ['GBP', 'EGP'],
  '¥': ['JPY', 'CNY'],
  Rs: ['INR', 'PKR'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK', 'CZK'],
}

/** Whether two may be the same currency. */
export function isSameCurrency(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return true
  if (one === 'other' || other === 'other' || one === 'coins' || other === 'coins') return true
  return (FAMILIES[one]?.includes(other) ?? false) || (FAMILIES[other]?.includes(one) ?? false)
}
