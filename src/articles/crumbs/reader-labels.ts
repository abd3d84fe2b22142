import { oneOf } from './one-of.ts'

/** Sources of regular expressions (flags `iu`). What readers press to pass a text on, several of which may stand in a row: */
export const SHARE_WORDS = oneOf(`
  share(?: this(?: article| story)?)?
  (?:share )?(?:on )?(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|messenger|bluesky|threads)
  print(?: this)?
  tweet
  e-?mail
  copy link
  link kopieren
  save
  teilen
  drucken
  merken
  mailen
  partager(?: sur)?
  imprimer
  envoyer
  compartir(?: en)?
  imprimir
  guardar
  enviar
  condividi
  stampa
  compartilhar
  compartilhe
  partilhar
  delen
  printen
  udostępnij
  drukuj
  поделиться
  распечатать
  вконтакте
  одноклассники
  paylaş
  yazdır
  シェア(?:する)?
  ツイート
  印刷
  分享
  打印
  مشاركة
  شارك
  طباعة
  فيسبوك
  تويتر
  واتساب
  شیئر کریں
  شیئر
  فیس بک
  ٹوئٹر
  واٹس ایپ
  शेयर करें
  शेयर
  फेसबुक
  ट्विटर
  व्हाट्सएप`)

/** Labels of players, galleries and buttons that stand alone: */
export const MEDIA_WORDS = oneOf(`
  videos?
  audio
  photos?
  (?:photo )?gallery
  (?:sign up|subscribe)(?: now)?
  read more
  (?:listen|play)(?: to (?:this )?article)?
  bildergalerie
  fotostrecke
  artikel anhören
  vorlesen
  vidéos?
  diaporama
  écouter l[’']article
  s[’']abonner
  vídeos?
  galería
  escuchar(?: el artículo)?
  suscríbete
  galleria(?: fotografica)?
  ascolta(?: l[’']articolo)?
  abbonati
  ouvir(?: notícia| artigo)?
  assine
  galeria(?: zdjęć)?
  posłuchaj artykułu
  luister naar dit artikel
  фото
  видео
  слушать(?: новость)?
  foto galeri
  haberi dinle
  abone ol
  動画
  写真
  音声で聞く
  视频
  فيديو
  صور
  استمع
  ویڈیو
  تصاویر
  वीडियो
  फोटो
  खबर सुनें`)

/** What says that an advertisement follows, or is over: */
export const ADVERTISEMENT = oneOf(`
  advertise?ment
  (?:story|article) continues (?:below|after)(?: (?:this|the))? ?ad(?:vertisement)?
  continue reading the main story
  skip advertisement
  anzeige
  werbung
  weiter(?:lesen)? nach der (?:anzeige|werbung)
  publicité
  la suite après (?:cette|la) publicité
  publicidad
  sigue leyendo después de la publicidad
  pubblicità
  continua a leggere dopo la pubblicità
  publicidade
  continua (?:depois|após) (?:da|a) publicidade
  advertentie
  reklama
  dalsza część artykułu pod reklamą
  реклама
  продолжение после рекламы
  reklam
  広告
  广告
  廣告
  إعلان
  اشتہار
  विज्ञापन`)

/** How long a text takes to read: */
export const READING_TIME = oneOf(`
  (?:reading time\\s?:?\\s)?\\d{1,3} min(?:ute)?s? read
  (?:estimated )?reading time\\s?:?\\s\\d{1,3} min(?:ute)?s?\\.?
  lesezeit\\s?:?\\s(?:ca\\.? )?\\d{1,3} min(?:\\.|uten?)?
  (?:temps de )?lecture\\s?:?\\s\\d{1,3} min(?:utes?|\\.)?
  (?:tiempo de )?lectura\\s?:\\s\\d{1,3} min(?:utos?|\\.)?
  \\d{1,3} min(?:utos?)? de (?:lectura|leitura)
  (?:tempo de )?leitura\\s?:\\s\\d{1,3} min(?:utos?|\\.)?
  (?:tempo di )?lettura\\s?:\\s\\d{1,3} min(?:ut[oi]|\\.)?
  \\d{1,3} min(?:ut[oi])? di lettura
  leestijd\\s?:?\\s\\d{1,3} min(?:uten|\\.)?
  czas czytania\\s?:?\\s\\d{1,3} min(?:ut\\p{L}?|\\.)?
  время (?:на )?чтени[ея]\\s?:?\\s\\d{1,3} мин(?:ут\\p{L}?|\\.)?
  okuma süresi\\s?:?\\s\\d{1,3} (?:dk\\.?|dakika)
  (?:読了時間|この記事は)[:：]?(?:約|およそ)?\\s?\\d{1,3}分(?:で読めます)?
  (?:مدة|وقت) القراءة\\s?:?\\s\\p{Nd}{1,3} (?:دقيقة|دقائق)`)

/** What sites count, in front of the number and a colon or behind the number: */
export const COUNTED = oneOf(`
  (?:views?|reads?|hits?|comments?|shares?|likes?|responses?)
  (?:kommentare?|aufrufe)
  (?:commentaires?|vues?|partages?|réactions?)
  (?:comentarios?|visitas|vistas|lecturas)
  (?:comment[oi]|visualizzazioni|condivisioni)
  (?:comentários?|visualizações|acessos|leituras)
  (?:reacties?|komentarz[ey]?|wyświetleń)
  (?:просмотр(?:а|ов|ы)?|комментари[йяи]|комментариев)
  (?:yorum(?:lar)?|okunma|görüntülen?me(?: sayısı)?|[iİ]zlenme)
  (?:閲覧数|コメント|コメント数|件のコメント|阅读|评论|浏览量|阅读量)
  (?:تعليق|تعليقات|مشاهدات|مشاهدة|قراءة|عدد المشاهدات)
  (?:تبصرے|تبصرہ|مناظر)
  (?:टिप्पणियाँ|टिप्पणियां|टिप्पणी|कमेंट|व्यूज)`)

/** Before the colon and the name of who took or owns a picture: */
export const PHOTO_LABELS = oneOf(`
  (?:file )?(?:photo|image|picture|pic)s?(?: (?:by|credit|courtesy)(?: of)?)?
  (?:symbol|archiv)?(?:foto|bild|fotos)(?:credit)?
  (?:crédits? )?(?:photos?|illustration)(?: d[’']archives| d[’']illustration)?
  (?:imagen|fotografía|foto de archivo)
  (?:immagine|fotografia|foto d[’']archivio)
  (?:imagem|foto de arquivo)
  (?:zdjęcie|zdj\\.|fot\\.)
  (?:фотография|фото)
  (?:fotoğraf|arşiv)
  (?:写真|画像|图片|图)
  (?:(?:ال)?صورة|تصوير|المصور)
  (?:تصویر|فوٹو|فائل فوٹو)
  (?:फोटो|तस्वीर|फाइल फोटो|चित्र)`)
