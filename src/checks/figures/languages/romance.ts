import type { NumberTable } from './table.ts'

/** The tens and units of Italian in one word, the last vowel of the ten lost before uno and otto. */
function italianTens(): Record<string, number> {
  const values: Record<string, number> = {}
  const tens = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ')
  const units = 'uno/un due tre/tré quattro cinque sei sette otto nove'.split(' ')
  for (const [tensAt, ten] of tens.entries())
    for (const [unitsAt, forms] of units.entries())
      for (const unit of forms.split('/'))
        values[(/^[uo]/.test(unit) ? ten.slice(0, -1) : ten) + unit] = (tensAt + 2) * 10 + unitsAt + 1
  return values
}

export const FRENCH: NumberTable = {
  counts: `zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize`,
  tens: 'vingt/vingts trente quarante cinquante soixante septante octante/huitante nonante',
  scales: {
    'cent/cents': 1e2,
    mille: 1e3,
    'million/millions/mio.': 1e6,
    'milliard/milliards/md./mds./mrd.': 1e9,
    'billion/billions': 1e12,
    'dizaine/dizaines': 10,
    douzaine: 12,
    quinzaine: 15,
    vingtaine: 20,
    trentaine: 30,
    quarantaine: 40,
    cinquantaine: 50,
    soixantaine: 60,
    centaine: 100,
    millier: 1000,
  },
  and: 'et',
  fractions: {
    'moitié/demi/demie': 1 / 2,
    tiers: 1 / 3,
    'quart/quarts': 1 / 4,
    'cinquième/cinquièmes': 1 / 5,
    'dixième/dixièmes': 1 / 10,
  },
  ordinals: `premier/première/1er deuxième/second/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième`,
  percent: 'pour_cent pourcent points_de_pourcentage point_de_pourcentage',
  about: `environ près_de quelque presque plus_de plus_d' moins_de autour_de jusqu'à au_moins au_plus à_peu_près quasiment
    approximativement au_maximum au_minimum plus_d’ jusqu’à`,
  aboutAfter: 'environ',
  isVigesimal: true,
  decimal: ',',
  isSpaced: true,
}

export const SPANISH: NumberTable = {
  counts: `cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
    veintinueve`,
  tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  hundreds: `cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas
    seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas`,
  scales: {
    mil: 1e3,
    'millón/millones/mill./mdd.': 1e6,
    'millardo/millardos': 1e9,
    'billón/billones': 1e12,
    decena: 10,
    docena: 12,
    quincena: 15,
    veintena: 20,
    treintena: 30,
    centenar: 100,
    millar: 1000,
  },
  and: 'y',
  fractions: {
    'mitad/medio/media': 1 / 2,
    tercio: 1 / 3,
    tercios: 1 / 3,
    'cuarto/cuartos': 1 / 4,
    'quinto/quintos': 1 / 5,
    décimo: 1 / 10,
  },
  ordinals: `primero/primer/primera segundo/segunda tercero/tercer/tercera cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima
    octavo/octava noveno/novena décimo/décima`,
  percent: 'por_ciento por_cien puntos_porcentuales punto_porcentual',
  about: `unos unas cerca_de alrededor_de aproximadamente casi más_de menos_de hasta al_menos como_mínimo como_máximo en_torno_a
    en_torno_a_los en_torno_a_las poco_más_de unos_cerca_de sobre los_casi`,
  decimal: ',',
  isSpaced: true,
}

export const PORTUGUESE: NumberTable = {
  counts: `zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze dezesseis/dezasseis
    dezessete/dezassete dezoito dezenove/dezanove`,
  tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  hundreds: `cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas seiscentos/seiscentas
    setecentos/setecentas oitocentos/oitocentas novecentos/novecentas`,
  scales: {
    mil: 1e3,
    'milhão/milhões/mi.': 1e6,
    'bilhão/bilhões/bi.': 1e9,
    'trilhão/trilhões/tri./bilião/biliões': 1e12,
    dezena: 10,
    dúzia: 12,
    centena: 100,
    milhar: 1000,
  },
  and: 'e',
  fractions: {
    'metade/meio/meia': 1 / 2,
    'terço/terços': 1 / 3,
    'quarto/quartos': 1 / 4,
    'quinto/quintos': 1 / 5,
    décimo: 1 / 10,
  },
  ordinals: `primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta sétimo/sétima oitavo/oitava
    nono/nona décimo/décima`,
  percent: 'por_cento pontos_percentuais ponto_percentual',
  about: `cerca_de aproximadamente quase mais_de menos_de até ao_menos pelo_menos no_mínimo no_máximo em_torno_de por_volta_de uns umas
    perto_de`,
  decimal: ',',
  isSpaced: true,
}

export const ITALIAN: NumberTable = {
  counts: `zero uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
    diciassette diciotto diciannove`,
  tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  scales: {
    cento: 1e2,
    'mille/mila': 1e3,
    'milione/milioni/mln./mio.': 1e6,
    'miliardo/miliardi/mld./mrd.': 1e9,
    'trilione/trilioni': 1e12,
    decina: 10,
    dozzina: 12,
    quindicina: 15,
    ventina: 20,
    trentina: 30,
    quarantina: 40,
    cinquantina: 50,
    centinaio: 100,
    migliaio: 1000,
  },
  others: italianTens(),
  splits: /(cento|mila|mille)/g,
  fractions: {
    'metà/mezzo/mezza': 1 / 2,
    'terzo/terzi': 1 / 3,
    'quarto/quarti': 1 / 4,
    'quinto/quinti': 1 / 5,
    decimo: 1 / 10,
  },
  ordinals: `primo/prima secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima ottavo/ottava nono/nona
    decimo/decima`,
  percent: 'per_cento percento punti_percentuali punto_percentuale',
  about: `circa quasi più_di oltre meno_di fino_a almeno al_massimo intorno_a attorno_a sotto_i sopra_i un_massimo_di poco_più_di
    approssimativamente`,
  aboutAfter: 'circa',
  decimal: ',',
  isSpaced: true,
}
