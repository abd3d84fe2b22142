const MAX_NOTICE_CHARS = 900
const MIN_SHARE = 0.7
const COOKIES = /\bcookies?\b|(?:^|\P{L})(?:کوکیز|ملفات تعريف الارتباط|ملفات الارتباط|कुकी|कुकीज़)(?!\p{L})/iu
const CONSENT =
  /(?<!\p{L})(?:cookies?|consent|privacy|preferences|gdpr|personali[sz]ed|our partners|accept|reject|agree|akzeptieren|zustimm\p{L}*|ablehnen|datenschutz\p{L}*|einstellungen|accepter|refuser|confidentialité|paramétrer|aceptar|rechazar|privacidad)(?!\p{L})|کوکیز|قبول|موافق|ملفات تعريف الارتباط|ملفات الارتباط|خصوصية|कुकी|स्वीकार/iu
const ADDRESS =
  /\b(?:(?:we|and our partners) (?:use|and our|value|may use|store)|(?:this|our) (?:web)?site uses|wir (?:verwenden|nutzen|und unsere)|diese (?:web)?seite (?:verwendet|nutzt)|nous (?:utilisons|et nos)|ce site utilise|(?:usamos|utilizamos)|este sitio (?:usa|utiliza))\b|نستخدم|یہ ویب سائٹ|ہم .{0,30}کوکیز|हम .{0,30}कुकी/iu
const BUTTON =
  /^(?:(?:accept|reject|allow|decline)(?: all)?(?: cookies)?|i (?:agree|accept)|manage (?:cookies|preferences|settings)|alle(?: cookies)? (?:akzeptieren|ablehnen)|tout (?:accepter|refuser)|aceptar (?:todo|todas)(?: las cookies)?|قبول(?: الكل)?|موافق|قبول کریں|स्वीकार करें)[.!]?$/iu

/**
 * Whether a short text is nothing but a site asking for consent to its cookies: it speaks of cookies, addresses the reader or offers
 * to accept, and sentences with words of consent are most of it. A report about cookies has other sentences and does not say we.
 */
export function asksForConsent(text: string): boolean {
  if (text.length > MAX_NOTICE_CHARS || !COOKIES.test(text)) return false
  const sentences = text.split(/(?<=[.!?۔।])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
  if (!ADDRESS.test(text) && !sentences.some((sentence) => BUTTON.test(sentence.trim()))) return false
  const asking = sentences.filter((sentence) => CONSENT.test(sentence))
  return lengthOf(asking) >= lengthOf(sentences) * MIN_SHARE
}

function lengthOf(sentences: string[]): number {
  return sentences.reduce((length, sentence) => length + sentence.length, 0)
}

const MAX_WALL_CHARS = 6_000
const MIN_MENTIONS = 2
const MIN_WALL_SHARE = 0.5
const MENTIONS = /cookie|كوكيز|کوکیز|ملفات تعريف الارتباط|कुकी|クッキー|쿠키/giu
const WALL =
  /cookie|consent|privacy|personal data|our partners|your (?:choices|device|preferences)|withdraw|accept all|reject all|gdpr|toestemming|akkoord|persoonsgegevens|partners|einwilligung|zustimm|datenschutz|personenbezogen|consentement|confidentialité|données personnelles|consentimiento|privacidad|datos personales|consenso|dati personali|consentimento|dados pessoais|zgod[aęy]|prywatności|samtyck|apparaat|advertenties|geolocatie|موافق|خصوصية|同意|プライバシー|개인정보/iu
const OURSELVES =
  /\b(?:we|our|us|you|your|wij|ons|onze|je|jouw|wir|unsere?|sie|nous|nos|vous|nosotros|nuestr[oa]s?|usted|noi|nostr[oi]|nós|nossos?|my|nas|vi|våra)\b|نحن|私たち|我们|우리/iu

/** Whether the text of a whole page is a wall of consent, which may be longer than a notice: most of its sentences speak of it. */
export function isConsentWall(text: string): boolean {
  if (asksForConsent(text)) return true
  if (
    text.length > MAX_WALL_CHARS ||
    (text.match(MENTIONS)?.length ?? 0) < MIN_MENTIONS ||
    !OURSELVES.test(text)
  )
    return false
  const sentences = text.split(/(?<=[.!?۔।。])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
  return lengthOf(sentences.filter((sentence) => WALL.test(sentence))) >= lengthOf(sentences) * MIN_WALL_SHARE
}
