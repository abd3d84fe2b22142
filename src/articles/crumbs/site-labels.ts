import { oneOf } from './one-of.ts'

/** Sources of regular expressions (flags `iu`). What one presses to get about a site: */
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
  suche
  impressum
  datenschutz(?:erklärung)?
  aller au contenu(?: principal)?
  accueil
  se connecter
  mentions légales
  rechercher
  ir al contenido
  saltar al contenido
  in[ií]cio
  portada
  iniciar sesión
  aviso legal
  buscar
  vai al contenuto
  accedi
  cerca
  ir para o conteúdo
  página inicial
  entrar
  naar de inhoud
  inloggen
  zoeken
  przejdź do treści
  strona główna
  zaloguj(?: się)?
  szukaj
  перейти к содержанию
  главная
  войти
  поиск
  меню
  ana ?sayfa
  giriş yap
  künye
  本文へ(?:スキップ)?
  ホーム
  トップ(?:ページ)?
  ログイン
  検索
  メニュー
  首页
  登录
  الرئيسية
  الصفحة الرئيسية
  تسجيل الدخول
  بحث
  القائمة
  صفحہ اول
  ہوم
  تلاش
  لاگ ان
  होम
  खोजें
  लॉग ?इन
  मेन्यू`)

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
  local
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
  inland
  panorama
  kultur
  wissen
  regional(?:es)?
  nachrichten
  monde
  politique
  économie
  société
  actualités?
  sciences
  mundo
  política
  economía
  sociedad
  cultura
  deportes?
  noticias
  nacional
  cronaca
  politica
  economia
  esteri
  notizie
  brasil
  cidades
  cotidiano
  esportes?
  notícias
  mundo
  nieuws
  binnenland
  buitenland
  wiadomości
  kraj
  świat
  gospodarka
  новости
  политика
  экономика
  общество
  происшествия
  в мире
  gündem
  dünya
  ekonomi
  spor
  haberler
  son dakika
  社会
  政治
  経済
  国際
  地域
  スポーツ
  ニュース
  国内
  国际
  新闻
  پاکستان
  دنیا
  کھیل
  تازہ ترین
  کاروبار
  العالم
  سياسة
  أخبار
  اقتصاد
  رياضة
  محليات
  देश
  दुनिया
  खेल
  राज्य
  समाचार
  कारोबार`)
