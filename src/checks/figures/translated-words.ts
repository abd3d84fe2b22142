/** Words of English that say a number without naming it, and the numbers that other languages say instead. */
export const IMPLIED = new Map<string, number[]>(
  Object.entries({
    both: [2],
    twin: [2],
    twins: [2],
    twice: [2],
    double: [2],
    doubled: [2],
    doubles: [2],
    doubling: [2],
    thrice: [3],
    triple: [3],
    tripled: [3],
    treble: [3],
    quadruple: [4],
    quadrupled: [4],
    half: [2, 30, 50],
    halved: [2, 50],
    quarter: [3, 4, 15, 25],
    quarters: [3, 4, 75],
    third: [3, 30, 33],
    thirds: [2, 3],
    decade: [10],
    decades: [10],
    century: [100],
    centuries: [100],
    fortnight: [2, 14],
    dozen: [10, 12],
    dozens: [10, 12],
    hundred: [100],
    hundreds: [100],
    thousand: [1e3],
    thousands: [1e3],
    million: [1e6],
    millions: [1e6],
    billions: [1e9],
    teenage: [10],
    teenager: [10],
    teenagers: [10],
    noon: [12],
    midday: [12],
    midnight: [0, 12, 24],
    clock: [24],
    overnight: [24],
    all: [100],
    entire: [100],
    whole: [100],
    covid: [19],
    coronavirus: [19],
    biannual: [2],
    annual: [1],
    nil: [0],
  }),
)

/** What a noun multiplies the number before it by, told by how the noun begins. */
export const MULTIPLIERS: [RegExp, number][] = [
  [
    /^(?:decade|jahrzehnt|décenn|década|decad|desetilet|dekád|десятил|десятирі|दशक|áratug|decenni|dekad|دہائی|عقد|عقود)/u,
    10,
  ],
  [/^(?:centur|jahrhundert|siècle|siglo|stolet|столет|століт|सदी|ald|öld|seco|صد)/u, 100],
  [/^(?:dozen|dutzend|tucet|дюжин|docena|douzaine|दर्जन|tylft|درجن)/u, 12],
  [/^(?:成|割)/u, 10],
]

/** What one of a measure that readers elsewhere do not use is in theirs, told by what follows the number. */
export const MEASURES: [RegExp, number[]][] = [
  [/^[\s-]?(?:mph|miles?(?!\p{L}))/iu, [1.609, 1609]],
  [/^[\s-]?(?:foot|feet|ft)(?!\p{L})/iu, [0.3048, 30.48]],
  [/^[\s-]?(?:inch|inches)(?!\p{L})/iu, [2.54, 25.4]],
  [/^[\s-]?(?:yards?|yds?)(?!\p{L})/iu, [0.9144]],
  [/^[\s-]?acres?(?!\p{L})/iu, [0.4047, 4047]],
  [/^[\s-]?(?:pounds?|lbs?)(?!\p{L})/iu, [0.4536]],
  [/^[\s-]?(?:ounces?|oz)(?!\p{L})/iu, [28.35]],
  [/^[\s-]?gallons?(?!\p{L})/iu, [3.785, 4.546]],
  [/^[\s-]?stone(?!\p{L})/iu, [6.35]],
  [/^[\s-]?(?:sq(?:uare)?[\s-](?:feet|foot|ft|miles?))(?!\p{L})/iu, [0.0929, 2.59]],
]

/** Numbers that are written in one with what they count: the stems of 11 to 100, and units that stand before or behind a ten. */
export type Compounds = { stems: string; values: number[]; units: string; joint: string }

const TEENS_AND_TENS = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 50, 60, 70, 80, 90, 100]

/** By language. Stems stand in the order of their values: 11 to 19, 20 to 90, 100. A slash parts forms of one. */
export const COMPOUNDS: Record<string, Compounds> = {
  cs: {
    stems: `jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet/dvacát třicet/třicát čtyřicet/čtyřicát
      padesát šedesát sedmdesát osmdesát devadesát stolet/stovk`,
    values: TEENS_AND_TENS,
    units: 'jed(?:na|en|no) dva/dvou tři/tří čtyři/čtyř pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti',
    joint: 'a|i',
  },
  de: {
    stems: `elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig
      achtzig neunzig hundert`,
    values: TEENS_AND_TENS,
    units: 'ein zwei drei vier fünf sechs sieben acht neun',
    joint: 'und',
  },
  es: {
    stems: `once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veint treint cuarent cincuent sesent setent ochent
      novent cent[ée]n`,
    values: TEENS_AND_TENS,
    units: 'uno/ún d[oó]s tr[eé]s cuatro cinco s[eé]is siete ocho nueve',
    joint: 'i',
  },
  is: {
    stems: `ellef tólf þrett fjórt fimmtán sextán sautj átján nítj tuttug/tvítug þrjátí/þrítug fjörutí/fertug fimmtí/fimmtug sextí/sextug
      sjötí/sjötug áttatí/áttræð níutí/níræð hundr/tíræð`,
    values: TEENS_AND_TENS,
    units: 'ein tv þr fjór fimm sex sjö átta níu',
    joint: 'og',
  },
  ru: {
    stems: `одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат тридцат сорок
      пятидесят/пятьдесят шестидесят/шестьдесят семидесят/семьдесят восьмидесят/восемьдесят девяност столет/сотн`,
    values: TEENS_AND_TENS,
    units: 'одно двух тр[её]х четыр[её]х пяти шести семи восьми девяти',
    joint: 'и',
  },
  uk: {
    stems: `одинадцят дванадцят тринадцят чотирнадцят п'?ятнадцят шістнадцят сімнадцят вісімнадцят дев'?ятнадцят двадцят тридцят сорок
      п'?ятдесят шістдесят сімдесят вісімдесят дев'?яност столі/сотн`,
    values: TEENS_AND_TENS,
    units: "одно двох трьох чотирьох п'?яти шести семи восьми дев'?яти",
    joint: 'и',
  },
}
