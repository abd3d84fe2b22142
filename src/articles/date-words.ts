/**
 * The months as news sites write them, January first, in lower case, short forms without their mark: in English, German, French,
 * Spanish, Italian, Portuguese, Dutch, Polish, Russian (the last two as dates have them, in the genitive), Turkish, Arabic (of
 * Egypt, the Levant, Algeria and Morocco), Urdu and Hindi.
 */
export const MONTHS = [
  `january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia sty января янв ocak oca
    يناير كانون_الثاني جانفي جنوری जनवरी जन`,
  `february feb februar février févr fév febrero febbraio fevereiro fev februari lutego lut февраля февр фев şubat şub
    فبراير شباط فيفري فروری फ़रवरी फरवरी फ़र`,
  `march mar märz mär mars marzo março maart mrt marca марта мар mart مارس آذار مارچ मार्च`,
  `april apr avril avr abril abr aprile kwietnia kwi апреля апр nisan nis أبريل إبريل ابريل نيسان أفريل اپریل अप्रैल`,
  `may mai mayo maggio mag maio mei maja maj мая май mayıs مايو أيار ماي مئی मई`,
  `june jun juni juin junio giugno giu junho czerwca cze июня июн haziran haz يونيو حزيران جوان جون जून`,
  `july jul juli juillet juil julio luglio lug julho lipca lip июля июл temmuz tem يوليو تموز جويلية يوليوز جولائی जुलाई जुल`,
  `august aug août agosto ago augustus sierpnia sie августа авг ağustos ağu أغسطس اغسطس آب أوت غشت اگست अगस्त अग`,
  `september sep sept septembre septiembre setiembre settembre set setembro września wrz сентября сент сен eylül eyl
    سبتمبر أيلول شتنبر ستمبر सितंबर सितम्बर सित`,
  `october oct oktober okt octobre octubre ottobre ott outubro out października paź октября окт ekim eki
    أكتوبر اكتوبر تشرين_الأول اکتوبر अक्टूबर अक्तूबर अक्टू`,
  `november nov novembre noviembre novembro listopada lis ноября нояб ноя kasım kas
    نوفمبر تشرين_الثاني نونبر نومبر नवंबर नवम्बर नव`,
  `december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia gru декабря дек aralık ara
    ديسمبر كانون_الأول دجنبر دسمبر दिसंबर दिसम्बर दिस`,
].map(wordsOf)

/** The days of the week in the same languages, in lower case; English ones, which are also shortened, apart. */
export const WEEKDAYS = wordsOf(`
  sonntag montag dienstag mittwoch donnerstag freitag samstag sonnabend
  dimanche lundi mardi mercredi jeudi vendredi samedi
  domingo lunes martes miércoles jueves viernes sábado
  domenica lunedì martedì mercoledì giovedì venerdì sabato
  segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
  zondag maandag dinsdag woensdag donderdag vrijdag zaterdag
  niedziela poniedziałek wtorek środa czwartek piątek sobota
  воскресенье понедельник вторник среда четверг пятница суббота
  pazar pazartesi salı çarşamba perşembe cuma cumartesi
  الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
  اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ
  रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार`)

const ZEROS = [0x660, 0x6f0, 0x966, 0xff10]

/** A digit of the scripts of these languages. */
export const DIGIT = '[\\d٠-٩۰-۹०-९０-９]'

/** The text with its digits as 0 to 9. */
export function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
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
