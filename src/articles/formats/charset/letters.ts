/** The letters of a language beyond ASCII, the most frequent first. Counted in some 35 million characters of translated software. */
const CYRILLIC = [
  'оеаинтрсвлпкдмуяызьйбчгжюфцхшщэё',
  'оаниетрвікспдлмузябйчгьжцєюфшхїщ',
  'аениотрвсдзплкмъябучгжфйцщшхю',
  'аеионтскрупдвмзјлгбчњцшљжћхфђ',
  'аныркіелтдвпцясомузўьэгчбшйюфжхё',
  'аеотинрдсквлпмзујчбгжњцшфќѓ',
]
const GREEK = ['αοετνισρμηπκυςίλδγέήόάχθωφύώβξζψ']
const ARABIC = [
  'الميترنوةعدفسبحقكصذأهجطإخضشىزغّثئءؤظًُـ',
  'اینردهتوبمشکسپفلزگخعصقٔجحچطآظضذغث',
  'یاکرہمونےلتعسدگپبںشفئجقزصحظچڑٹثطآخھغ',
]
const HEBREW = ['יותהלמראבשנקעכסדחןםגפצטזץךף']
const THAI = ['า่รอมนก้เงดัีลไวตแสบยจหพิทคปขื์ำูะชใถุ็ฟโณซภผึญธษ']
const VIETNAMESE = ['đôàưáâêăơéóíúùìèòãõ\u0301\u0300\u0309\u0303\u0323']
const WESTERN = [
  'éàèêôîçâùûœë',
  'üäöß',
  'óáíúñéºª',
  'ãçáíéóõúêàâºô',
  'èàùòìé',
  'ëïéóá',
  'äöå',
  'æøåéíá',
  'åøæé',
  'äö',
  'ðáíæþóúöýé',
  'óàéíèçòúïü',
]
const EASTERN = ['łżęśąćóńź', 'íářčžýéěšůňúóťď', 'áčíýťéúžľšôóňäĺď', 'áéíóöőüúű', 'ăţşîâ', 'čšćžđô', 'čšž']
const TURKISH = ['ıçşüğöâî']
const BALTIC = ['äõüöžš', 'āēīšļūņžķģč', 'šėųįžąčūę']

type SingleByte = { charset: string; alphabets: string[]; rarity: number }

/** Charsets of one byte a character; the rarer ones need better evidence, in bits. Where two read the same, the first is meant. */
export const SINGLE_BYTE: SingleByte[] = [
  { charset: 'windows-1252', alphabets: WESTERN, rarity: 0 },
  { charset: 'windows-1251', alphabets: CYRILLIC, rarity: 1 },
  { charset: 'windows-1256', alphabets: ARABIC, rarity: 1 },
  { charset: 'iso-8859-15', alphabets: WESTERN, rarity: 2 },
  { charset: 'windows-1250', alphabets: EASTERN, rarity: 3 },
  { charset: 'windows-1254', alphabets: TURKISH, rarity: 3 },
  { charset: 'koi8-u', alphabets: CYRILLIC, rarity: 4 },
  { charset: 'windows-1253', alphabets: GREEK, rarity: 4 },
  { charset: 'iso-8859-7', alphabets: GREEK, rarity: 4 },
  { charset: 'windows-1255', alphabets: HEBREW, rarity: 4 },
  { charset: 'windows-874', alphabets: THAI, rarity: 4 },
  { charset: 'iso-8859-2', alphabets: EASTERN, rarity: 4 },
  { charset: 'windows-1257', alphabets: BALTIC, rarity: 4 },
  { charset: 'iso-8859-5', alphabets: CYRILLIC, rarity: 5 },
  { charset: 'ibm866', alphabets: CYRILLIC, rarity: 6 },
  { charset: 'iso-8859-6', alphabets: ARABIC, rarity: 6 },
  { charset: 'windows-1258', alphabets: VIETNAMESE, rarity: 7 },
]

const CHINESE =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等'
const TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等'
const KOREAN =
  '이다는에의을가고하지은도한로사기를인으자리시나어서정대해아라그부일들있수장원전과보제스만상구국주공조비성여동경안신무명관지오게치용위계발유방면내생선소할것었까니터미적회실했된당학중재던때러진'
const JAPANESE = `${TRADITIONAL}円県様込的予駅区発対経関会国実気応売価広図転読変単`

/** Charsets of one or two bytes a character, each with the most frequent characters of its language and the script they are in. */
export const DOUBLE_BYTE: { charset: string; frequent: string; isJapanese: boolean }[] = [
  { charset: 'shift_jis', frequent: JAPANESE, isJapanese: true },
  { charset: 'euc-jp', frequent: JAPANESE, isJapanese: true },
  { charset: 'euc-kr', frequent: KOREAN, isJapanese: false },
  { charset: 'big5', frequent: TRADITIONAL, isJapanese: false },
  { charset: 'gb18030', frequent: CHINESE, isJapanese: false },
]
