/**
 * The months as news sites write them in English, German, French, Spanish, Arabic (of Egypt, the Levant, Algeria and Morocco), Urdu
 * and Hindi, January first, in lower case, short forms without their mark.
 */
export const MONTHS = [
  'january jan januar jänner janvier janv enero ene يناير كانون_الثاني جانفي جنوری जनवरी जन',
  'february feb februar février févr fév febrero فبراير شباط فيفري فروری फ़रवरी फरवरी फ़र',
  'march mar märz mär mars marzo مارس آذار مارچ मार्च',
  'april apr avril avr abril abr أبريل إبريل ابريل نيسان أفريل اپریل अप्रैल',
  'may mai mayo مايو أيار ماي مئی मई',
  'june jun juni juin junio يونيو حزيران جوان جون जून',
  'july jul juli juillet juil julio يوليو تموز جويلية يوليوز جولائی जुलाई जुल',
  'august aug août agosto ago أغسطس اغسطس آب أوت غشت اگست अगस्त अग',
  'september sep sept septembre septiembre setiembre سبتمبر أيلول شتنبر ستمبر सितंबर सितम्बर सित',
  'october oct oktober okt octobre octubre أكتوبر اكتوبر تشرين_الأول اکتوبر अक्टूबर अक्तूबर अक्टू',
  'november nov novembre noviembre نوفمبر تشرين_الثاني نونبر نومبر नवंबर नवम्बर नव',
  'december dec dezember dez décembre déc diciembre dic ديسمبر كانون_الأول دجنبر دسمبر दिसंबर दिसम्बर दिस',
].map(wordsOf)

/** The days of the week in the same languages, in lower case. */
export const WEEKDAYS =
  wordsOf(`sonntag montag dienstag mittwoch donnerstag freitag samstag sonnabend dimanche lundi mardi mercredi
  jeudi vendredi samedi domingo lunes martes miércoles jueves viernes sábado الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
  اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार`)

const ZEROS = [0x660, 0x6f0, 0x966]

/** A digit of the scripts of these languages. */
export const DIGIT = '[\\d٠-٩۰-۹०-९]'

/** The text with its digits as 0 to 9. */
export function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹०-९]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? 0))
  })
}

function wordsOf(list: string): string[] {
  return list
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace('_', ' '))
}
