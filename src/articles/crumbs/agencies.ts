const LATIN = `
Reuters AFP AP Dawn ANI PTI IANS UNB BSS APP NNI INP Xinhua dpa TASS EFE ANSA Kyodo Yonhap Bernama Anadolu UPI
Bloomberg BBC CNN Agencies epd KNA APA SDA Belga Lusa Adnkronos AGI AA DHA İHA ANKA PAP ANP Jiji Efe Ansa Afp`
const OTHERS = `ТАСС Интерфакс رويترز الأناضول وكالات رائٹرز भाषा वार्ता पीटीआई एएनआई आईएएनएस 共同 時事 新华社 新華社 共同通信 時事通信`
const LONG = [
  'Al Jazeera',
  'Agence France-Presse',
  'Associated Press',
  'The Associated Press',
  'Press Trust of India',
  'News Agency of Nigeria',
  'Europa Press',
  'Agência Brasil',
  'Agência Lusa',
  'Keystone-SDA',
  'РИА Новости',
  'أ ف ب',
  'د ب أ',
  'فرانس برس',
  'اے پی پی',
  'اے ایف پی',
  'آئی این پی',
]
const NAMES = [...wordsOf(LATIN), ...wordsOf(OTHERS), ...LONG].map((name) => name.normalize('NFC'))
const ANY = [...new Set([...NAMES, ...NAMES.map((name) => name.toUpperCase())])].join('|')

/** The source of a regular expression (flag `u`) for one or two news agencies. */
export const AGENCIES = `(?:${ANY})(?:/(?:\\p{Lu}\\p{L}{1,11}|dpa)|, ?(?:Reuters|AFP|AP|dpa))?(?!\\p{L})`

function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/)
}
