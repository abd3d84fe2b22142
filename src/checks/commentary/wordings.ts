/**
 * Sources of regular expressions by language, one phrase a line: where a model speaks of translating or summarising itself, be it that
 * it cannot, that there are several ways, that something was taken literally, or that it would do it once more.
 */
export const WORDINGS: Record<string, string> = {
  en: `
    (?:there are|there is|here are|i see) (?:two|three|several|a few|different|multiple|various)(?: \\p{L}+)? (?:translations|renderings|ways to (?:translate|render)|versions of (?:the|this) translation)
    (?:the|this) (?:sentence|phrase|source text|wording) is ambiguous(?![^.\\n]{0,20}(?:court|judge|law))
    (?:literally|word for word),? (?:this|it) (?:means|translates|would be)
    (?:shall|should) i (?:translate|summari[sz]e|rephrase|adapt|shorten) (?:it|this|the)`,
  de: `
    (?:der|dieser) (?:satz|ausdruck|quelltext) ist (?:mehrdeutig|zweideutig)
    es gibt (?:zwei|drei|mehrere|verschiedene) (?:mögliche )?übersetzungen
    wörtlich (?:übersetzt|bedeutet)[^.\\n]{0,60}(?:übersetz|wiedergegeben|gewählt)
    (?:soll|darf) ich (?:es|ihn|sie|den|die|das|diesen|dir|ihnen)[^?\\n]{0,60}(?:übersetzen|anpassen|kürzen|zusammenfassen|umformulieren)`,
  fr: `
    (?:la|cette) phrase est ambiguë
    (?:il y a |il existe )?(?:deux|plusieurs) traductions (?:sont )?possibles
    (?:littéralement|mot à mot)[^.\\n]{0,60}(?:j['’]ai traduit|traduit ici|rendu ici)
    (?:voulez-vous|souhaites-tu|veux-tu|souhaitez-vous) que je`,
  es: `
    (?:la|esta) (?:frase|oración) es ambigua
    (?:hay|existen|son posibles) (?:dos|varias)(?: posibles)? traducciones
    (?:lo siento|lamentablemente)[^.\\n]{0,60}(?:la traducción|el resumen)[^.\\n]{0,30}no (?:puedo|es posible)
    ¿?(?:quieres|quiere|desea|deseas) que (?:lo|la|te|le) (?:adapte|cambie|acorte|ofrezca|reescriba|pase|dé|haga|traduzca)`,
  pt: `
    (?:a|esta) frase é ambígua
    (?:há|existem) (?:duas|várias) traduções
    (?:quer|gostaria) que (?:eu )?(?:o|a)? ?(?:adapte|traduza|resuma|encurte|reescreva)`,
  it: `
    (?:la|questa) frase è ambigua
    (?:ci sono|esistono) (?:due|varie|diverse) (?:possibili )?traduzioni
    (?:vuoi|vuole|desidera) che (?:lo |la )?(?:adatti|traduca|riassuma|accorci|riscriva)`,
  nl: `
    (?:de|deze) zin is (?:dubbelzinnig|meerduidig)
    er zijn (?:twee|meerdere|verschillende) (?:mogelijke )?vertalingen
    zal ik (?:het|de|deze)[^?\\n]{0,40}(?:vertalen|aanpassen|inkorten|samenvatten)`,
  cs: `
    (?:tato )?(?:věta|fráze) je (?:nejednoznačná|dvojznačná|víceznačná)
    (?:existují|jsou možné|nabízejí se) (?:dva|dvě|tři|různé|další)[^.\\n]{0,12} (?:překlady|varianty překladu)
    (?:omlouvám se|je mi líto|bohužel)[^.!?\\n]{0,20}s (?:překladem|shrnutím)[^.!?\\n]{0,40}(?:nemohu|nemůžu)
    (?:chcete|chceš),? abych`,
  pl: `
    (?:to )?zdanie jest (?:niejednoznaczne|dwuznaczne)
    (?:możliwe są|istnieją) (?:dwa|dwie|różne)[^.\\n]{0,10} (?:tłumaczenia|wersje tłumaczenia)
    czy (?:mam|chcesz,? abym|chce pan|chce pani)[^?\\n]{0,30}(?:przetłumaczyć|przetłumaczył|dostosował|skrócił)`,
  ru: `
    (?:возможны|есть|существу(?:ют|ет)) (?:два|три|несколько|разные)(?: \\p{L}+)? (?:варианта?(?:ов)?|способа?) перевода
    (?:это |данное )?предложение (?:неоднозначно|двусмысленно)
    (?:к сожалению|извините|простите)[^.!?\\n]{0,20}(?:с переводом|перевод этого текста)[^.!?\\n]{0,40}не (?:могу|смогу)
    (?:хотите|хочешь),? (?:чтобы )?я`,
  uk: `
    (?:можливі|є|існують) (?:два|три|кілька|різні)(?: \\p{L}+)? (?:варіанти|способи) перекладу
    (?:це )?речення (?:неоднозначне|двозначне)
    (?:на жаль|вибачте)[^.!?\\n]{0,20}(?:з перекладом|переклад цього тексту)[^.!?\\n]{0,40}не (?:можу|зможу)
    (?:хочете|хочеш),? щоб я`,
  hi: `
    (?:इस|यह) वाक्य (?:के|का)[^।\\n]{0,20}(?:दो|कई) (?:अर्थ|अनुवाद)[^।\\n]{0,12}(?:हो सकते|संभव)
    अनुवाद के (?:दो|कई|कुछ) (?:विकल्प|रूप)
    क्या आप चाहेंगे कि मैं`,
  ur: `ترجمے کے (?:دو|کئی) (?:متبادل|انداز)
    کیا آپ چاہیں گے کہ میں`,
  ar: `(?:هناك|توجد) (?:ترجمتان|عدة ترجمات)
    هذه الجملة (?:غامضة|ملتبسة)
    هل (?:تود|تريد|ترغب) (?:أن|في أن) (?:أترجم|ألخص|أعدل)`,
  fa: `(?:دو|چند) ترجمه (?:ممکن|برای)
    آیا می‌خواهید (?:ترجمه|خلاصه)`,
  zh: `
    (?:这|這|该|該)(?:句话|句話|个句子|個句子|句)(?:有|存在)(?:歧义|歧義|两种|兩種)
    (?:有|可以有|以下是|提供)(?:两|兩|几|幾|多|三)(?:种|種|个|個)(?:译法|譯法|翻译|翻譯|译文|譯文)
    [^。！？\\n]{0,20}(?:直译|直譯)[^。！？\\n]{0,40}(?:译|譯|翻)(?:为|為|成|作|了|出)
    (?:需要|是否需要|要不要|您希望)我(?:再|把|将|將|翻|为|為|提供)`,
  ja: `
    [^。！？\\n]{0,30}(?:直訳)(?:すると|では|は)[^。！？\\n]{0,80}訳し(?:まし|て)
    (?:この|本)(?:文|表現|一文)は(?:あいまい|曖昧|多義的|二通り)
    (?:以下|次)の(?:二|三|2|3|いくつか|複数)[^。\\n]{0,6}(?:訳|翻訳)(?:案|例)?
    (?:別の|他の)(?:訳|表現|言い回し)(?:も|が)(?:必要|ご希望|可能)`,
  ko: `(?:직역하면)[^.!?\\n]{0,60}(?:번역했|옮겼|번역하였)
    (?:이|해당) 문장은 (?:모호|중의적)
    번역(?:은|이)? (?:두|여러) 가지`,
  is: `(?:setningin|þessi setning) er (?:tvíræð|margræð|óljós)
    (?:tvær|nokkrar|fleiri) þýðingar (?:koma til greina|eru mögulegar)
    viltu að ég|á ég að (?:þýða|stytta|laga)`,
  sv: `(?:meningen|frasen) är (?:tvetydig|flertydig)
    det finns (?:två|flera|olika) (?:möjliga )?översättningar
    ska jag (?:översätta|anpassa|korta|sammanfatta)`,
  tr: `(?:bu )?cümle (?:belirsiz|iki anlamlı)
    (?:iki|birkaç|farklı) (?:olası )?çeviri (?:var|mümkün|seçeneği)
    (?:çevirmemi|özetlememi|uyarlamamı) ister misin\\p{L}*`,
}
