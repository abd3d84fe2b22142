import type { NumberTable } from './table.ts'

export const RUSSIAN: NumberTable = {
  counts: `ноль/нуля один/одна/одно/одного/одной/одному/одним/одну/одном два/две/двух/двум/двумя/двое три/трех/трёх/трем/трём/тремя/трое
    четыре/четырех/четырёх/четырем/четырём/четырьмя/четверо пять/пяти/пятью/пятеро шесть/шести/шестью/шестеро семь/семи/семью/семеро
    восемь/восьми/восемью девять/девяти/девятью десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати
    тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати
    восемнадцать/восемнадцати девятнадцать/девятнадцати`,
  tens: `двадцать/двадцати/двадцатью тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти
    восемьдесят/восьмидесяти девяносто/девяноста`,
  hundreds: `сто/ста двести/двухсот/двумстам триста/трехсот/трёхсот четыреста/четырехсот/четырёхсот пятьсот/пятисот шестьсот/шестисот
    семьсот/семисот восемьсот/восьмисот девятьсот/девятисот`,
  scales: {
    'тысяча/тысячи/тысяч/тысячу/тысячам/тысячами/тысячах/тысячей/тыс.': 1e3,
    'миллион/миллиона/миллионов/миллиону/миллионам/миллионами/миллионах/миллионом/млн.': 1e6,
    'миллиард/миллиарда/миллиардов/миллиарду/миллиардам/миллиардами/миллиардах/миллиардом/млрд.': 1e9,
    'триллион/триллиона/триллионов/триллионам/трлн.': 1e12,
    'десяток/десятка/десятков': 10,
    дюжина: 12,
    'сотня/сотни/сотню': 100,
  },
  others: { 'полтора/полторы/полутора': 1.5, полтораста: 150 },
  fractions: {
    'половина/половины/половину/половиной/половине/пол': 1 / 2,
    'треть/трети': 1 / 3,
    'четверть/четверти': 1 / 4,
  },
  ordinals: `первый/первая/первое/первого/первой/первую/первом второй/вторая/второе/второго/вторую/втором
    третий/третья/третье/третьего/третьей/третью четвертый/четвёртый/четвертая/четвертого/четвертой пятый/пятая/пятого/пятой
    шестой/шестая/шестого седьмой/седьмая/седьмого восьмой/восьмая/восьмого девятый/девятая/девятого десятый/десятая/десятого`,
  percent:
    'процент процента процентов процентам процентами проц процентных_пунктов процентных_пункта п.п процентный_пункт',
  about: `около примерно приблизительно порядка почти более больше свыше менее меньше до не_менее не_более как_минимум по_меньшей_мере
    более_чем менее_чем больше_чем примерно_в чуть_более ориентировочно`,
  decimal: ',',
  isSpaced: true,
}

export const UKRAINIAN: NumberTable = {
  counts: `нуль/нуля один/одна/одне/одного/одної/одну/одному/одним два/дві/двох/двом/двома/двоє три/трьох/трьом/трьома/троє
    чотири/чотирьох/чотирьом/четверо п'ять/п’ять/пять/п'яти/п’яти/п'ятьох/п’ятьох/п'ятеро/п’ятеро шість/шести/шістьох сім/семи/сімох
    вісім/восьми/вісьмох дев'ять/дев’ять/дев'яти/дев’яти десять/десяти/десятьох одинадцять/одинадцяти дванадцять/дванадцяти
    тринадцять/тринадцяти чотирнадцять/чотирнадцяти п'ятнадцять/п’ятнадцять/п'ятнадцяти/п’ятнадцяти шістнадцять/шістнадцяти
    сімнадцять/сімнадцяти вісімнадцять/вісімнадцяти дев'ятнадцять/дев’ятнадцять/дев'ятнадцяти/дев’ятнадцяти`,
  tens: `двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят/п’ятдесят/п'ятдесяти/п’ятдесяти шістдесят/шістдесяти сімдесят/сімдесяти
    вісімдесят/вісімдесяти дев'яносто/дев’яносто/дев'яноста/дев’яноста`,
  hundreds: `сто/ста двісті/двохсот триста/трьохсот чотириста/чотирьохсот п'ятсот/п’ятсот шістсот/шестисот сімсот/семисот
    вісімсот/восьмисот дев'ятсот/дев’ятсот`,
  scales: {
    'тисяча/тисячі/тисяч/тисячу/тисячам/тисячами/тис.': 1e3,
    'мільйон/мільйона/мільйони/мільйонів/мільйону/мільйонам/мільйонами/млн.': 1e6,
    'мільярд/мільярда/мільярди/мільярдів/мільярду/мільярдам/мільярдами/млрд.': 1e9,
    'трильйон/трильйона/трильйони/трильйонів/трлн.': 1e12,
    'десяток/десятка/десятків': 10,
    дюжина: 12,
    'сотня/сотні/сотню': 100,
  },
  others: { 'півтора/півтори': 1.5 },
  fractions: {
    'половина/половини/половину/половині/пів': 1 / 2,
    'третина/третини/третину': 1 / 3,
    'чверть/чверті': 1 / 4,
  },
  ordinals: `перший/перша/перше/першого/першої/першу другий/друга/друге/другого/другої/другу третій/третя/третє/третього/третьої/третю
    четвертий/четверта/четвертого п'ятий/п’ятий/п'ята/п’ята шостий/шоста сьомий/сьома восьмий/восьма дев'ятий/дев’ятий десятий/десята`,
  percent:
    'відсоток відсотка відсотки відсотків відсоткам відсотками процент процента проценти процентів відсоткових_пунктів в.п',
  about: `близько приблизно майже понад більше більш_ніж більше_ніж менше менш_ніж менше_ніж до не_менше не_більше щонайменше
    принаймні орієнтовно десь`,
  decimal: ',',
  isSpaced: true,
}

export const POLISH: NumberTable = {
  counts: `zero jeden/jedna/jedno/jednego/jednej/jedną/jednym dwa/dwie/dwóch/dwaj/dwoje/dwom/dwoma trzy/trzech/trzej/troje/trzem/trzema
    cztery/czterech/czterej/czworo/czterem pięć/pięciu/pięcioro sześć/sześciu/sześcioro siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu
    dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu
    szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu`,
  tens: `dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu
    sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu`,
  hundreds: `sto/stu dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset siedemset/siedmiuset
    osiemset/ośmiuset dziewięćset/dziewięciuset`,
  scales: {
    'tysiąc/tysiące/tysięcy/tysiącom/tysiąca/tys.': 1e3,
    'milion/miliony/milionów/miliona/milionom/mln.': 1e6,
    'miliard/miliardy/miliardów/miliarda/mld.': 1e9,
    'bilion/biliony/bilionów/bln.': 1e12,
    tuzin: 12,
    setka: 100,
  },
  others: { 'półtora/półtorej': 1.5 },
  fractions: {
    'połowa/połowy/połowę/połowie/pół': 1 / 2,
    'jedna_trzecia/trzecia': 1 / 3,
    'ćwierć/czwarta': 1 / 4,
  },
  ordinals: `pierwszy/pierwsza/pierwsze/pierwszego/pierwszej drugi/druga/drugie/drugiego/drugiej trzeci/trzecia/trzecie/trzeciego
    czwarty/czwarta/czwarte piąty/piąta szósty/szósta siódmy/siódma ósmy/ósma dziewiąty/dziewiąta dziesiąty/dziesiąta`,
  percent:
    'procent procenta procentów proc pkt_proc punktów_procentowych punkty_procentowe punktu_procentowego',
  about: `około ok mniej_więcej blisko niemal prawie ponad powyżej poniżej więcej_niż mniej_niż do co_najmniej co_najwyżej przeszło
    przynajmniej niespełna z_górą`,
  decimal: ',',
  isSpaced: true,
}

export const CZECH: NumberTable = {
  counts: `nula jeden/jedna/jedno/jednoho/jedné/jednu/jedním dva/dvě/dvou/dvěma tři/tří/třem/třemi čtyři/čtyř/čtyřem/čtyřmi
    pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct/jedenácti dvanáct/dvanácti třináct/třinácti
    čtrnáct/čtrnácti patnáct/patnácti šestnáct/šestnácti sedmnáct/sedmnácti osmnáct/osmnácti devatenáct/devatenácti`,
  tens: `dvacet/dvaceti třicet/třiceti čtyřicet/čtyřiceti padesát/padesáti šedesát/šedesáti sedmdesát/sedmdesáti osmdesát/osmdesáti
    devadesát/devadesáti`,
  scales: {
    'sto/sta./stě./set.': 1e2,
    'tisíc/tisíce/tisíců/tisícům/tis.': 1e3,
    'milion/miliony/milionu/milionů/milión/milióny/miliónů/mil./mio./mln.': 1e6,
    'miliarda/miliardy/miliard/miliardu/miliardám/mld.': 1e9,
    'bilion/biliony/bilionu/bilionů': 1e12,
    'tucet/tuctu': 12,
    stovka: 100,
  },
  others: { půldruhého: 1.5 },
  fractions: {
    'polovina/poloviny/polovinu/polovině/půl': 1 / 2,
    'třetina/třetiny/třetinu/třetině': 1 / 3,
    'čtvrtina/čtvrtiny/čtvrtinu/čtvrt': 1 / 4,
    'pětina/pětiny/pětinu': 1 / 5,
  },
  ordinals: `první/prvního/prvním druhý/druhá/druhé/druhého/druhou třetí/třetího čtvrtý/čtvrtá/čtvrté/čtvrtého pátý/pátá/páté
    šestý/šestá/šesté sedmý/sedmá/sedmé osmý/osmá/osmé devátý/devátá/deváté desátý/desátá/desáté`,
  percent:
    'procento procenta procent procentům procentní procentního procentních_bodů procentního_bodu procentní_body',
  about: `asi zhruba přibližně kolem okolo téměř skoro více_než víc_než přes nad pod méně_než do až nejméně nejvýše minimálně maximálně
    alespoň bezmála cca`,
  decimal: ',',
  isSpaced: true,
}
