/**
 * Words that a full stop follows within a sentence, by language, in lower case. `always`: something must follow (Dr.).
 * `beforeNumbers`: a number follows (No. 10, Feb. 5). `beforeNames`: may also end a sentence (Inc.).
 * `openers`: words that open a sentence, so that a name it is not.
 */
export type Abbreviations = Record<'always' | 'beforeNumbers' | 'beforeNames' | 'openers', Set<string>>

const ENGLISH = abbreviations({
  always: `mr mrs ms messrs dr prof gen col lt maj capt cpt sgt cpl cmdr adm brig sen rep gov rev hon fr pres supt insp
    det atty vs approx e.g i.e cf viz`,
  beforeNumbers: `no nos art sec fig vol ch p pp par ca rs tel jan feb mar apr jun jul aug sep sept oct nov dec`,
  beforeNames: `inc ltd co corp bros jr sr etc a.m p.m st mt tue tues thu thurs ave blvd rd dept univ`,
  openers: `the a an he she it they we i you this that these those his her its their our my your in on at but and or so if when
    while as for from after before however meanwhile there then here with by to some many most both what who why how where
    now not no one last since under during although though because according also`,
})

const RUSSIAN = abbreviations({
  always: 'ул им проф акад ген гр тов св см ср напр т.е т.к т.н просп пл обл р-н д-р',
  beforeNumbers: 'стр рис ст п пп гл табл тел № янв фев апр авг сент окт нояб дек',
  beforeNames: 'г гг тыс млн млрд руб коп др пр в вв',
  openers: 'он она они оно мы вы я это в на но и а по с как так что если когда при для из к у об его её их',
})

const UKRAINIAN = abbreviations({
  always: 'вул ім проф акад ген гр св див напр просп пл обл р-н д-р',
  beforeNumbers: 'стор рис ст п пп гл табл тел',
  beforeNames: 'р рр м тис млн млрд грн коп ін',
  openers:
    'він вона вони воно ми ви я це у в на але і та а за з як так що якщо коли при для із до його її їх',
})

const SCANDINAVIAN = abbreviations({
  always: 'dr prof hr fr bl.a t.ex f.eks t.d d.v.s dvs bl.a ca jf jfr vgl st kgl gen',
  beforeNumbers: 'nr kl s sid kap art tlf jan feb mar apr jun jul aug sep sept okt nov dec des',
  beforeNames: 'osv etc mio mia mill mrd kr m.m m.fl',
  openers:
    'den det de han hun hon vi jeg jag du i på men og och en et ett da då når när som for för efter etter',
})

const CZECH = abbreviations({
  always: 'dr mgr ing prof doc judr mudr phdr bc gen plk sv ul nám tzv tj např resp apod cca',
  beforeNumbers: 'č čl str s odst tel',
  beforeNames: 'atd mil mld tis hod kč',
  openers: 'ten ta to on ona oni my v na ale a po za s jak když podle pro do je',
})

const SOUTH_SLAVIC = abbreviations({
  always: 'dr mr prof gđa gosp ing mag sv ul npr tzv tj odn tzn',
  beforeNumbers: 'br čl str st tel',
  beforeNames: 'itd mil mlrd tis',
  openers: 'on ona oni mi u na ali i po za s kako kada ovo to je v in',
})

const BY_LANGUAGE: Record<string, Abbreviations> = {
  en: ENGLISH,
  de: abbreviations({
    always: `dr prof hr fr frl dipl ing abg gen hl st bzw ca vgl evtl ggf inkl sog z.b d.h u.a z.t i.d.r geb gest max min zzgl`,
    beforeNumbers: 'nr abs art s bd kap ziff tel jan feb mär apr jun jul aug sep sept okt nov dez',
    beforeNames: 'usw etc mio mrd tsd std str',
    openers: `der die das den dem ein eine er sie es wir ich ihr in im am an auf mit bei nach doch aber und dies diese dieser
      dann auch wenn als für zu von vor`,
  }),
  fr: abbreviations({
    always: 'm mm mgr dr pr me st ste av env cf',
    beforeNumbers: 'n no art p pp vol chap tél janv févr avr juil sept oct nov déc',
    beforeNames: 'etc hab',
    openers: `le la les un une il elle ils elles on nous vous je ce cette ces cet mais et en dans pour par selon au aux à de des
      du`,
  }),
  es: abbreviations({
    always: 'sr sra srta sres dr dra dña d lic ing gral cnel prof ud uds mons pdte ee aprox',
    beforeNumbers: 'núm nº no pág págs art vol cap tel ene feb abr jun jul ago sept oct nov dic',
    beforeNames: 'etc uu ee.uu cía',
    openers: 'el la los las un una él ella ellos en con por para pero y según este esta lo al de se no su a',
  }),
  it: abbreviations({
    always: 'sig sigg sig.ra dott dott.ssa dr prof on sen ing avv gen col mons s ca',
    beforeNumbers: 'n nn art pag pagg vol cap tel',
    beforeNames: 'ecc',
    openers: 'il lo la i gli le un una lui lei ma e in con per da di del al nel si non questo questa',
  }),
  pt: abbreviations({
    always: 'sr sra srs dr dra prof profa eng exmo gen cel d aprox',
    beforeNumbers: 'n nº art pág págs vol cap tel jan fev abr jun jul ago set out nov dez',
    beforeNames: 'etc cia ltda',
    openers:
      'o a os as um uma ele ela eles em no na nos nas mas e com por para de do da segundo não este esta',
  }),
  nl: abbreviations({
    always: 'dhr mevr mw mr dr drs ir ing prof gen st bijv ca o.a m.b.t d.w.z resp',
    beforeNumbers: 'nr nrs art blz p tel jan feb mrt apr jun jul aug sep sept okt nov dec',
    beforeNames: 'enz etc mln mld',
    openers:
      'de het een hij zij ze we wij ik in op maar en dat dit deze die er met voor van bij na als toen ook',
  }),
  pl: abbreviations({
    always: 'dr prof inż mgr hab gen płk por ks św im ul al np tj tzw ok m.in',
    beforeNumbers: 'nr art str s ust pkt tel',
    beforeNames: 'itd itp tys mln mld godz r zł',
    openers: 'on ona oni my w we na ale i a po za z jak kiedy to ten ta według dla do jest nie',
  }),
  tr: abbreviations({
    always: 'dr prof doç av sn yrd org gen st bkz örn',
    beforeNumbers: 'no tel s',
    beforeNames: 'cad sok vb vs ltd',
    openers: 'bu o ve ama bir biz ben onlar da daha',
  }),
  hi: abbreviations({ always: 'डॉ श्री प्रो पं सं', beforeNumbers: 'रु', beforeNames: '', openers: '' }),
  el: abbreviations({
    always: 'κ κκ δρ καθ π.χ δηλ',
    beforeNumbers: 'αρ σελ αριθ',
    beforeNames: 'κ.λπ κλπ',
    openers: 'ο η το οι τα και στο στη σε με για αυτό',
  }),
  ro: abbreviations({
    always: 'dl dna dr prof ing gen sf',
    beforeNumbers: 'nr art pag str',
    beforeNames: 'etc',
    openers: 'el ea ei un o în pe dar și la cu de acest',
  }),
  hu: abbreviations({
    always: 'dr prof id ifj özv ún pl kb',
    beforeNumbers: 'sz',
    beforeNames: 'stb',
    openers: 'a az ez és de egy',
  }),
  fi: abbreviations({
    always: 'esim ts mm ns tri prof',
    beforeNumbers: 'n klo s nro',
    beforeNames: 'jne',
    openers: 'se hän he me ja mutta',
  }),
  id: abbreviations({
    always: 'dr prof drs ir hj tn st',
    beforeNumbers: 'no hlm jl rp',
    beforeNames: 'dll dsb',
    openers: 'dia mereka kami ini itu di dan tetapi',
  }),
  ru: RUSSIAN,
  be: RUSSIAN,
  bg: RUSSIAN,
  uk: UKRAINIAN,
  sv: SCANDINAVIAN,
  da: SCANDINAVIAN,
  no: SCANDINAVIAN,
  nb: SCANDINAVIAN,
  nn: SCANDINAVIAN,
  cs: CZECH,
  sk: CZECH,
  hr: SOUTH_SLAVIC,
  sr: SOUTH_SLAVIC,
  bs: SOUTH_SLAVIC,
  sl: SOUTH_SLAVIC,
}
BY_LANGUAGE['ms'] = BY_LANGUAGE['id'] ?? ENGLISH

/** The abbreviations of a language by its subtag (`es`), English ones where there is no list. */
export function abbreviationsOf(language: string): Abbreviations {
  return (Object.hasOwn(BY_LANGUAGE, language) ? BY_LANGUAGE[language] : undefined) ?? ENGLISH
}

function abbreviations(lists: Record<keyof Abbreviations, string>): Abbreviations {
  const set = (list: string) => new Set(list.split(/\s+/).filter(Boolean))
  return {
    always: set(lists.always),
    beforeNumbers: set(lists.beforeNumbers),
    beforeNames: set(lists.beforeNames),
    openers: set(lists.openers),
  }
}
