import { oneOf } from './one-of.ts'

/** Sources of regular expressions (flags `iu`). Before the name of a writer, with the colon that some of them need: */
export const BYLINE_LABELS = oneOf(`
  (?:written|reported|edited|story|words) by:?\\s
  (?:author|reporter|autora?|auteure?|autorin|autore|autrice|autorka|auteur|yazar|yazan|muhabir|автор|корреспондент)\\s*:\\s*
  a cura di\\s
  (?:redacción|reportagem)\\s*:\\s*
  بقلم\\s*:?\\s
  (?:تحرير|كتب|كتبت|تحریر|رپورٹ|از)\\s*:\\s*
  (?:लेखक|रिपोर्ट|रिपोर्टर|संवाददाता)\\s*:\\s*
  (?:文|取材・文|執筆|筆者|記者|作者|记者)\\s*[:：／=＝]\\s*`)

/** The part of a paper that signs a text where no person does, alone on its line: */
export const DESKS = oneOf(`
  (?:(?:our )?(?:staff|special|own) (?:reporters?|correspondents?|writers?)|our correspondents?|(?:web|news|city|sports|business|digital) desk)
  (?:(?:online|lokal)?redaktion|die redaktion)
  (?:la rédaction|rédaction)
  (?:redacción|la redacción)
  (?:redazione|la redazione|di redazione|redazione (?:online|web))
  (?:da redação|redação)
  (?:redactie|onze redactie|van onze redactie)
  (?:redakcja|red\\.)
  (?:редакция|от редакции)
  (?:haber merkezi|editör)
  (?:編集部|编辑部|本报记者)
  (?:هيئة التحرير|غرفة الأخبار)
  (?:ویب ڈیسک|نیوز ڈیسک|اسٹاف رپورٹر|نامہ نگار|نمائندہ خصوصی)
  (?:डिजिटल डेस्क|न्यूज डेस्क|न्यूज़ डेस्क|वेब डेस्क|हमारे संवाददाता)`)

/** What somebody does who writes for a paper, behind the name: */
export const OFFICES = oneOf(`
  (?:\\p{L}{3,15} )?(?:reporter|writer|correspondent|editor)
  (?:redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?)
  (?:journaliste|correspondante?|rédact(?:eur|rice) en chef)
  (?:redactora?|corresponsal|periodista|enviad[oa] especial)
  (?:inviat[oa]|corrispondente|giornalista)
  (?:repórter|jornalista|correspondente)
  (?:корреспондент|обозреватель)
  (?:muhabir|muhabiri)`)

/** Before the name of an agency at the end: */
export const SOURCE_LABELS = oneOf(`
  sources?
  quellen?
  (?:con )?(?:fuentes?|información de)
  (?:con )?(?:fonti?|fontes?)
  bron
  źródło
  источник
  kaynak
  (?:出典|提供|来源|來源)
  (?:ال)?مصدر
  (?:ماخذ|بشکریہ)
  (?:स्रोत|साभार)`)
