/** Sources of regular expressions (flags `iu`) for words in English, German, French, Spanish, Arabic, Urdu and Hindi. */

/** Before the date of a page: */
export const PUBLISHED_IN_ENGLISH =
  '(?:(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?)'

/** The same where dates begin with the day: */
export const PUBLISHED_ABROAD = oneOf(`
  stand
  (?:zuletzt )?(?:veröffentlicht|aktualisiert|erschienen)(?: am)?
  (?:publiée?|mise? à jour|modifiée?|parue?|mis en ligne) le
  (?:dernière )?mise à jour
  (?:publicad[oa]|actualizad[oa])(?: el)?
  última actualización
  (?:تم )?(?:ال)?نُ?شر(?: في| بتاريخ)?
  تاريخ النشر
  (?:آخر|اخر|تم ال)\\s?تحديث(?: في)?
  شائع(?: شدہ)?
  (?:تاریخ |آخری )?(?:اشاعت|اپ ڈیٹ)
  (?:प्रकाशित|अपडेटेड|अंतिम अपडेट|प्रकाशन तिथि)`)

const NUMBER = '(?:\\p{Nd}{1,2}|an?|eine[rmn]?|un|une|una)'

/** How long ago something was: */
export const TIME_AGO = oneOf(`
  ${NUMBER} (?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s? ago
  vor ${NUMBER} (?:sekunde|minute|stunde|tag|tage|woche|monat|monate|jahr|jahre)n?
  il y a ${NUMBER} (?:seconde|minute|heure|jour|semaine|mois|an)s?
  hace ${NUMBER} (?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?
  (?:منذ|قبل) (?:\\p{Nd}{1,2} )?(?:ثانية|ثواني|ثوان|دقيقة|دقائق|دقيقتين|ساعة|ساعات|ساعتين|يوم|أيام|يومين|أسبوع|أسابيع|شهر|أشهر)
  \\p{Nd}{1,2} (?:سیکنڈ|منٹ|گھنٹے|گھنٹہ|دن|ہفتے|ماہ) (?:پہلے|قبل)
  \\p{Nd}{1,2} (?:सेकंड|मिनट|घंटे|घंटा|दिन|हफ्ते|महीने) पहले`)

/** Before the name of a writer, with the colon that some of them need: */
export const BYLINE_LABELS = oneOf(`
  (?:written|reported|edited) by:?\\s
  (?:author|reporter|autora?|auteure?|autorin)\\s*:\\s*
  بقلم\\s*:?\\s
  (?:تحرير|كتب|تحریر|رپورٹ|از)\\s*:\\s*
  (?:लेखक|रिपोर्ट|रिपोर्टर)\\s*:\\s*`)

/** Labels of players, galleries and buttons: */
export const MEDIA_WORDS = oneOf(`
  videos?
  audio
  photos?
  (?:photo )?gallery
  advertisement
  share(?: this(?: article| story)?)?
  share (?:on )?(?:facebook|twitter|x|whatsapp)
  print
  tweet
  e-?mail
  facebook
  whatsapp
  copy link
  save
  (?:sign up|subscribe)(?: now)?
  read more
  listen(?: to (?:this )?article)?
  anzeige
  werbung
  teilen
  drucken
  bildergalerie
  vidéos?
  publicité
  partager
  imprimer
  s[’']abonner
  vídeos?
  publicidad
  compartir
  imprimir
  suscríbete
  فيديو
  إعلان
  مشاركة
  طباعة
  شارك
  ویڈیو
  اشتہار
  شیئر کریں
  वीडियो
  विज्ञापन
  शेयर करें`)

/** What one presses to get about a site: */
export const MENU_WORDS = oneOf(`
  skip to (?:main |the )?(?:content|navigation)
  home(?: ?page)?
  (?:main |more |open |close )?menu
  navigation
  search
  (?:sign|log) ?in
  register
  my account
  accessibility(?: help)?
  (?:accept|reject|allow)(?: all)?(?: cookies)?
  manage (?:cookies|preferences)
  (?:privacy|cookie) policy
  terms (?:of (?:use|service)|and conditions)
  (?:about|contact) us
  zum (?:haupt)?inhalt(?: springen)?
  startseite
  anmelden
  aller au contenu(?: principal)?
  accueil
  se connecter
  ir al contenido
  inicio
  iniciar sesión
  الرئيسية
  تسجيل الدخول
  صفحہ اول
  ہوم
  होम`)

/** Parts of a site: */
export const SECTION_WORDS = oneOf(`
  news
  world
  asia
  africa
  europe
  uk
  (?:us|usa)(?: (?:&|and) canada)?
  middle east
  latin america
  national
  international
  pakistan
  india
  business
  economy
  sports?
  politics
  opinion
  technology
  tech
  science
  health
  culture
  travel
  entertainment
  lifestyle
  arts
  weather
  latest
  trending
  top stories
  breaking news
  in pictures
  politik
  wirtschaft
  welt
  ausland
  monde
  politique
  économie
  mundo
  política
  economía
  پاکستان
  دنیا
  کھیل
  العالم
  سياسة
  देश
  दुनिया`)

/** Headings and buttons below a text: */
export const FURNITURE_WORDS = oneOf(`
  post (?:a )?comments?(?: ?\\(\\+\\))?
  leave a (?:comment|reply)
  (?:add|view|show|load)(?: all)? comments?
  comments?
  (?:recent|latest|related|more|other|popular|recommended) (?:articles|stories|posts|news|topics|coverage|content|links|reading)
  more on this (?:story|topic)
  related(?: internet links)?
  most (?:read|popular|viewed|watched)
  top stories
  trending(?: now)?
  (?:you (?:may|might) also like|recommended(?: for you)?)
  (?:previous|next) (?:article|story|post)
  tags
  topics
  newsletters?
  (?:sign up|subscribe) to our newsletter
  follow us(?: on (?:facebook|twitter|x|instagram|google news))?
  back to (?:the )?top
  mehr zum thema
  kommentare
  schlagw[öo]rt(?:er|e)
  sur le même sujet
  commentaires
  (?:noticias|temas) relacionad[oa]s
  comentarios
  (?:مواضيع|أخبار) (?:ذات صلة|متعلقة)
  تعليقات
  متعلقہ خبریں
  تبصرے
  संबंधित खबरें
  टिप्पणियां`)

/** Before the title of another article: */
export const SEE_ALSO = oneOf(`
  (?:also read|read also|read more|read next|see also|also see|related|watch)
  (?:lesen sie auch|mehr zum thema|siehe auch)
  (?:lire aussi|à lire aussi|voir aussi)
  (?:lea también|lee también|le puede interesar|ver también)
  (?:اقرأ|إقرأ|شاهد) (?:أيض|ايض)(?:ا|اً|ًا)
  (?:یہ بھی|مزید) (?:پڑھیں|پڑھیے|دیکھیں)
  (?:यह|ये) भी (?:पढ़ें|पढ़े|देखें)`)

/** Words and phrases, one a line, as alternatives in NFC, as texts are. */
function oneOf(list: string): string {
  const phrases = list.normalize('NFC').trim().split(/\n\s*/)
  return `(?:${phrases.join('|')})`
}
