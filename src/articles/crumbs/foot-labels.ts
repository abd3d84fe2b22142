import { oneOf } from './one-of.ts'

/** Sources of regular expressions (flags `iu`). Headings and buttons below a text: */
export const FURNITURE_WORDS = oneOf(`
  post (?:a )?comments?(?: ?\\(\\+\\))?
  leave a (?:comment|reply)
  (?:add|view|show|load|join|read)(?: all| the)? (?:comments?|conversation)
  comments?
  topics
  newsletters?
  (?:sign up|subscribe) to our newsletter
  follow us(?: on (?:facebook|twitter|x|instagram|google news))?
  report (?:an error|a typo)
  back to (?:the )?top
  top stories
  (?:previous|next) (?:article|story|post)
  kommentare
  kommentar (?:schreiben|verfassen)
  zur startseite
  nach oben
  fehler melden
  commentaires
  (?:laisser un|poster un|ajouter un) commentaire
  retour en haut
  signaler une erreur
  comentarios
  (?:dejar?|deja|escribe) un comentario
  volver arriba
  reportar un error
  comment[oi]
  lascia un commento
  torna su
  comentários
  deixe (?:um|seu|o seu) comentário
  voltar ao topo
  reacties
  (?:plaats|geef) een reactie
  komentarze
  dodaj komentarz
  комментарии
  (?:оставить|добавить) комментарий
  наверх
  нашли опечатку\\?
  yorumlar
  yorum (?:yap|yaz|ekle)
  コメント(?:する|を書く)?
  トップへ戻る
  评论
  تعليقات
  (?:أضف|اترك|اكتب) (?:تعليق(?:ا|اً|ًا)?)
  تبصرے
  تبصرہ کریں
  टिप्पणियां
  टिप्पणी करें
  अपनी प्रतिक्रिया दें`)

/** Headings of lists of what stands elsewhere, which nothing but such a list follows: */
export const LIST_HEADINGS = oneOf(`
  (?:recent|latest|related|more|other|popular|recommended) (?:articles|stories|posts|news|topics|coverage|content|links|reading)
  more (?:on this (?:story|topic)|from (?:the author|this section|around the web)|like this)
  related(?: internet links)?
  (?:most|must) (?:read|popular|viewed|watched|shared)
  editors?[’']?s?[’']? picks
  trending(?: now)?
  (?:you (?:may|might) also like|recommended(?: for you)?)
  read next
  tags
  mehr zum thema
  das könnte sie auch interessieren
  (?:meistgelesen|am meisten gelesen|ähnliche artikel|weitere artikel|verwandte themen)
  (?:schlagw[öo]rt(?:er|e)|themen)
  (?:sur le même (?:sujet|thème)|à lire aussi|les plus lus|articles? (?:associés|similaires|liés)|plus d[’']articles)
  (?:noticias|temas|artículos|contenidos?) relacionad[oa]s
  (?:lo más (?:leído|visto)|te puede interesar|más noticias|etiquetas)
  (?:(?:notizie|articoli) correlat[ei]|leggi anche|i più letti|potrebbe interessarti|altri articoli|altre notizie)
  (?:(?:notícias|matérias|artigos|conteúdos?) relacionad[oa]s|(?:as )?mais lidas|veja também|leia também|leia mais|saiba mais|mais notícias)
  (?:lees ook|meest gelezen|gerelateerde artikelen|meer nieuws)
  (?:czytaj (?:też|także|również)|najczęściej czytane|powiązane artykuły|zobacz (?:też|także|również))
  (?:читайте также|по теме|материалы по теме|самое (?:читаемое|популярное)|другие новости|похожие новости|теги)
  (?:[iİ]lgili haberler|benzer haberler|en çok okunanlar|bunlar da ilginizi çekebilir|diğer haberler|etiketler)
  (?:関連(?:記事|ニュース|リンク|キーワード)|あわせて読みたい|アクセスランキング|人気記事|おすすめ記事|相关(?:阅读|新闻|文章|链接)|热门新闻|推荐阅读)
  (?:مواضيع|أخبار|مقالات) (?:ذات صلة|متعلقة|مشابهة)
  (?:اقرأ أيض(?:ا|اً|ًا)|الأكثر قراءة|الكلمات المفتاحية|الوسوم)
  (?:متعلقہ (?:خبریں|مضامین)|مزید خبریں|سب سے زیادہ پڑھی جانے والی خبریں|ٹیگز)
  (?:संबंधित खबरें|यह भी पढ़ें|अन्य खबरें|ताज़ा खबरें|सबसे ज्यादा पढ़ी गई|टैग्स)`)

/** Before the title of another article: */
export const SEE_ALSO = oneOf(`
  (?:also read|read also|read more|read next|see also|also see|related)
  (?:lesen sie auch|lies auch|mehr zum thema|siehe auch|mehr dazu)
  (?:(?:à )?(?:lire|voir) aussi|lire également|sur le même sujet)
  (?:(?:lea|lee|leer|vea|ver|mira) también|le puede interesar|te puede interesar|relacionado|más información)
  (?:leggi anche|vedi anche|guarda anche|per approfondire)
  (?:leia (?:também|mais)|veja também|saiba mais|ler também)
  (?:lees ook|zie ook|lees meer)
  (?:(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej))
  (?:читайте также|смотрите также|по теме)
  (?:[iİ]lgili haber|(?:bunu|bunları) da okuyun|ayrıca okuyun)
  (?:関連記事|あわせて読みたい|相关阅读|延伸阅读)
  (?:اقرأ|إقرأ|شاهد|اقرئي|انظر) (?:أيض|ايض)(?:ا|اً|ًا)
  (?:یہ بھی|مزید) (?:پڑھیں|پڑھیے|دیکھیں)
  (?:यह|ये|इसे) भी (?:पढ़ें|पढ़े|देखें)`)

/** Who owns the page: */
export const RIGHTS_RESERVED = oneOf(`
  all rights reserved
  alle rechte vorbehalten
  tous droits réservés
  (?:todos los derechos reservados|reservados todos los derechos)
  (?:tutti i diritti riservati|riproduzione riservata)
  todos os direitos reservados
  alle rechten voorbehouden
  wszelkie prawa zastrzeżone
  все права защищены
  (?:tüm|her) hakkı saklıdır
  tüm hakları saklıdır
  (?:無断転載(?:を禁じます|禁止)?|版权所有|版權所有)
  (?:جميع|كافة) الحقوق محفوظة
  جملہ حقوق محفوظ(?: ہیں)?
  सर्वाधिकार सुरक्षित`)
