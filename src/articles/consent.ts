const MAX_CHARS = 8_000
const MAX_NOTICE_CHARS = 900
/** How much of a notice, and of a page that explains at length what its partners do, speaks of consent. */
const MIN_NOTICE_SHARE = 0.7
const MIN_WALL_SHARE = 0.5
const SENTENCE_ENDS = /(?<=[.!?۔।])\s+|(?<=。)|\n+/
const QUOTATIONS = /[“"„«][^“”"„«»]{0,300}[”"“»]/g

const COOKIES =
  /\bcookies?\b|cookie-|(?:^|\P{L})(?:کوکیز|كوكيز|ملفات تعريف الارتباط|ملفات الارتباط|कुकी|कुकीज़|куки|çerez\p{L}*|ciasteczk\p{L}*)(?!\p{L})|クッキー|쿠키/iu
/** How sites speak of themselves to their readers. */
const ADDRESS = anyOf(`
  (?:we|us|partners) (?:use|value|may use|store|process|need|care|would like)
  (?:this|our) (?:web)?site (?:and its partners )?uses
  wir(?: und unsere [\\d\\p{L} ]{0,20}partner)? (?:verwenden|nutzen|setzen|benötigen|und unsere)
  diese (?:web)?(?:seite|site) (?:verwendet|nutzt)
  (?:nous )?utilisons
  nous et nos
  ce site utilise
  utilizamos
  usamos
  este (?:sitio|site) (?:web )?(?:usa|utiliza)
  (?:usiamo|utilizziamo)
  questo sito (?:usa|utilizza)
  (?:wij|we|partners) (?:gebruiken|plaatsen)
  deze (?:web)?site gebruikt
  (?:używamy|korzystamy|wykorzystujemy)
  (?:my i nasi partnerzy|ta strona (?:używa|korzysta))
  (?:vi|partner|partnere|partnerne) (?:använder|bruger|bruker|och våra|og vores|og våre)
  (?:мы|партн[её]ры) (?:и наши партн[её]ры )?используем
  (?:этот|наш|данный) сайт использует
  (?:kullanıyoruz|kullanmaktayız)
  (?:نستخدم|يستخدم هذا الموقع)
  یہ ویب سائٹ
  ہم [^.۔]{0,100}کوکیز
  हम [^.।]{0,100}कुकी\\p{M}*ज़?`)
const EASTERN_ADDRESS =
  /(?:当サイト|当社|本サイト|弊社|このサイト)[^。]{0,40}(?:使用|利用)|(?:我们|本网站|本站)[^。]{0,30}使用|(?:사용합니다|사용하고 있습니다)/u
const BUTTON = new RegExp(
  `^(?:(?:accept|reject|allow|decline)(?: all)?(?: cookies)?|i (?:agree|accept)|manage (?:cookies|preferences|settings)|alle(?: cookies)? (?:akzeptieren|ablehnen)|tout (?:accepter|refuser)|aceptar (?:todo|todas)(?: las cookies)?|accetta(?: tutt[oi])?|aceitar (?:tudo|todos)|alles accepteren|akkoord|zaakceptuj wszystk\\p{L}+|godkänn alla|принять все|tümünü kabul et|قبول(?: الكل)?|موافق|قبول کریں|स्वीकार करें|すべて(?:同意|許可)する|同意する|全部接受|모두 동의)[.!]?$`,
  'iu',
)
/** Words of which a sentence about consent has at least one, by their beginnings. */
export const CONSENT = new RegExp(
  `(?<!\\p{L})(?:cookies?|consent|privacy|preferences|gdpr|personali[sz]ed|personal data|our partners|your (?:device|choices)|legitimate interest|withdraw|accept(?: all| cookies)?|reject|agree|advertising|audience|measurement|geolocation|akzeptieren|zustimm|einwilligung|ablehnen|datenschutz|einstellungen|personenbezogen|accepter|refuser|consentement|confidentialité|paramétrer|données|vos choix|aceptar|rechazar|consentimiento|privacidad|datos personales|accett|consenso|rifiut|dati personali|aceitar|consentimento|dados pessoais|toestemming|akkoord|persoonsgegevens|voorkeuren|advertenti|geolocati|apparaat|zgod|prywatnoś|dane osobowe|samtyck|personuppgift|samtykke|соглас|персональн|onay|çerez|kişisel veri)|کوکیز|قبول|موافق|ملفات تعريف الارتباط|ملفات الارتباط|كوكيز|خصوصية|رضامندی|रज़ामंदी|सहमति|कुकी|स्वीकार|クッキー|cookie|同意|プライバシー|隐私|쿠키|개인정보|동의`,
  'iu',
)
/** Who reports about consent has this in the sentence. */
const REPORTED = /\b(?:said|says|told|court|fined|ruled|regulators?|according to|minister|researchers?)\b/i

/**
 * Whether a short text is nothing but a site asking for consent to its cookies: it speaks of cookies, addresses the reader or offers
 * to accept, and sentences with words of consent are most of it. A report about cookies has other sentences and does not say we.
 */
export function asksForConsent(text: string): boolean {
  return text.length <= MAX_NOTICE_CHARS && isMostlyConsent(text, MIN_NOTICE_SHARE)
}

/** The same of a whole page or a window on it, which may explain at length what a hundred partners do. */
export function isConsentWall(text: string): boolean {
  return asksForConsent(text) || (text.length <= MAX_CHARS && isMostlyConsent(text, MIN_WALL_SHARE))
}

/** Whether a text has anything to do with cookies at all. */
export function mentionsCookies(text: string): boolean {
  return COOKIES.test(text)
}

function isMostlyConsent(text: string, minShare: number): boolean {
  if (!mentionsCookies(text)) return false
  const sentences = text.split(SENTENCE_ENDS).filter((sentence) => sentence.trim() !== '')
  const own = text.replace(QUOTATIONS, ' ')
  const isAddressed = ADDRESS.test(own) || EASTERN_ADDRESS.test(own)
  if (!isAddressed && !sentences.some((sentence) => BUTTON.test(sentence.trim()))) return false
  const asking = sentences.filter((sentence) => CONSENT.test(sentence) && !REPORTED.test(sentence))
  return lengthOf(asking) >= lengthOf(sentences) * minShare
}

function lengthOf(sentences: string[]): number {
  return sentences.reduce((length, sentence) => length + sentence.length, 0)
}

/** Any of the phrases, as words of their own. */
function anyOf(phrases: string): RegExp {
  const lines = phrases.trim().split(/\s*\n\s*/)
  return new RegExp(`(?<!\\p{L})(?:${lines.join('|')})(?!\\p{L})`, 'iu')
}
