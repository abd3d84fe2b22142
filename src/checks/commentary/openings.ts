/** Sources of regular expressions by language, one phrase a line: what a model announces its answer with. */
export const ANNOUNCEMENTS: Record<string, string> = {
  en: `
    (?:sure(?: thing)?|certainly|of course|absolutely|no problem|gladly|understood|got it|happy to help|great question)!
    (?:sure(?: thing)?|certainly|of course|absolutely|no problem|gladly|understood|okay|ok|alright)[,.:—–-]{1,2} ?(?:here(?:['’]s| is| are| you go)|i(?:['’]ll| will| can| have|['’]ve)|below is|let me|this is (?:the|a|your) (?:summary|translation))
    (?:here(?:['’]s| is| are)|below (?:is|are)|(?:the )?following (?:is|are)|this is)[^.!?:\\n]{0,60}? (?:summary|summaries|synopsis|translations?|paraphrase|rewrite|translated (?:text|version|article|segments?|sentences?)|summari[sz]ed (?:text|version|article)) (?:of|for|in|into|from|to|as|that|based|with)[^.!?:\\n]{0,60}(?:article|text|passage|paragraph|sentences?|segments?|phrase|document|content|input|request(?:ed)?|instructions|json|english|german|french|spanish|portuguese|italian|dutch|czech|polish|russian|ukrainian|hindi|urdu|arabic|persian|farsi|chinese|japanese|korean|icelandic|swedish|turkish)
    (?:here(?:['’]s| is| are)|below (?:is|are)|(?:the )?following (?:is|are)|this is)[^.!?:\\n]{0,60}? (?:summary|summaries|synopsis|translations?|translated (?:text|version)|paraphrase|rewrite|bullet points|json|output|draft|rendering|rendition)[^.!?:\\n]{0,60}[:\\n]
    here are (?:a (?:few|couple of)|some|several|two|three|four) (?:different |possible |alternative |other )?(?:options|translations|versions|variations|alternatives|ways (?:to|you could) (?:translate|say|render|phrase|express))
    i(?:['’]ve| have)(?: now| also)? (?:translated|summari[sz]ed|rewritten|rephrased|provided|kept the|maintained the|preserved the)(?: a| the| this| your)?[^.!?\\n]{0,20}(?:text|article|passage|summary|translation|segments?|sentences?|content|tone|meaning|formatting)
    (?:the|my|your|a) (?:(?:german|french|spanish|portuguese|italian|dutch|czech|polish|russian|ukrainian|hindi|urdu|arabic|persian|chinese|japanese|korean|icelandic|swedish|turkish|english|requested|best|possible|correct|literal|natural) )?(?:translation|summary) (?:of (?:the|this|your) (?:text|article|passage|sentence|phrase|segment)|is(?: as follows)?|would be|could be|in \\p{L}+(?: is| would be)?)[^.!?:\\n]{0,40}:`,
  de: `
    (?:gerne?|natürlich|selbstverständlich|klar|sicher|na klar|aber gerne?)!
    (?:gerne?|natürlich|selbstverständlich|klar|sicher),? (?:hier|im folgenden|nachfolgend|ich (?:habe|werde|kann))
    (?:hier (?:ist|sind|kommt|folgt|finden sie)|dies ist|das ist|nachfolgend|im folgenden|nachstehend)[^.!?:\\n]{0,60}?(?:zusammenfassung|übersetzung|übersetzte)[^.!?:\\n]{0,60}:
    (?:hier (?:ist|sind|kommt|folgt)|nachfolgend|im folgenden)[^.!?:\\n]{0,40}?(?:zusammenfassung|übersetzung) (?:des|dieses|ihres) (?:artikels|textes|absatzes|satzes)
    die (?:deutsche )?übersetzung (?:lautet|ins deutsche|des (?:textes|satzes))[^.!?:\\n]{0,20}:
    hier sind (?:einige|ein paar|mehrere|zwei|drei) (?:mögliche )?(?:übersetzungs\\p{L}*|varianten|optionen|vorschläge|möglichkeiten)
    ich habe (?:den|das|die|diesen|ihren) (?:text|artikel|absatz|satz)[^.!?\\n]{0,60}(?:übersetzt|zusammengefasst)`,
  fr: `
    (?:bien sûr|certainement|d['’]accord|avec plaisir|absolument|volontiers)\\s?!
    (?:bien sûr|certainement|d['’]accord|avec plaisir),? (?:voici|je vais)
    (?:voici|voilà|ci-dessous|vous trouverez)[^.!?:\\n]{0,60}?(?:résumé|traduction|synthèse|texte traduit|version traduite)[^.!?:\\n]{0,60}:
    (?:voici|voilà)[^.!?:\\n]{0,30}?(?:résumé|traduction|synthèse) (?:de (?:l['’]|cet )article|du texte|de ce texte|en français|demandée?)
    la traduction (?:en français|du texte|de (?:cette|la) phrase)[^.!?:\\n]{0,20}:
    voici (?:quelques|plusieurs|deux|trois) (?:options|traductions|propositions|possibilités|variantes)
    j['’]ai (?:traduit|résumé) (?:le|ce|cet|votre|l['’]) ?(?:texte|article|passage)`,
  es: `
    (?:claro(?: que sí)?|por supuesto|desde luego|con gusto|entendido|cómo no)!
    (?:claro(?: que sí)?|por supuesto|desde luego|con gusto|entendido)[,.:] (?:aquí|a continuación|este es|esta es)
    (?:aquí (?:tienes?|están?|te dejo|le presento|te presento|va|hay)|a continuación|este es|esta es)[^.!?:\\n]{0,60}?(?:resumen|traducci(?:ón|ones)|texto traducido|versión traducida)[^.!?:\\n]{0,60}:
    (?:aquí (?:tienes?|está|te dejo|le presento|te presento|va)|a continuación)[^.!?:\\n]{0,40}?(?:resumen|traducción) (?:de(?:l| este| la| esta)? (?:artículo|texto|frase|pasaje)|al español|solicitad[oa])
    aquí (?:hay|tienes?|están) (?:algunas|varias|dos|tres) (?:posibles )?(?:opciones|traducciones|alternativas|variantes|formas)
    he (?:traducido|resumido) (?:el|este|tu|su) (?:texto|artículo)
    (?:la|una) (?:posible )?traducción (?:al español|de(?:l| la| este| esta)? (?:texto|frase|oración|artículo))[^.!?:\\n]{0,20}:`,
  pt: `
    (?:claro(?: que sim)?|com certeza|certamente|com prazer|entendido)!
    (?:claro|com certeza|certamente)[,.:] (?:aqui|segue|eis)
    (?:aqui (?:está|estão|vai|tem|você tem)|segue(?:m|-se)?|abaixo|eis|este é|esta é)[^.!?:\\n]{0,60}?(?:resumo|tradução|traduções|texto traduzido)[^.!?:\\n]{0,60}:
    (?:aqui (?:está|vai|tem)|segue(?:-se)?|eis)[^.!?:\\n]{0,30}?(?:resumo|tradução) (?:d[oe](?:ste)? (?:artigo|texto)|para o português)
    aqui (?:estão|vão) (?:algumas|duas|três|várias) (?:opções|traduções|alternativas)`,
  it: `
    (?:certo|certamente|va bene|volentieri|ovviamente)!
    (?:certo|certamente|va bene|volentieri)[,.:] (?:ecco|di seguito)
    (?:ecco|di seguito|questo è|questa è)[^.!?:\\n]{0,60}?(?:riassunto|traduzion[ei]|sintesi|testo tradotto)[^.!?:\\n]{0,60}:
    (?:ecco|di seguito)[^.!?:\\n]{0,30}?(?:riassunto|traduzione|sintesi) (?:dell['’]articolo|del testo|in italiano)
    ecco (?:alcune|due|tre|diverse) (?:opzioni|traduzioni|alternative|possibilità)`,
  nl: `
    (?:natuurlijk|zeker|graag|uiteraard|prima)!
    (?:natuurlijk|zeker|uiteraard)[,.:] hier
    (?:hier (?:is|zijn|volgt|vind)|hieronder|dit is)[^.!?:\\n]{0,60}?(?:samenvatting|vertaling|vertaalde)[^.!?:\\n]{0,60}:
    (?:hier (?:is|volgt)|hieronder)[^.!?:\\n]{0,30}?(?:samenvatting|vertaling) van (?:het artikel|de tekst|dit artikel)
    hier zijn (?:enkele|een paar|twee|drie) (?:mogelijke )?(?:opties|vertalingen|mogelijkheden)`,
  cs: `
    (?:jistě|samozřejmě|rád[ao]?|určitě)!
    (?:jistě|samozřejmě)[,.:] (?:zde|tady)
    (?:zde (?:je|jsou|najdete)|tady (?:je|máte)|níže|toto je|následuje)[^.!?:\\n]{0,60}?(?:shrnutí|souhrn|překlad|přeložen)[^.!?:\\n]{0,60}:
    (?:zde je|tady je)[^.!?:\\n]{0,30}?(?:shrnutí|souhrn|překlad) (?:článku|textu|tohoto)
    zde je (?:několik|pár) (?:možností|překladů|variant)`,
  pl: `
    (?:oczywiście|jasne|pewnie|z przyjemnością)!
    (?:oczywiście|jasne|pewnie)[,.:] oto
    (?:oto|poniżej|to jest)[^.!?:\\n]{0,60}?(?:streszczenie|podsumowanie|tłumaczeni[ea]|przetłumaczon)[^.!?:\\n]{0,60}:
    oto[^.!?:\\n]{0,30}?(?:streszczenie|podsumowanie|tłumaczenie) (?:artykułu|tekstu|tego)
    oto (?:kilka|parę) (?:opcji|możliwości|tłumaczeń|wariantów)`,
  ru: `
    (?:конечно|разумеется|хорошо|с удовольствием|безусловно|понял)!
    (?:конечно|разумеется|хорошо)[,.:] вот
    (?:вот|ниже|это)[^.!?:\\n]{0,60}?(?:кратк\\p{L} (?:изложени|содержани|пересказ)\\p{L}*|резюме|перевод|переведенн|переведённ)[^.!?:\\n]{0,60}:
    вот[^.!?:\\n]{0,30}?(?:краткое (?:изложение|содержание)|резюме|перевод) (?:статьи|текста|этого|данного|предложения)
    вот (?:несколько|пара) (?:вариантов|переводов)`,
  uk: `
    (?:звичайно|звісно|авжеж|гаразд|з радістю)!
    (?:звичайно|звісно|гаразд)[,.:] ось
    (?:ось|нижче|це)[^.!?:\\n]{0,60}?(?:стислий|короткий (?:виклад|зміст|переказ)|резюме|переклад|підсумок)[^.!?:\\n]{0,60}:
    ось[^.!?:\\n]{0,30}?(?:короткий (?:виклад|зміст)|резюме|переклад) (?:статті|тексту|цього|речення)
    ось (?:кілька|декілька) (?:варіантів|перекладів)`,
  hi: `
    (?:ज़रूर|जरूर|बिल्कुल|बिलकुल|बेशक|निश्चित रूप से|अवश्य)!
    (?:ज़रूर|जरूर|बिल्कुल|निश्चित रूप से)[,.:।] ?(?:यहाँ|यहां|यह|नीचे)
    (?:यहाँ|यहां|नीचे|ये रहा|यह रहा|यह|पेश है|प्रस्तुत है|निम्नलिखित)[^।.!?:\\n]{0,60}?(?:सारांश|अनुवाद|अनुवादित)[^।.!?:\\n]{0,40}:
    (?:यहाँ|यहां|नीचे) (?:कुछ|दो|तीन) (?:संभावित )?(?:विकल्प|अनुवाद)
    (?:यहाँ|यहां|नीचे)[^।.!?:\\n]{0,30}?(?:लेख|पाठ|वाक्य)[^।.!?:\\n]{0,20}(?:सारांश|अनुवाद) (?:दिया गया )?है`,
  ur: `
    (?:ضرور|بالکل|یقیناً|یقینا|جی ضرور)!
    (?:ضرور|بالکل|یقیناً)[،,.:۔] ?(?:یہاں|یہ|ذیل)
    (?:یہاں|یہ رہا|یہ رہی|ذیل میں|پیش ہے|درج ذیل|یہ)[^۔.!؟:\\n]{0,60}?(?:خلاصہ|ترجمہ)[^۔.!؟:\\n]{0,40}:
    (?:یہاں|ذیل میں)[^۔.!؟:\\n]{0,30}?(?:مضمون|متن|جملے)[^۔.!؟:\\n]{0,20}(?:خلاصہ|ترجمہ) (?:دیا گیا )?ہے`,
  ar: `
    (?:بالتأكيد|بالطبع|حسنًا|حسناً|طبعًا|طبعاً|بكل سرور)\\s?!
    (?:بالتأكيد|بالطبع|حسنًا|حسناً)[،,.:] ?(?:إليك|هذا|هذه|فيما)
    (?:إليكم?|فيما يلي|هذا هو|هذه هي|هذا|هذه)[^.!؟:\\n]{0,40}?(?:ملخص|الملخص|ترجمة|الترجمة|ترجمات)[^.!؟:\\n]{0,60}:
    إليكم?[^.!؟:\\n]{0,20}?(?:ملخص|ملخصًا|ملخصا|ترجمة) (?:ل?لمقال|ل?لنص|المقال|النص|هذا)`,
  fa: `
    (?:البته|حتماً|حتما|بله|با کمال میل)!
    (?:البته|حتماً|حتما)[،,.:] ?(?:در اینجا|این)
    (?:در اینجا|در زیر|این|در ادامه)[^.!؟:\\n]{0,40}?(?:خلاصه|ترجمه)[^.!؟:\\n]{0,60}:
    در اینجا[^.!؟:\\n]{0,20}?(?:خلاصه|ترجمه)[^.!؟:\\n]{0,10}(?:مقاله|متن)`,
  zh: `
    (?:好的|没问题|沒問題|当然可以|當然可以)[，,！!。：:] ?(?:以下|这|這|我|请|請|下面|为您|為您)
    (?:当然|當然)[！!]
    (?:以下|这|這|下面)(?:是|为|為|就是)[^。！？：:\\n]{0,30}?(?:翻译|翻譯|摘要|总结|總結|概要|译文|譯文|概述)[^。！？：:\\n]{0,20}[：:\\n]
    (?:以下|下面)(?:是|为|為)(?:这篇|這篇|该|該|本|上述|所给|您)?(?:文章|文本|句子|段落|原文)?的?[^。！？：:\\n]{0,10}(?:翻译|翻譯|摘要|总结|總結|译文|譯文)
    以下是(?:几个|幾個|几种|幾種|一些)[^。！？\\n]{0,10}(?:选项|選項|译法|譯法|翻译|翻譯|版本)`,
  ja: `
    (?:承知(?:いた|し)ました|かしこまりました|わかりました|了解(?:いた|し)ました|もちろんです|はい)[！!。、] ?(?:以下|翻訳|要約|こちら|では)
    (?:承知いたしました|かしこまりました)
    (?:以下(?:は|が|に)|こちら(?:は|が)|これは)[^。！？：:\\n]{0,40}?(?:要約|翻訳|訳文|和訳|日本語訳)(?:です|になります|となります|文です|を示します|を記載します|[^。！？：:\\n]{0,20}[：:])
    いくつかの(?:選択肢|訳し方|翻訳案)`,
  ko: `
    (?:물론(?:입니다|이죠|이에요)?|네|알겠습니다)[!.,] ?(?:다음|여기|아래|번역|요약)
    물론(?:입니다|이죠)?!
    (?:다음은|여기|아래는|이것은|아래에)[^.!?:\\n]{0,40}?(?:요약|번역)(?:입니다|본입니다|문입니다|이에요|한 것입니다|[^.!?:\\n]{0,20}:)`,
  is: `
    (?:auðvitað|að sjálfsögðu|endilega|sjálfsagt|vissulega)!
    (?:auðvitað|að sjálfsögðu|já)[,.:] hér
    (?:hér (?:er|eru|fyrir neðan|að neðan|á eftir|kemur)|þetta er)[^.!?:\\n]{0,60}?(?:samantekt|þýðing|útdrátt)[^.!?:\\n]{0,60}:
    hér (?:er|kemur)[^.!?:\\n]{0,30}?(?:samantekt|þýðing|útdráttur)[^.!?:\\n]{0,10}(?:greinar|texta)`,
  sv: `
    (?:självklart|absolut|visst|naturligtvis|javisst|gärna)!
    (?:självklart|absolut|visst|naturligtvis)[,.:] här
    (?:här (?:är|kommer|följer|har du)|nedan|detta är)[^.!?:\\n]{0,60}?(?:sammanfattning|översättning)[^.!?:\\n]{0,60}:
    här (?:är|kommer|följer)[^.!?:\\n]{0,30}?(?:sammanfattning|översättning)[^.!?:\\n]{0,10}(?:artikeln|texten)`,
  tr: `
    (?:tabii(?: ki)?|elbette|kesinlikle|memnuniyetle|tabi ki)!
    (?:tabii(?: ki)?|elbette|tabi ki)[,.:] [iİ]şte
    (?:[iİ]şte|aşağıda|bu)[^.!?:\\n]{0,60}?(?:özet|çeviri|tercüme)\\p{L}*[^.!?:\\n]{0,40}:
    [iİ]şte[^.!?:\\n]{0,20}?(?:makalenin|metnin|haberin)[^.!?:\\n]{0,20}(?:özeti|çevirisi)`,
}

/** What stands before the answer as its label; a colon follows. */
export const LABELS: Record<string, string> = {
  en: `(?:translation|translated text|summary|brief summary|one-sentence summary|tl;?dr|headline|title|output|final (?:answer|version|translation|summary)|(?:german|french|spanish|portuguese|italian|dutch|czech|polish|russian|ukrainian|hindi|urdu|arabic|persian|chinese|japanese|korean|icelandic|swedish|turkish|english)(?: translation| version| text| summary)?)(?: \\([^()\\n]{1,30}\\))?`,
  de: `(?:(?:deutsche )?übersetzung|zusammenfassung|kurzfassung|überschrift|übersetzter text|auf deutsch)`,
  fr: `(?:traduction(?: en français| française)?|résumé|synthèse|titre|texte traduit|en français)`,
  es: `(?:traducción(?: al español)?|resumen|síntesis|titular|título|texto traducido|en español)`,
  pt: `(?:tradução|resumo|síntese|título|texto traduzido|em português)`,
  it: `(?:traduzione|riassunto|sintesi|titolo|testo tradotto|in italiano)`,
  nl: `(?:vertaling|samenvatting|titel|vertaalde tekst)`,
  cs: `(?:překlad|shrnutí|souhrn|nadpis|titulek)`,
  pl: `(?:tłumaczenie|streszczenie|podsumowanie|tytuł|nagłówek)`,
  ru: `(?:перевод|краткое (?:изложение|содержание)|резюме|заголовок)`,
  uk: `(?:переклад|стислий (?:виклад|зміст)|короткий (?:виклад|зміст)|резюме|заголовок)`,
  hi: `(?:(?:हिंदी |हिन्दी )?अनुवाद|सारांश|शीर्षक)`,
  ur: `(?:(?:اردو )?ترجمہ|خلاصہ|عنوان|سرخی)`,
  ar: `(?:الترجمة(?: العربية)?|ترجمة|الملخص|ملخص|الخلاصة|العنوان)`,
  fa: `(?:ترجمه(?: فارسی)?|خلاصه|عنوان)`,
  zh: `(?:翻译|翻譯|译文|譯文|中文(?:翻译|翻譯)?|摘要|总结|總結|标题|標題|概要)`,
  ja: `(?:翻訳|訳文|和訳|日本語訳|要約|見出し|タイトル)`,
  ko: `(?:번역(?:문)?|한국어 번역|요약(?:문)?|제목)`,
  is: `(?:þýðing|samantekt|útdráttur|fyrirsögn)`,
  sv: `(?:översättning|sammanfattning|rubrik)`,
  tr: `(?:çeviri|tercüme|özet|başlık|türkçesi|türkçe çeviri)`,
}
