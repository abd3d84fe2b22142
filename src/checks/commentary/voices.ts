/** Sources of regular expressions by language, one phrase a line: where a model speaks of itself. */
export const SELVES: Record<string, string> = {
  en: `
    as an? (?:ai|a\\.i\\.|artificial intelligence|(?:large |text-based )?(?:language|ai) model)(?:[ -](?:language model|assistant|model|chatbot|system|translator))?(?: (?:developed|created|trained|made) by [^,.\\n]{1,30})?,? (?:i|my)(?![\\p{L}])
    i(?: a|['’])m (?:just |only |sorry,? )?(?:an? )?(?:ai|a\\.i\\.|artificial intelligence|(?:large )?language model)(?: (?:language model|assistant|model))?(?: (?:and|so|designed|trained|developed|created|programmed)|[,.])
    my (?:training data|knowledge cut-?off)(?![\\p{L}])
    i(?: do not|don['’]t) have (?:access to|the ability to) (?:the (?:full )?(?:article|text|internet|link|url|content)|real-time|external|browse|open)`,
  de: `als (?:ki|künstliche intelligenz|(?:großes )?sprachmodell|ki-\\p{L}+)[^.!?\\n]{0,40}? (?:kann|bin|habe|darf|verfüge) ich`,
  fr: `en tant qu(?:e |['’])(?:ia|une ia|intelligence artificielle|assistant (?:ia|virtuel)|modèle de langage|un modèle)[^.!?\\n]{0,40}?,? je(?!\\p{L})`,
  es: `como (?:una? )?(?:ia|inteligencia artificial|modelo de (?:lenguaje|ia)|asistente (?:de ia|virtual))[^.!?\\n]{0,40}?,? (?:no puedo|no tengo|puedo|soy|mi)(?!\\p{L})`,
  pt: `como (?:uma? )?(?:ia|inteligência artificial|modelo de (?:linguagem|ia)|assistente (?:de ia|virtual))[^.!?\\n]{0,40}?,? (?:eu|não posso|não tenho|posso|sou)(?!\\p{L})`,
  it: `(?:come|in quanto|in qualità di) (?:una? )?(?:ia|intelligenza artificiale|modello linguistico|assistente (?:ia|virtuale))[^.!?\\n]{0,40}?,? (?:non posso|non ho|posso|sono)(?!\\p{L})`,
  nl: `als (?:een )?(?:ai|ai-\\p{L}+|kunstmatige intelligentie|(?:groot )?taalmodel)[^.!?\\n]{0,40}? (?:kan|ben|heb) ik`,
  cs: `jako (?:umělá inteligence|ai|jazykový model|ai asistent)[^.!?\\n]{0,40}?,? (?:nemohu|nemůžu|nemám|mohu|jsem)(?!\\p{L})`,
  pl: `jako (?:sztuczna inteligencja|ai|si|(?:duży )?model językowy|asystent ai)[^.!?\\n]{0,40}?,? (?:nie mogę|nie mam|mogę|jestem)(?!\\p{L})`,
  ru: `(?:как|будучи) (?:ии|искусственн\\p{L}+ интеллект\\p{L}*|(?:большая )?языков\\p{L}+ модел\\p{L}+|ии-\\p{L}+)[^.!?\\n]{0,40}?,? я(?!\\p{L})`,
  uk: `(?:як|будучи) (?:ші|штучн\\p{L}+ інтелект\\p{L}*|(?:велика )?мовн\\p{L}+ модел\\p{L}+|ші-\\p{L}+)[^.!?\\n]{0,40}?,? я(?!\\p{L})`,
  hi: `(?:एक )?(?:एआई|AI|कृत्रिम बुद्धिमत्ता|भाषा मॉडल)[^।.!?\\n]{0,30}? के (?:रूप में|तौर पर|नाते),? (?:मैं|मेरे|मुझे)`,
  ur: `(?:ایک )?(?:اے آئی|AI|مصنوعی ذہانت|لسانی ماڈل|زبان کے ماڈل)[^۔.!؟\\n]{0,30}? (?:کے طور پر|کی حیثیت سے|ہونے کے ناطے)،? (?:میں|مجھے|میرے)`,
  ar: `(?:بصفتي|كوني|باعتباري|أنا مجرد) (?:نموذج(?:ًا|ا|اً)?|ذكاء(?:ً)? اصطناعي|مساعد(?:ًا|ا|اً)?)[^.!؟\\n]{0,40}`,
  fa: `(?:به عنوان|من) (?:یک )?(?:هوش مصنوعی|مدل زبانی|دستیار هوش)[^.!؟\\n]{0,40}?،? (?:نمی‌توانم|نمیتوانم|نمی توانم|من|هستم)`,
  zh: `(?:作为|作為|身为)(?:一个|一個|一名|一款)?(?:人工智能|人工智慧|AI|大型?语言模型|语言模型|語言模型|AI助手)[^。！？\\n]{0,15}?[，,]?我`,
  ja: `(?:私は)?(?:AI|人工知能|(?:大規模)?言語モデル|AI(?:アシスタント|モデル|言語モデル))(?:として|であるため|なので|ですので|ですから)、?(?:私|お答え|回答|提供|申し訳|できません)`,
  ko: `(?:저는 )?(?:AI|인공지능|(?:대규모 )?언어 ?모델)(?: 언어 모델| 모델| 어시스턴트)?(?:로서|이기 때문에|이므로|이라서),? ?(?:저는|제가|답변|제공)`,
  is: `sem (?:gervigreind|gervigreindar\\p{L}*|mállíkan|tungumálalíkan)[^.!?\\n]{0,40}? (?:get|er|hef) ég`,
  sv: `som (?:en |ett )?(?:ai|ai-\\p{L}+|artificiell intelligens|(?:stor )?språkmodell)[^.!?\\n]{0,40}? (?:kan|är|har) jag`,
  tr: `bir (?:yapay zekâ|yapay zeka|dil model\\p{L}*|ai)[^.!?\\n]{0,30}? olarak,? (?:ben|size|bu)?`,
}

/** What a model refuses with. */
export const REFUSALS: Record<string, string> = {
  en: `
    (?:i['’]?m|i am) (?:very |really |so |truly )?(?:sorry|afraid),?(?: but| that)? i(?:['’]m| am)? (?:can['’]?t|can ?not|(?:not |un)able to|won['’]t(?: be able to)?|do not|don['’]t)(?: \\p{L}+ly)? (?:assist|help (?:you |with)|translate|summari[sz]e|provide|fulfil|comply|process|generate|access|do that|complete|create|continue|engage|have (?:access|enough)|see (?:any|the|an))
    (?:sorry|apologies|unfortunately|i apologi[sz]e|my apologies)(?:,| but|, but|\\.)*(?: for[^.!?\\n]{0,40}[,.])? i(?:['’]m| am)? (?:can['’]?t|can ?not|(?:not |un)able to|won['’]t(?: be able to)?)(?: \\p{L}+ly)? (?:assist|help (?:you |with)|translate|summari[sz]e|provide|fulfil|comply|process|generate|access|do that|complete|create|continue|engage)
    i(?:['’]m| am)? (?:can['’]t|can ?not|unable to|not able to|won['’]t) (?:assist(?: you)? with|help (?:you )?with (?:that|this|translat|summari)|translate (?:this|that|the|your)|summari[sz]e (?:this|that|the|your)|provide (?:an? |the |any )?(?:\\p{L}+ )?(?:summary|translation|content|information|text)|fulfil+ (?:this|that|your)|comply with (?:this|that|your)|process (?:this|that|your)|access (?:the (?:article|link|url|page|content)|external|links|urls))
    (?:the|your) (?:provided )?(?:article|text|input|content|message|request)(?: you(?:['’]ve| have)? (?:provided|sent))? (?:is|appears to be|seems to be) (?:empty|incomplete|cut off|truncated|missing|blank)
    (?:there is|i (?:see|find)) no (?:article|text|content) (?:to (?:summari[sz]e|translate)|provided|in your)
    (?:please|could you(?: please)?|kindly) (?:provide|share|paste|send)(?: me)?(?: with)? (?:the|your|me|more) (?:full |complete |actual )?(?:article|text|content|segment|passage|source|context)`,
  de: `(?:es tut mir leid|tut mir leid|leider|entschuldigung)[^.!?\\n]{0,20}?(?:kann ich|ich kann|darf ich|ich darf)[^.!?\\n]{0,60}?(?:nicht|keine)[^.!?\\n]{0,40}?(?:übersetzen|zusammenfassen|helfen|bereitstellen|bearbeiten|erstellen|erfüllen|übersetzung|zusammenfassung|weiterhelfen)`,
  fr: `(?:je suis désolée?|désolée?|je regrette|malheureusement)[^.!?\\n]{0,15}?je ne (?:peux|puis|suis) pas[^.!?\\n]{0,40}?(?:traduire|résumer|aider|fournir|traiter|répondre à|générer|accéder)`,
  es: `(?:lo siento|lo lamento|disculpa|lamentablemente)[^.!?\\n]{0,15}?no (?:puedo|me es posible)[^.!?\\n]{0,30}?(?:traducir|resumir|ayudar|proporcionar|procesar|cumplir|generar|acceder|responder)`,
  pt: `(?:desculpe|sinto muito|lamento|infelizmente)[^.!?\\n]{0,15}?não (?:posso|consigo)[^.!?\\n]{0,30}?(?:traduzir|resumir|ajudar|fornecer|processar|cumprir|gerar|acessar|responder)`,
  it: `(?:mi dispiace|spiacente|purtroppo)[^.!?\\n]{0,15}?non posso[^.!?\\n]{0,30}?(?:tradurre|riassumere|aiutar|fornire|elaborare|generare|accedere|rispondere)`,
  nl: `(?:het spijt me|sorry|helaas)[^.!?\\n]{0,15}?(?:kan ik|ik kan)[^.!?\\n]{0,40}?(?:vertalen|samenvatten|helpen|verstrekken|verwerken|voldoen|genereren)`,
  cs: `(?:omlouvám se|je mi líto|bohužel)[^.!?\\n]{0,15}?(?:nemohu|nemůžu)[^.!?\\n]{0,30}?(?:přeložit|shrnout|pomoci|pomoct|poskytnout|zpracovat|vyhovět|vytvořit)`,
  pl: `(?:przepraszam|przykro mi|niestety)[^.!?\\n]{0,15}?nie mogę[^.!?\\n]{0,30}?(?:przetłumaczyć|streścić|pomóc|dostarczyć|przetworzyć|spełnić|wygenerować|podać)`,
  ru: `(?:извините|простите|прошу прощения|к сожалению|мне жаль)[^.!?\\n]{0,15}?я не (?:могу|в состоянии)[^.!?\\n]{0,30}?(?:перевести|пересказать|помочь|предоставить|обработать|выполнить|создать|ответить)`,
  uk: `(?:вибачте|перепрошую|на жаль|мені шкода)[^.!?\\n]{0,15}?я не (?:можу|в змозі)[^.!?\\n]{0,30}?(?:перекласти|переказати|допомогти|надати|обробити|виконати|створити|відповісти)`,
  hi: `(?:मुझे खेद है|मुझे माफ़? ?कर(?:ें|ना)|क्षमा करें|माफ़ करें|खेद है)[^।!?\\n]{0,20}?मैं[^।!?\\n]{0,60}?(?:अनुवाद|सारांश|मदद|सहायता|प्रदान|अनुरोध)[^।!?\\n]{0,30}?(?:नहीं|असमर्थ)`,
  ur: `(?:مجھے افسوس ہے|معذرت|معاف کیجیے|معاف کیجئے)[^۔!؟\\n]{0,20}?میں[^۔!؟\\n]{0,60}?(?:ترجمہ|خلاصہ|مدد|فراہم|درخواست)[^۔!؟\\n]{0,30}?(?:نہیں|قاصر)`,
  ar: `(?:عذرًا|عذراً|عذرا|آسف|أعتذر|أنا آسف|للأسف)[^.!؟\\n]{0,15}?(?:لا أستطيع|لا يمكنني|لست قادر)[^.!؟\\n]{0,30}?(?:ترجمة|تلخيص|مساعد|تقديم|معالجة|الوصول|إنشاء|تنفيذ)`,
  fa: `(?:متأسفم|متاسفم|ببخشید|متأسفانه|متاسفانه|عذرخواهی)[^.!؟\\n]{0,25}?(?:ترجمه|خلاصه|کمک|ارائه|پردازش|درخواست)[^.!؟\\n]{0,30}?(?:نمی‌توانم|نمیتوانم|نمی توانم|قادر نیستم|کنم)`,
  zh: `(?:很抱歉|抱歉|对不起|對不起|不好意思)[，,。]?[^。！？\\n]{0,10}?我?(?:无法|無法|不能|没办法|沒辦法)[^。！？\\n]{0,20}?(?:翻译|翻譯|总结|總結|提供|帮助|幫助|协助|處理|处理|满足|生成|访问|回答|完成)`,
  ja: `(?:申し訳(?:ありません|ございません)|すみません|恐れ入ります)(?:が|けど|けれども)?[、,。]?[^。！？\\n]{0,40}?(?:翻訳|要約|お手伝い|提供|処理|対応|回答|お答え|アクセス|生成)[^。！？\\n]{0,15}?(?:できません|いたしかねます|出来ません|ことはできません|しかねます)`,
  ko: `(?:죄송(?:합니다|하지만|하게도)|미안하지만|안타깝게도)[^.!?\\n]{0,40}?(?:번역|요약|도움|도와|제공|처리|응답|답변|생성)[^.!?\\n]{0,20}?(?:수 없습니다|수 없어요|어렵습니다|불가능)`,
  is: `(?:því miður|mér þykir (?:það )?leitt|fyrirgefðu|afsakið)[^.!?\\n]{0,15}?get ég (?:ekki|því miður)[^.!?\\n]{0,30}?(?:þýtt|dregið saman|hjálpað|aðstoðað|veitt|unnið)`,
  sv: `(?:tyvärr|jag är ledsen|jag beklagar|förlåt|ursäkta)[^.!?\\n]{0,15}?kan (?:jag )?inte[^.!?\\n]{0,30}?(?:översätta|sammanfatta|hjälpa|tillhandahålla|bearbeta|uppfylla|skapa)`,
  tr: `(?:üzgünüm|maalesef|özür dilerim|kusura bakmayın)[^.!?\\n]{0,60}?(?:çevir|özetle|yardımcı ol|sağla|işle|yerine getir|oluştur|yanıtla)\\p{L}*(?:emem|emiyorum|amam|amıyorum|emiyor|mıyorum)`,
}

/** What a model takes its leave with. */
export const FAREWELLS: Record<string, string> = {
  en: `
    (?:please )?(?:let me know|feel free to (?:ask|reach out|let me know|request|contact me)|don['’]t hesitate to (?:ask|reach out|contact me|let me know))[^.!?\\n]{0,80}(?:if|should|when|whether|what|which|further|more|any|help|questions|anything|adjust|ask|reach out)
    (?:i )?hope (?:this|that|it) (?:helps|summary|translation|is (?:helpful|what you))
    (?:would|do) you (?:like|want|need) me to (?:translate|summari[sz]e|shorten|adjust|expand|continue|provide|revise|make|rewrite|help|change|explain|create|format|refine|add)
    (?:is there anything else|if you (?:have|need|['’]d like|would like|want)(?: any| me to| more| a| the| another| further)?[^.!?\\n]{0,60}(?:let me know|feel free|just ask|please ask|i can (?:help|provide|adjust)|happy to (?:help|assist|provide)))
    i(?:['’]d| would|['’]m| am|['’]ll| will) be (?:happy|glad) to (?:help|assist|provide|adjust|translate|revise)`,
  de: `(?:lassen sie mich wissen|lass(?:t)? (?:es )?mich wissen|ich hoffe,? (?:das|dies|diese \\p{L}+) hilft|wenn sie (?:weitere|noch) (?:fragen|änderungen|anpassungen)|falls sie (?:weitere|noch) (?:fragen|änderungen|anpassungen)|möchten sie,? dass ich|gerne? (?:helfe|übersetze) ich)`,
  fr: `(?:n['’]hésitez pas à (?:me |demander|poser)|faites-(?:le-)?moi savoir|j['’]espère que (?:cela|ça|cette traduction|ce résumé)|souhaitez-vous que je|si vous avez (?:d['’]autres|besoin d)[^.!?\\n]{0,30}(?:questions|aide|modifications))`,
  es: `(?:(?:por favor,? )?(?:hazme|hágame|házmelo|háganme) saber|av[ií]same si|no dudes? en (?:preguntar|pedir|contactarme|decirme)|espero que (?:esto|esta traducción|este resumen|te)[^.!?\\n]{0,20}(?:ayude|sirva|sea)|(?:quieres|desea|te gustaría) que (?:lo |la )?(?:traduzca|resuma|ajuste|haga)|si (?:tienes|necesitas) (?:más|alguna|algo))`,
  pt: `(?:avise-me se|me avise se|sinta-se à vontade para|espero que (?:isso|esta tradução|este resumo)|se (?:precisar|tiver) de? ?(?:mais|alguma)|gostaria que eu)`,
  it: `(?:fammi sapere|mi faccia sapere|non esitare a|spero che (?:questo|questa traduzione|sia utile)|se hai (?:altre|bisogno)|vuoi che (?:lo |la )?(?:traduca|riassuma|modifichi))`,
  nl: `(?:laat (?:het )?(?:me|mij) weten|ik hoop dat (?:dit|deze)[^.!?\\n]{0,20}helpt|wilt u dat ik|wil je dat ik|als (?:u|je) (?:nog )?(?:vragen|meer))`,
  cs: `(?:dejte mi vědět|dej mi vědět|doufám, že (?:to|vám|tento)|pokud (?:máte|potřebujete) (?:další|ještě)|chcete,? abych|neváhejte)`,
  pl: `(?:daj(?:cie)? mi znać|proszę dać mi znać|mam nadzieję, że (?:to|ten|ta)[^.!?\\n]{0,20}(?:pomoże|pomogło|pomocn)|jeśli (?:masz|potrzebujesz|mają państwo)|czy chcesz,? abym)`,
  ru: `(?:дайте (?:мне )?знать|сообщите мне|надеюсь,? (?:это|перевод|этот)[^.!?\\n]{0,20}(?:помо|полез)|если (?:у вас есть|вам нуж)[^.!?\\n]{0,30}(?:вопрос|помощь|уточнен)|хотите,? чтобы я|обращайтесь)`,
  uk: `(?:дайте (?:мені )?знати|повідомте мене|сподіваюся?,? (?:це|переклад|цей)[^.!?\\n]{0,20}(?:допом|корисн)|якщо (?:у вас є|вам потріб)[^.!?\\n]{0,30}(?:питан|запитан|допомог)|хочете,? щоб я|звертайтеся)`,
  hi: `(?:कृपया (?:मुझे )?बताएं|मुझे बताएं|मुझे बताइए|आशा है (?:कि )?(?:यह|इससे)|उम्मीद है (?:कि )?(?:यह|इससे)|(?:यदि|अगर) आप(?:को|के)[^।!?\\n]{0,30}(?:और|कोई)[^।!?\\n]{0,30}(?:मदद|सहायता|प्रश्न|सवाल|बताएं))`,
  ur: `(?:براہ کرم (?:مجھے )?بتائیں|مجھے بتائیں|امید ہے (?:کہ )?(?:یہ|اس)|اگر آپ (?:کو|کے)[^۔!؟\\n]{0,30}(?:مزید|کوئی)[^۔!؟\\n]{0,30}(?:مدد|سوال|بتائیں))`,
  ar: `(?:أخبرني إذا|أعلمني إذا|آمل أن (?:يكون|تكون) (?:هذا|هذه)|إذا كان(?:ت)? لديك[^.!؟\\n]{0,30}(?:أسئلة|استفسار|سؤال)|هل (?:تريد|ترغب في)(?: أن| مني)|لا تتردد في)`,
  fa: `(?:لطفاً? (?:به من )?(?:اطلاع|بگویید)|امیدوارم (?:این|مفید)|اگر (?:سوال|سؤال|به کمک)[^.!؟\\n]{0,30}|آیا می‌خواهید)`,
  zh: `(?:如果您?你?(?:还有|還有|需要|有任何|希望)[^。！？\\n]{0,30}(?:告诉我|告訴我|请随时|請隨時|随时|隨時)|希望(?:这|這|以上)[^。！？\\n]{0,15}(?:帮助|幫助|有用)|请(?:告诉我|随时)|請(?:告訴我|隨時)|需要我(?:帮|幫|为|為|再))`,
  ja: `(?:ご不明な点|他に(?:ご質問|何か)|何か(?:ご質問|お手伝い)|お役に立て(?:れば|ましたら)|ご参考になれば|必要(?:で|が)(?:あれば|ございましたら)[^。！？\\n]{0,20}(?:お知らせ|お申し付け|お気軽))`,
  ko: `(?:(?:추가|더|다른|궁금한)[^.!?\\n]{0,20}(?:말씀해|알려|물어|문의)|도움이 (?:되었|되셨|되길|되기를)|필요하(?:시면|신)[^.!?\\n]{0,20}(?:말씀|알려))`,
  is: `(?:láttu mig vita|látið mig vita|vonandi (?:hjálpar|kemur) þetta|viltu að ég|ekki hika við)`,
  sv: `(?:låt mig veta|säg till om|hoppas (?:att )?(?:det|detta) (?:här )?hjälper|vill du att jag|tveka inte)`,
  tr: `(?:bana bildirin|lütfen bildirin|umarım (?:bu|yardımcı|faydalı)|(?:ister|arzu eder) misin\\p{L}*|başka (?:bir )?(?:sorunuz|isteğiniz|şey)|(?:sorunuz|sorularınız) varsa)`,
}
