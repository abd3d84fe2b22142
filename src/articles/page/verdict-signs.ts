const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** What pages say that are no articles, as words of their own in a line or a title. Sources of expressions, flags `iu`. */
export const signs = {
  /** Gates that tell persons from programs. */
  robot: anyOf(`
    just a moment
    (?:checking|verify(?:ing)?) (?:your browser|if the site connection is secure|the site connection)
    verif(?:y|ying)(?: that)? you(?: are|['’]re) (?:a )?(?:human|not a (?:ro)?bot)
    (?:need|review) to (?:review|verify) .{0,40}(?:security of your connection|human|robot)
    needs to review the security of your connection
    (?:confirm|prove|let us know)(?: that)? you(?: are|['’]re) (?:a human|not a (?:ro)?bot|human)
    are you (?:a robot|human)
    human verification
    security (?:check|verification|service|solution)
    access (?:to this page has been )?denied
    you (?:don['’]t|do not) have permission to access
    you(?: have|['’]ve) been blocked
    blocked by (?:\\p{L}+ )?security
    (?:make sure|sure that) you(?: are|['’]re) not a robot
    really you sending the requests
    enter the characters you see
    too many requests
    unavailable (?:due to|for) legal reasons
    (?:trigger|triggered) (?:this|the) (?:block|security)
    unable to access \\S+
    attention required
    pardon our interruption
    (?:made us think|think) (?:that )?you (?:were|are|might be) a (?:ro)?bot
    super-?human speed
    unusual (?:traffic|activity)
    bot (?:detection|protection)
    ray id
    reference (?:id|#)
    incident id
    request unsuccessful
    captcha
    press (?:and|&) hold
    ddos[- ](?:protection|guard)
    disable (?:any|your) ad ?blocker
    einen moment(?:,? bitte)?
    (?:dass|ob) sie (?:ein|kein) (?:mensch|roboter) sind
    un instant
    (?:que )?vous (?:êtes|n['’]êtes pas) (?:un )?(?:humain|robot)
    un momento
    (?:que )?(?:usted )?(?:es|eres|no es|no eres) un (?:ser )?(?:humano|robot)
    un attimo
    (?:di essere|che sei|se sei) (?:un )?(?:umano|essere umano)
    (?:que você|se você) (?:é|não é) (?:um )?(?:humano|robô)
    even geduld
    (?:dat|of) (?:u|je) (?:een|geen) (?:mens|robot) bent
    jesteś człowiekiem
    проверка (?:браузера|безопасности)
    (?:что )?вы не робот
    insan olduğunuzu
    أنك إنسان
    请完成安全验证
    ロボットではありません`),
  /** Addresses that lead nowhere. */
  lost: anyOf(`
    (?:error|fehler|erreur|ошибка|hata|erro|errore) ?(?:40[034]|410|50[0234])
    (?:40[034]|410|50[0234])(?: [-–|:]? ?(?:error|fehler|erreur|not found|forbidden|gone|bad gateway|service (?:temporarily )?unavailable|internal server error))?$
    (?:page|url|site|article|story|content|resource|file) (?:was |is |could |you \\p{L}+ |requested )*(?:not|no longer|can['’]?t|cannot) (?:be )?(?:found|available|exist)
    (?:page|article|story|content) (?:does not|doesn['’]t|no longer) exists?
    (?:page|article|story) (?:has been|was|may have been|might have been) (?:removed|moved|deleted|unpublished)
    nothing (?:was |could be )?found (?:here|for|at this (?:location|address))
    (?:no|0) (?:search )?results (?:were )?found
    (?:could not|couldn['’]t|cannot|can['’]t) find (?:that|this|the) (?:page|article|story)
    may have been (?:removed|moved|deleted)
    links below
    (?:be|we['’]ll be) (?:right )?back soon
    (?:performing|undergoing|down for) (?:some |scheduled |planned )?maintenance
    (?:diese |gewünschte |die )*seite (?:wurde |konnte |existiert )?(?:leider )?nicht(?: mehr)?(?: gefunden)?
    artikel nicht (?:mehr )?(?:gefunden|verfügbar)
    page (?:introuvable|non trouvée)
    (?:n['’]existe (?:pas|plus)|a été (?:déplacée|supprimée))
    página no encontrada
    (?:página|artículo) .{0,30}no existe
    pagina non (?:trovata|esiste)
    la pagina .{0,30}non esiste
    página não (?:encontrada|existe)
    pagina niet gevonden
    (?:pagina|artikel) bestaat niet
    strona nie (?:istnieje|została znaleziona)
    nie znaleziono strony
    sidan (?:kunde inte hittas|finns inte)
    siden (?:ble ikke funnet|blev ikke fundet|findes ikke)
    страница не (?:найдена|существует)
    sayfa(?:nız)? bulunamadı
    الصفحة (?:التي .{0,30})?غير موجودة
    صفحہ (?:نہیں ملا|موجود نہیں)
    (?:पेज|पृष्ठ) (?:नहीं मिला|मौजूद नहीं)
    ページが見つかりません
    (?:页面|网页)(?:不存在|未找到)
    페이지를 찾을 수 없습니다`),
  /** Shells that scripts fill. */
  scripts: anyOf(`
    (?:enable|activate|turn on|switch on|requires?|needs?|without|allow|use)(?: \\p{L}+){0,2} (?:java-?script|js)
    (?:java-?script|js)(?: \\p{L}+){0,3} (?:required|disabled|enabled|turned off|switched off|not available)
    javascript (?:aktivieren|ist deaktiviert|deaktiviert)
    (?:activer|activez|autoriser) javascript
    (?:habilit\\p{L}+|activ\\p{L}+) javascript
    (?:abilit\\p{L}+|attiv\\p{L}+) javascript
    javascript (?:inschakelen|in te schakelen)
    (?:włącz|wymaga) (?:obsługi )?javascript
    (?:включите|требуется) javascript
    javascript['’]?i (?:etkinleştir\\p{L}*|açın)
    javascript (?:を有効|को सक्षम)
    (?:تفعيل|تمكين) (?:الجافا سكريبت|javascript)
    loading(?: \\p{L}+)?(?:\\.\\.\\.|…)?$`),
  /** Offers that stand where an article would go on. */
  paid: anyOf(`
    (?:subscribe|register|sign up|sign in|log in|become a (?:member|subscriber))(?: \\p{L}+){0,3} to (?:continue|read|keep reading|unlock|access)
    to (?:continue|keep) reading
    (?:continue|keep) reading (?:with|by|for|this)
    (?:this|the) (?:article|story|content|post) is (?:only |exclusively )?(?:for|available to|reserved for|exclusive to|available only to)(?: \\p{L}+){0,2} (?:subscribers|members)
    (?:for subscribers only|subscribers?[- ]only|subscriber exclusive)
    unlock (?:this|the full|the rest of)
    (?:reached|read all|used up|hit) (?:your|the)(?: \\p{L}+){0,4} (?:limit|free articles|articles)
    you have \\p{L}+ free articles? (?:left|remaining)
    jetzt weiterlesen
    weiterlesen mit
    (?:nur|exklusiv) für (?:unsere )?(?:abonnent|mitglied)\\p{L}*
    (?:réservé|réservée) (?:à nos|aux) abonnés
    la suite est réservée
    pour (?:lire la suite|continuer votre lecture|continuer à lire)
    (?:solo|exclusivo|exclusiva) para (?:nuestros )?suscriptores
    (?:suscríbete|suscríbase) para (?:seguir|continuar|leer)
    para seguir leyendo
    riservat[oaie] agli abbonati
    (?:abbonati|registrati) per (?:continuare|leggere)
    per continuare a leggere
    exclusivo para assinantes
    assine para (?:continuar|ler)
    (?:alleen|exclusief) voor abonnees
    lees verder met
    (?:dostępny )?tylko dla (?:prenumeratorów|subskrybentów)
    aby czytać dalej
    (?:läs vidare med|endast för prenumeranter|låst för prenumeranter)
    (?:kun for abonnenter|forbeholdt abonnenter)
    только для подписчиков
    (?:sadece aboneler|abonelere özel)\\p{L}*
    للمشتركين فقط
    (?:この記事は)?有料会員限定
    (?:続きを読むには|続きをお読みになるには)
    (?:仅限|付费)订阅
    订阅后(?:可以?|继续)*阅读
    付费(?:阅读|内容)
    구독자 전용`),
  /** Doors for members. */
  login: anyOf(`
    ^(?:please )?(?:log ?in|sign ?in|login)(?: to (?:your account|continue))?$
    forgot(?:ten)? your password
    ^subscribe(?: now)?(?: [|–—-] .{1,40})?$
    choose (?:a|your) (?:plan|subscription)
    ^(?:anmelden|einloggen)$
    passwort vergessen
    mot de passe oublié
    (?:has olvidado|olvidaste|olvidé) (?:tu|su|mi) contraseña`),
}

/** Any of the phrases, as words of their own where the script has spaces. */
function anyOf(phrases: string): RegExp {
  const lines = phrases.trim().split(/\s*\n\s*/)
  const [unspaced = [], spaced = []] = [true, false].map((is) =>
    lines.filter((line) => UNSPACED.test(line) === is),
  )
  const words = `(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})(?![\\p{L}\\p{N}])`
  return new RegExp([words, ...unspaced].join('|'), 'iu')
}
