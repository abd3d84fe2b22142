import type { NumberTable } from './table.ts'

/** 20 to 99 as German and its kin write them: the unit, a joint and the ten in one word. */
function unitsFirst(units: string, tens: string, joint: (unit: string) => string): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [ten, forms] of tens.split(' ').entries())
    for (const [unit, name] of units.split(' ').entries())
      for (const form of forms.split('/')) values[`${name}${joint(name)}${form}`] = (ten + 2) * 10 + unit + 1
  return values
}

/** The same where the ten comes first. */
function tensFirst(units: string, tens: string): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [ten, name] of tens.split(' ').entries())
    for (const [unit, forms] of units.split(' ').entries())
      for (const form of forms.split('/')) values[`${name}${form}`] = (ten + 2) * 10 + unit + 1
  return values
}

const GERMAN_TENS = 'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig'

export const GERMAN: NumberTable = {
  counts: `null eins/ein/eine/einen/einem/einer zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
    fünfzehn sechzehn siebzehn achtzehn neunzehn`,
  tens: GERMAN_TENS,
  scales: {
    hundert: 1e2,
    'tausend/tsd.': 1e3,
    'million/millionen/mio./mill.': 1e6,
    'milliarde/milliarden/mrd./md.': 1e9,
    'billion/billionen/bio.': 1e12,
    'billiarde/billiarden': 1e15,
    dutzend: 12,
  },
  others: {
    ...unitsFirst('ein zwei drei vier fünf sechs sieben acht neun', GERMAN_TENS, () => 'und'),
    'anderthalb/eineinhalb': 1.5,
    zweieinhalb: 2.5,
    dreieinhalb: 3.5,
    viereinhalb: 4.5,
    fünfeinhalb: 5.5,
  },
  and: 'und',
  splits: /(hundert|tausend)(?:und)?/g,
  fractions: {
    'hälfte/halbe/halben/halbes/halb': 1 / 2,
    'drittel/dritteln': 1 / 3,
    'viertel/vierteln': 1 / 4,
    fünftel: 1 / 5,
    zehntel: 1 / 10,
  },
  ordinals: `erste/ersten/erster/erstes zweite/zweiten/zweiter/zweites dritte/dritten/dritter/drittes vierte/vierten/vierter
    fünfte/fünften/fünfter sechste/sechsten siebte/siebten achte/achten neunte/neunten zehnte/zehnten`,
  percent: 'prozent prozentpunkte prozentpunkten prozentpunkt prozentige prozentigen prozentiger v.h',
  about: `rund etwa ungefähr circa ca zirka knapp gut fast beinahe nahezu mehr_als über weniger_als unter bis_zu mindestens höchstens
    maximal wenigstens annähernd gegen schätzungsweise um_die bis`,
  aboutAfter: 'oder_mehr',
  decimal: ',',
  isSpaced: true,
}

const DUTCH_TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'

export const DUTCH: NumberTable = {
  counts: `nul een/één/eén twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
    negentien`,
  tens: DUTCH_TENS,
  scales: {
    honderd: 1e2,
    'duizend/dzd.': 1e3,
    'miljoen/mln./mio.': 1e6,
    'miljard/mld./mrd.': 1e9,
    biljoen: 1e12,
    dozijn: 12,
  },
  others: {
    ...unitsFirst('een twee drie vier vijf zes zeven acht negen', DUTCH_TENS, (unit) =>
      unit.endsWith('e') ? 'ën' : 'en',
    ),
    anderhalf: 1.5,
    anderhalve: 1.5,
    tweeënhalf: 2.5,
  },
  and: 'en',
  splits: /(honderd|duizend)(?:en)?/g,
  fractions: {
    'helft/half/halve': 1 / 2,
    derde: 1 / 3,
    'kwart/vierde': 1 / 4,
    vijfde: 1 / 5,
    tiende: 1 / 10,
  },
  ordinals: 'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende',
  percent: 'procent procentpunt procentpunten',
  about: `ongeveer circa ca zo'n rond bijna ruim meer_dan minder_dan ruwweg tot minstens hoogstens maximaal zeker grofweg een_kleine
    een_dikke krap vrijwel`,
  decimal: ',',
  isSpaced: true,
}

const SWEDISH_UNITS = 'ett/en två tre fyra fem sex sju åtta nio'
const SWEDISH_TENS = 'tjugo trettio fyrtio femtio sextio sjuttio åttio nittio'

export const SWEDISH: NumberTable = {
  counts: `noll ett/en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton`,
  tens: SWEDISH_TENS,
  scales: {
    hundra: 1e2,
    tusen: 1e3,
    'miljon/miljoner/mn./mkr./milj.': 1e6,
    'miljard/miljarder/mdr./mdkr.': 1e9,
    'biljon/biljoner': 1e12,
    dussin: 12,
  },
  others: { ...tensFirst(SWEDISH_UNITS, SWEDISH_TENS), 'anderthalv/halvannan': 1.5 },
  splits: /(hundra|tusen)/g,
  fractions: {
    'hälften/halva/halv': 1 / 2,
    tredjedel: 1 / 3,
    tredjedelar: 1 / 3,
    'fjärdedel/kvart/fjärdedelar': 1 / 4,
    femtedel: 1 / 5,
  },
  ordinals: 'första/förste andra/andre tredje fjärde femte sjätte sjunde åttonde nionde tionde',
  percent: 'procent procentenheter procentenhet',
  about: `cirka ca omkring ungefär runt drygt knappt nästan mer_än fler_än mindre_än färre_än över under upp_till uppemot minst högst
    åtminstone kring närmare`,
  decimal: ',',
  isSpaced: true,
}

const DANISH_TENS =
  'tyve tredive fyrre/fyrretyve halvtreds/halvtredsindstyve tres/tresindstyve halvfjerds firs/firsindstyve halvfems'

export const DANISH: NumberTable = {
  counts: `nul en/et/én/ét to tre fire fem seks syv/syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten`,
  tens: DANISH_TENS,
  scales: {
    'hundrede/hundred': 1e2,
    tusind: 1e3,
    'million/millioner/mio./mill.': 1e6,
    'milliard/milliarder/mia./mrd.': 1e9,
    'billion/billioner': 1e12,
    dusin: 12,
  },
  others: {
    ...unitsFirst('en to tre fire fem seks syv otte ni', DANISH_TENS, () => 'og'),
    halvanden: 1.5,
    halvandet: 1.5,
  },
  and: 'og',
  splits: /(hundrede|tusind|tusinde)(?:og)?/g,
  fractions: {
    'halvdelen/halve/halv/halvt': 1 / 2,
    'tredjedel/tredjedele': 1 / 3,
    'fjerdedel/fjerdedele/kvart': 1 / 4,
    femtedel: 1 / 5,
  },
  ordinals: 'første anden/andet tredje fjerde femte sjette syvende ottende niende tiende',
  percent: 'procent pct procentpoint',
  about: `cirka ca omkring rundt_regnet knap knapt godt næsten mere_end flere_end mindre_end færre_end over under op_til mindst højst
    omtrent små`,
  decimal: ',',
  isSpaced: true,
}

export const ICELANDIC: NumberTable = {
  counts: `núll einn/ein/eitt/eina/einum/einu tveir/tvær/tvö/tvo/tveimur þrír/þrjár/þrjú/þrjá/þremur/þriggja
    fjórir/fjórar/fjögur/fjóra/fjórum/fjögurra fimm sex sjö átta níu tíu ellefu tólf þrettán fjórtán fimmtán sextán sautján átján
    nítján`,
  tens: 'tuttugu þrjátíu fjörutíu fimmtíu sextíu sjötíu áttatíu níutíu',
  scales: {
    'hundrað/hundruð/hundruðum/hundraða/hundraði': 1e2,
    'þúsund/þúsundir/þúsundum/þúsunda/þús.': 1e3,
    'milljón/milljónir/milljóna/milljónum/millj.': 1e6,
    'milljarður/milljarðar/milljarða/milljarð/milljarði/milljarðs/milljörðum/ma.': 1e9,
    'billjón/billjónir/billjóna/billjónum': 1e12,
    tylft: 12,
  },
  and: 'og',
  fractions: {
    'helmingur/helming/helmingi/hálf/hálfur/hálft/hálfan': 1 / 2,
    'þriðjungur/þriðjung/þriðjungi': 1 / 3,
    'fjórðungur/fjórðung/fjórðungi': 1 / 4,
    'fimmtungur/fimmtung': 1 / 5,
  },
  ordinals: `fyrsti/fyrsta/fyrstu/fyrstur annar/önnur/annað/annan/öðru þriðji/þriðja/þriðju fjórði/fjórða fimmti/fimmta sjötti/sjötta
    sjöundi/sjöunda áttundi/áttunda níundi/níunda tíundi/tíunda`,
  percent: 'prósent prósenta prósentum prósentur prósentustig prósentustiga prósentustigum',
  about:
    'um rúmlega tæplega næstum nærri meira_en fleiri_en minna_en færri_en yfir undir allt_að minnst að_minnsta_kosti í_kringum hátt_í ríflega',
  decimal: ',',
  isSpaced: true,
}
