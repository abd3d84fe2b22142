/** Sources of regular expressions by language: before a note to the reader; a colon follows. */
export const NOTES: Record<string, string> = {
  en: `(?:(?:translat(?:or|ion)(?:['’]s)?|important|please|additional|cultural|context|linguistic) )?notes?(?: on (?:the )?translation| that|to (?:the )?reader)?|disclaimer|explanation|context`,
  de: `(?:anmerkung|hinweis|notiz|erläuterung|erklärung)(?:en)?(?: des übersetzers| zur übersetzung)?`,
  fr: `(?:remarque|note)s?(?: d(?:u traducteur|e traduction))?|n\\.d\\.t\\.?|explication`,
  es: `notas?(?: del? (?:el )?(?:traductor|traducción))?|aclaración|explicación|n\\. ?del t\\.`,
  pt: `(?:notas?(?: d[oa] (?:tradutor|tradução))?|observaç(?:ão|ões)|explicação)`,
  it: `note?(?: del traduttore)?|osservazioni|spiegazione`,
  nl: `(?:opmerking|noot|toelichting)(?:en)?(?: van de vertaler)?`,
  cs: `poznámk[ay](?: překladatele| k překladu)?|pozn\\. překl\\.|vysvětlení`,
  pl: `uwag[ai](?: (?:tłumacza|od tłumacza))?|przypis tłumacza|wyjaśnienie`,
  ru: `примечани[ея](?: (?:переводчика|к переводу))?|прим\\. (?:пер\\.|перев\\.)|пояснение`,
  uk: `приміт(?:ка|ки)(?: (?:перекладача|до перекладу))?|пояснення`,
  hi: `(?:नोट|टिप्पणी|ध्यान दें|स्पष्टीकरण|अनुवादक की टिप्पणी)`,
  ur: `(?:نوٹ|وضاحت|مترجم کا نوٹ)`,
  ar: `(?:ملاحظة|ملاحظات|ملحوظة|توضيح|ملاحظة المترجم)`,
  fa: `(?:توجه|نکته|یادداشت|توضیح|یادداشت مترجم)`,
  zh: `(?:注|注意|备注|備註|译注|譯註|译者注|譯者註|说明|說明|解释|翻译说明)`,
  ja: `(?:注|注意|注記|備考|補足|訳注|訳者注|翻訳メモ|説明)`,
  ko: `(?:참고|주|주의|역주|비고|설명|번역 노트)`,
  is: `(?:athugasemd|ath|skýring|athugið)(?:ir)?(?: þýðanda)?`,
  sv: `(?:obs|notera|anmärkning|kommentar|förklaring|översättarens anmärkning)`,
  tr: `(?:not|çevirmenin notu|çeviri notu|açıklama)`,
}

/** What a model says of the text that it translates, or of its translation. */
export const REMARKS: Record<string, string> = {
  en: `
    (?:this|that|the)(?: \\p{L}+)? (?:phrase|idiom|expression|term|word|saying|pun|wordplay|sentence|slang|acronym|line)[^.!?\\n]{0,60}? (?:(?:does not|doesn['’]t|do not|don['’]t) (?:really )?have|has no|lacks) (?:a|an|any)?[^.!?\\n]{0,20}(?:direct|exact|literal|precise|equivalent|perfect)[^.!?\\n]{0,20}(?:translation|equivalent|counterpart)
    (?:there is|there['’]s|there isn['’]t|there are) (?:no|not|an?|any)?[^.!?\\n]{0,12}(?:direct|exact|literal)[^.!?\\n]{0,12}(?:translation|equivalent|counterpart)s? (?:for|of|in)
    (?:this|that|the) (?:phrase|idiom|expression|sentence|text|segment|word|title|passage) (?:can|could|would|should|may) be (?:translated|rendered|interpreted|expressed) (?:as|in|into|to)
    (?:this|my|the(?: above)?) translation (?:aims|maintains|preserves|captures|conveys|keeps|attempts|tries|follows|uses|is (?:more|less|intended|meant|based|literal))
    (?:this|the) (?:text|sentence|segment|passage|phrase|input) (?:is|appears to be|seems to be) already (?:in|written in|translated)
    (?:a|another|an) (?:more )?(?:natural|literal|idiomatic|formal|informal|colloquial|alternative|possible|better|accurate) (?:translation|version|rendering|option)[^.!?\\n]{0,30}(?:would be|could be|might be|is)[ :]
    ["“][^"”\\n]{1,200}["”] (?:is|would be) (?:the|a) (?:best|closest|literal|correct|accurate|good|possible) translation
    (?:depending on|without (?:more|further|additional)) (?:the )?context,? (?:you (?:could|can|might)|it (?:could|can|might)|the translation|i)
    (?:the|this) (?:summary|translation) (?:above|below|provided|has been|was) (?:is |was |has |been )?(?:written|kept|generated|created|based|translated|limited|condensed)
    i (?:have )?(?:chose|chosen|used|kept|left|opted|decided|tried|assumed|translated|rendered|adapted|preserved|maintained|omitted|interpreted)(?: to)? (?:the (?:term|word|phrase|original|name|proper|formatting|tone|structure|meaning)|["“'‘«]\\p{L})`,
  de: `
    (?:diese[rs]?|de[rn]|die) (?:ausdruck|redewendung|begriff|phrase|satz|wortspiel)[^.!?\\n]{0,40}? (?:hat|gibt es|besitzt)[^.!?\\n]{0,20}(?:keine?|nicht) (?:direkte|wörtliche|genaue|exakte)[^.!?\\n]{0,12}(?:übersetzung|entsprechung)
    (?:dieser|der) (?:text|satz) ist bereits (?:auf deutsch|in deutscher)`,
  fr: `
    (?:cette|l['’]) ?(?:expression|phrase|tournure)[^.!?\\n]{0,30}?n['’]a pas (?:d['’]|de )?(?:équivalent|traduction) (?:direct|exact|littéral)
    (?:ce texte|cette phrase) est déjà en français`,
  es: `
    (?:esta|la|este|el) (?:frase|expresión|término|modismo)[^.!?\\n]{0,30}?no tiene (?:una?|ningún|ninguna)? ?(?:traducción|equivalente) (?:directa|directo|exact[oa]|literal)
    (?:este texto|esta frase) ya está en español`,
  pt: `(?:esta|essa|este|a) (?:frase|expressão|termo)[^.!?\\n]{0,30}?não (?:tem|possui) (?:uma?)? ?(?:tradução|equivalente) (?:direta|direto|exat[oa]|literal)`,
  it: `(?:questa|questo|l['’]) ?(?:frase|espressione|termine|modo di dire)[^.!?\\n]{0,30}?non ha (?:una?|un)? ?(?:traduzione|equivalente) (?:diretta|diretto|esatt[oa]|letterale)`,
  nl: `(?:deze|dit) (?:uitdrukking|zin|term|woord)[^.!?\\n]{0,30}?heeft geen (?:directe|exacte|letterlijke) (?:vertaling|equivalent)`,
  cs: `(?:tato|tento) (?:fráze|výraz|idiom|věta)[^.!?\\n]{0,30}?nemá (?:přímý|doslovný|přesný) (?:překlad|ekvivalent)`,
  pl: `(?:to|ta|ten) (?:wyrażenie|fraza|idiom|zwrot)[^.!?\\n]{0,30}?nie ma (?:bezpośredniego|dosłownego|dokładnego) (?:tłumaczenia|odpowiednika)`,
  ru: `(?:эта|это|данн\\p{L}+) (?:фраза|выражение|идиома|слово)[^.!?\\n]{0,30}?не имеет (?:прямого|точного|дословного) (?:перевода|аналога|эквивалента)`,
  uk: `(?:ця|цей|це) (?:фраза|вираз|ідіома|слово)[^.!?\\n]{0,30}?не має (?:прямого|точного|дослівного) (?:перекладу|відповідника|еквівалента)`,
  hi: `(?:इस|यह) (?:वाक्यांश|मुहावरे|वाक्य|शब्द)[^।!?\\n]{0,30}?(?:सीधा|सटीक|प्रत्यक्ष) (?:अनुवाद|समकक्ष)[^।!?\\n]{0,12}नहीं`,
  ur: `اس (?:جملے|محاورے|فقرے|لفظ)[^۔!؟\\n]{0,30}?(?:براہ راست|لفظی) ترجمہ[^۔!؟\\n]{0,12}نہیں`,
  ar: `(?:هذه|هذا) (?:العبارة|المصطلح|التعبير)[^.!؟\\n]{0,30}?(?:ليس لها|ليس له|لا يوجد لها|لا توجد لها) (?:ترجمة|مقابل)`,
  zh: `(?:这个|这句|該|该|此)(?:短语|短語|习语|词|表达|话|句)[^。！？\\n]{0,20}?没有(?:直接|完全|确切)?(?:对应|对等|的翻译)[^。！？\\n]{0,15}
    (?:这句话|这个短语|该短语|该句)(?:可以|可)(?:翻译|译)(?:成|为|作)`,
  ja: `(?:この|その)(?:フレーズ|表現|慣用句|言い回し|文)[^。！？\\n]{0,25}?(?:直訳|対応する|直接的な)[^。！？\\n]{0,20}(?:ありません|できません|難しい)
    (?:この文|このフレーズ)は[^。！？\\n]{0,20}(?:と訳せます|と翻訳できます|と訳すことができます)`,
  ko: `이 (?:문구|표현|문장|관용구)[^.!?\\n]{0,25}?(?:직접적인|정확한) 번역[^.!?\\n]{0,12}(?:없습니다|어렵습니다)`,
  tr: `bu (?:ifade|deyim|cümle)\\p{L}*[^.!?\\n]{0,30}?(?:doğrudan|tam) (?:bir )?(?:çevirisi|karşılığı) yok`,
  sv: `(?:det här|detta|den här) (?:uttrycket|frasen|ordet)[^.!?\\n]{0,30}?(?:har ingen|saknar) (?:direkt|exakt) (?:översättning|motsvarighet)`,
}

/** What a summary that speaks of its article instead of its matter begins with. */
export const DETOURS: Record<string, string> = {
  en: `
    (?:in )?(?:the|this)(?: \\p{L}+)? (?:article|text|passage|story|report|piece|document)(?: by [^.,\\n]{1,40}| from [^.,\\n]{1,40})?,? (?:also )?(?:says|said|discusses|describes|reports on|explains|talks about|covers|explores|highlights|examines|outlines|details|focuses on|provides|presents|summari[sz]es|mentions|argues|states|looks at|is about|deals with|delves|tells|reveals|addresses|analy[sz]es)(?!\\p{L})
    (?:according to|based on) (?:the|this) (?:article|text|passage|provided|source)(?!\\p{L})
    in (?:the|this) (?:article|text|passage|piece),
    the author(?:s)? (?:discuss|describe|explain|argue|state|explore|highlight)(?:e?s)?(?!\\p{L})`,
  de: `
    (?:der|dieser|im|in diesem|in dem) (?:\\p{L}+ )?(?:artikel|text|bericht|beitrag) (?:\\p{L}+ )?(?:beschreibt|behandelt|berichtet|handelt|erklärt|beleuchtet|befasst|thematisiert|diskutiert|erläutert|geht es|wird|fasst|stellt)(?!\\p{L})
    (?:laut|gemäß) (?:dem|diesem) (?:artikel|text)`,
  fr: `
    (?:l['’]|cet |dans (?:cet |l['’]))article,? (?:\\p{L}+ )?(?:décrit|traite|parle|explique|rapporte|aborde|présente|discute|évoque|examine|relate|souligne|est consacré|porte)(?!\\p{L})
    (?:le|ce|dans ce) texte,? (?:décrit|traite|parle|explique|aborde|présente)(?!\\p{L})
    selon (?:l['’]|cet )article`,
  es: `
    (?:en )?(?:el|este) (?:artículo|texto|reportaje) (?:describe|trata|habla|explica|informa|aborda|presenta|analiza|discute|destaca|examina|relata|cuenta|se centra|detalla)(?!\\p{L})
    según (?:el|este) (?:artículo|texto)`,
  pt: `
    (?:n?[oe]ste|o|este|no) (?:artigo|texto) (?:descreve|trata|fala|explica|relata|aborda|apresenta|analisa|discute|destaca|informa)(?!\\p{L})
    (?:de acordo com|segundo) (?:o|este) (?:artigo|texto)`,
  it: `
    (?:l['’]|questo |nell['’])articolo (?:descrive|tratta|parla|spiega|riporta|affronta|presenta|analizza|discute|racconta)(?!\\p{L})
    secondo l['’]articolo`,
  nl: `
    (?:het|dit|in dit|in het) (?:artikel|stuk|bericht) (?:beschrijft|behandelt|gaat over|bespreekt|legt uit|vertelt|meldt)(?!\\p{L})
    volgens (?:het|dit) artikel`,
  cs: `
    (?:v )?(?:tento|tomto|) ?(?:článek|článku|text) (?:popisuje|pojednává|se zabývá|hovoří|informuje|vysvětluje|rozebírá|se věnuje)(?!\\p{L})
    podle (?:tohoto )?článku`,
  pl: `
    (?:w )?(?:ten |tym |niniejszy )?(?:artykuł|artykule|tekst) (?:opisuje|omawia|dotyczy|mówi|wyjaśnia|przedstawia|porusza)(?!\\p{L})
    według artykułu`,
  ru: `
    (?:в )?(?:эта |этой |данная |данной )?(?:статья|статье|тексте) (?:\\p{L}+ )?(?:описывает|рассказывает|говорится|посвящена|рассказывается|рассматривает\\p{L}*|обсуждает\\p{L}*|описывается|сообщается|речь)(?!\\p{L})
    согласно (?:статье|тексту)`,
  uk: `
    (?:у |в )?(?:ця |цій |дана |даній )?(?:стаття|статті|тексті) (?:\\p{L}+ )?(?:описує|розповідає|йдеться|присвячена|розповідається|розглядає\\p{L}*|обговорює\\p{L}*|описується|повідомляється)(?!\\p{L})
    згідно зі? статтею`,
  hi: `(?:यह|इस) (?:लेख|आलेख|समाचार लेख) (?:में |के अनुसार|बताता|चर्चा|वर्णन)`,
  ur: `(?:یہ|اس) (?:مضمون|تحریر) (?:میں |کے مطابق|بتاتا|بیان)`,
  ar: `(?:يتناول|يناقش|يصف|يتحدث|يستعرض|يوضح|يشرح|يسلط) (?:هذا )?(?:المقال|النص)(?!\\p{L})
    (?:وفقًا|وفقاً|وفقا|بحسب|حسب) ?(?:ل?لمقال|المقال)`,
  fa: `(?:این|در این) (?:مقاله|متن) (?:به |درباره|در مورد|توضیح|شرح)`,
  zh: `(?:本文|这篇文章|這篇文章|该文章|該文章|文章)(?:主要)?(?:介绍|介紹|讨论|討論|描述|讲述|講述|探讨|探討|报道|報道|指出|阐述|分析|概述|谈到|提到)
    根据(?:这篇|该|本)?文章`,
  ja: `(?:この|本)(?:記事|文章|テキスト)(?:は|では|で|によると|によれば|には)`,
  ko: `(?:이|본) (?:기사|글|텍스트|문서)(?:는|은|에서는|에 따르면|에서)`,
  is: `(?:þessi grein|greinin|í greininni|í þessari grein|textinn) (?:fjallar|lýsir|segir|er fjallað|greinir|útskýrir)(?!\\p{L})`,
  sv: `(?:artikeln|den här artikeln|denna artikel|texten|i artikeln) (?:beskriver|handlar|diskuterar|förklarar|berättar|tar upp|behandlar|rapporterar)(?!\\p{L})
    enligt artikeln`,
  tr: `(?:bu )?(?:makale|makalede|yazı|yazıda|haberde|metin|metinde)(?:,)? [^.!?\\n]{0,60}?(?:ele alıyor|anlatıyor|açıklıyor|tartışıyor|inceliyor|anlatılıyor|ele alınıyor|bahsediyor)`,
}
