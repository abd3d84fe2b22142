/**
 * The months as news sites write them, by primary subtag of BCP 47, January first, in lower case; forms of one month are parted by
 * slashes, an underscore stands for a space, short forms are without their mark. Inflected as dates and sentences have them; Arabic
 * of Egypt, the Levant, Algeria and Morocco.
 */
export const MONTHS_BY_LANGUAGE: Record<string, string[][]> = listed({
  en: `january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov
    december/dec`,
  de: `januar/jänner/jan februar/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov
    dezember/dez`,
  fr: `janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov
    décembre/déc`,
  es: `enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/sep/sept/set octubre/oct
    noviembre/nov diciembre/dic`,
  it: `gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set/sett ottobre/ott
    novembre/nov dicembre/dic`,
  pt: `janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov
    dezembro/dez`,
  nl: `januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep/sept oktober/okt november/nov
    december/dec`,
  pl: `stycznia/styczeń/styczniu/sty lutego/luty/lutym/lut marca/marzec/marcu kwietnia/kwiecień/kwietniu/kwi maja/maj/maju
    czerwca/czerwiec/czerwcu/cze lipca/lipiec/lipcu/lip sierpnia/sierpień/sierpniu/sie września/wrzesień/wrześniu/wrz
    października/październik/październiku/paź listopada/listopad/listopadzie/lis grudnia/grudzień/grudniu/gru`,
  cs: `ledna/leden/lednu února/únor/únoru března/březen/březnu dubna/duben/dubnu května/květen/květnu června/červen/červnu
    července/červenec/červenci srpna/srpen/srpnu září října/říjen/říjnu listopadu/listopad prosince/prosinec/prosinci`,
  ru: `января/январь/январе/янв февраля/февраль/феврале/февр/фев марта/март/марте/мар апреля/апрель/апреле/апр мая/май/мае
    июня/июнь/июне/июн июля/июль/июле/июл августа/август/августе/авг сентября/сентябрь/сентябре/сент/сен октября/октябрь/октябре/окт
    ноября/ноябрь/ноябре/нояб/ноя декабря/декабрь/декабре/дек`,
  uk: `січня/січень/січні лютого/лютий/лютому березня/березень/березні квітня/квітень/квітні травня/травень/травні
    червня/червень/червні липня/липень/липні серпня/серпень/серпні вересня/вересень/вересні жовтня/жовтень/жовтні
    листопада/листопад/листопаді грудня/грудень/грудні`,
  tr: `ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara`,
  sv: `januari/jan februari/feb mars april/apr maj juni/jun juli/jul augusti/aug september/sept oktober/okt november/nov december/dec`,
  da: `januar/jan februar/feb marts april/apr maj juni/jun juli/jul august/aug september/sept oktober/okt november/nov december/dec`,
  is: `janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember`,
  ar: `يناير/كانون_الثاني/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/إبريل/ابريل/نيسان/أفريل مايو/أيار/ماي يونيو/حزيران/جوان
    يوليو/تموز/جويلية/يوليوز أغسطس/اغسطس/آب/أوت/غشت سبتمبر/أيلول/شتنبر أكتوبر/اكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني/نونبر
    ديسمبر/كانون_الأول/دجنبر`,
  fa: `ژانویه فوریه مارس آوریل مه ژوئن/جون ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر`,
  ur: `جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر`,
  hi: `जनवरी/जन फरवरी/फ़रवरी/फ़र मार्च अप्रैल मई जून जुलाई/जुल अगस्त/अग सितंबर/सितम्बर/सित अक्टूबर/अक्तूबर/अक्टू नवंबर/नवम्बर/नव दिसंबर/दिसम्बर/दिस`,
})

/** The days of the week in the same languages, Monday first, written out. */
export const WEEKDAYS_BY_LANGUAGE: Record<string, string[][]> = listed({
  en: 'monday tuesday wednesday thursday friday saturday sunday',
  de: 'montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  es: 'lunes martes miércoles jueves viernes sábado domingo',
  it: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  pt: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo',
  nl: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  pl: `poniedziałek/poniedziałku wtorek/wtorku środa/środę/środy czwartek/czwartku piątek/piątku sobota/sobotę/soboty
    niedziela/niedzielę/niedzieli`,
  cs: `pondělí úterý středa/středu/středy čtvrtek/čtvrtka pátek/pátku sobota/sobotu/soboty neděle/neděli`,
  ru: `понедельник/понедельника вторник/вторника среда/среду/среды четверг/четверга пятница/пятницу/пятницы суббота/субботу/субботы
    воскресенье/воскресенья`,
  uk: `понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга п’ятниця/п'ятниця/п’ятницю/п'ятницю/п’ятниці/п'ятниці
    субота/суботу/суботи неділя/неділю/неділі`,
  tr: 'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  sv: 'måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen lördag/lördagen söndag/söndagen',
  da: 'mandag tirsdag onsdag torsdag fredag lørdag søndag',
  is: `mánudagur/mánudag/mánudaginn/mánudags þriðjudagur/þriðjudag/þriðjudaginn miðvikudagur/miðvikudag/miðvikudaginn
    fimmtudagur/fimmtudag/fimmtudaginn föstudagur/föstudag/föstudaginn laugardagur/laugardag/laugardaginn
    sunnudagur/sunnudag/sunnudaginn`,
  ar: 'الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد',
  fa: 'دوشنبه سه‌شنبه/سهشنبه چهارشنبه پنجشنبه/پنج‌شنبه جمعه شنبه یکشنبه/یک‌شنبه',
  ur: 'پیر منگل بدھ جمعرات جمعہ/جمعے ہفتہ/ہفتے اتوار',
  hi: 'सोमवार मंगलवार बुधवार गुरुवार/बृहस्पतिवार शुक्रवार शनिवार रविवार',
})

/** The months of all these languages together, January first. */
export const MONTHS = Array.from({ length: 12 }, (_, index) => [
  ...new Set(Object.values(MONTHS_BY_LANGUAGE).flatMap((months) => months[index] ?? [])),
])

/** The days of the week of all but English, which are also shortened. */
export const WEEKDAYS = Object.entries(WEEKDAYS_BY_LANGUAGE).flatMap(([language, days]) =>
  language === 'en' ? [] : days.flat(),
)

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10]

/** A digit of the scripts of these languages. */
export const DIGIT = '[\\d٠-٩۰-۹०-९০-৯０-９]'

/** The text with its digits as 0 to 9. */
export function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹०-९০-৯０-９]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? 0))
  })
}

function listed(tables: Record<string, string>): Record<string, string[][]> {
  return Object.fromEntries(
    Object.entries(tables).map(([language, list]) => [
      language,
      list
        .normalize('NFC')
        .trim()
        .split(/\s+/)
        .map((forms) => forms.replaceAll('_', ' ').split('/')),
    ]),
  )
}
