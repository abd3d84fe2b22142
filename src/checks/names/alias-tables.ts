/** Names of one thing, folded; a name of several words is written with spaces. The first of a group says what it is. */
export const ALIASES = `
  united states/us/usa/u s/america/american/united states of america/the states/estados unidos/ee uu/eeuu/etats unis/stati uniti/eua/vereinigte staaten/verenigde staten/stany zjednoczone/сша;
  united kingdom/uk/britain/great britain/british/briton/brit/gb/royaume uni/grande bretagne/reino unido/gran bretana/regno unito/gran bretagna/gra bretanha/grossbritannien/великобритания;
  european union/eu/european/union europeenne/ue/union europea/unione europea/uniao europeia/europaische union/europese unie/ес/евросоюз;
  united nations/un/nations unies/onu/naciones unidas/nazioni unite/nacoes unidas/vereinte nationen/verenigde naties/оон;
  soviet union/ussr/soviet; united arab emirates/uae/emirati/emirates; saudi arabia/saudi/ksa; south africa/sa/south african;
  new zealand/nz/kiwi/new zealander; north korea/dprk/north korean; south korea/rok/south korean; czech republic/czechia/czech;
  netherlands/holland/dutch/dutchman/the netherlands; france/french/frenchman/frenchwoman; spain/spanish/spaniard;
  germany/german/federal republic of germany; switzerland/swiss; denmark/danish/dane; sweden/swedish/swede; finland/finnish/finn;
  norway/norwegian; poland/polish/pole; greece/greek/hellenic; turkey/turkish/turk/turkiye; ireland/irish/irishman/irishwoman/eire;
  england/english/englishman/englishwoman; scotland/scottish/scot/scotsman; wales/welsh/welshman;
  northern ireland/ulster/northern irish; portugal/portuguese; cyprus/cypriot; iceland/icelandic/icelander; ukraine/ukrainian;
  belarus/belarusian/belorussia/byelorussia; myanmar/burma/burmese; thailand/thai/siam; philippines/filipino/filipina/philippine;
  vietnam/vietnamese/viet nam; laos/lao/laotian; bangladesh/bangladeshi/bengali; sri lanka/sri lankan/ceylon; afghanistan/afghan;
  kazakhstan/kazakh; uzbekistan/uzbek; turkmenistan/turkmen; tajikistan/tajik; kyrgyzstan/kyrgyz; iran/iranian/persia/persian;
  iraq/iraqi; lebanon/lebanese; palestine/palestinian/gaza/west bank; israel/israeli; jordan/jordanian; yemen/yemeni; kuwait/kuwaiti;
  qatar/qatari; oman/omani; bahrain/bahraini; cambodia/khmer/cambodian; taiwan/taiwanese; hong kong/hongkong/hk;
  china/chinese/prc/people s republic of china/sino; japan/japanese/nippon; india/indian/indo;
  russia/russian/russian federation/russo; congo/congolese/drc/dr congo/democratic republic of congo;
  ivory coast/cote d ivoire/ivorian; cape verde/cabo verde; eswatini/swaziland/swazi; burkina faso/burkinabe; niger/nigerien;
  lesotho/basotho; madagascar/malagasy; monaco/monegasque; peru/peruvian; panama/panamanian; canada/canadian; mexico/mexican;
  argentina/argentine/argentinian; brazil/brazilian; guadeloupe/guadeloupean; barbados/barbadian/bajan; dominican republic/dominican;
  haiti/haitian; macedonia/north macedonia/macedonian; moldova/moldovan/moldavia; kosovo/kosovan/kosovar;
  bosnia/bosnian/bosnia herzegovina/bosnia and herzegovina; serbia/serb/serbian; croatia/croat/croatian; slovakia/slovak;
  slovenia/slovene/slovenian; hungary/hungarian/magyar; catalonia/catalan/catalunya; basque country/basque; brittany/breton;
  cornwall/cornish; normandy/norman; bavaria/bavarian; saxony/saxon; flanders/flemish; wallonia/walloon; naples/neapolitan;
  venice/venetian; vienna/viennese; moscow/muscovite; liverpool/liverpudlian/scouse; manchester/mancunian; glasgow/glaswegian;
  newcastle/geordie; birmingham/brummie; london/londoner; kiev/kyiv; bombay/mumbai; calcutta/kolkata; madras/chennai; peking/beijing;
  rangoon/yangon; saigon/ho chi minh city; constantinople/istanbul; the hague/den haag; los angeles/la;
  new york/nyc/new york city/new yorker/ny; washington dc/washington/dc/district of columbia; san francisco/san fran;
  philadelphia/philly; las vegas/vegas; islam/islamic/muslim/moslem/islamist; christianity/christian; judaism/jewish/jew;
  buddhism/buddhist; hinduism/hindu; catholicism/catholic; europe/european/euro; africa/african/afro; asia/asian;
  arab/arabia/arabic/arabian; islamic state/isis/isil/is/daesh/so called islamic state; al qaeda/al qaida/alqaeda;
  manchester united/man utd/man united; manchester city/man city; tottenham hotspur/spurs/tottenham; wolverhampton wanderers/wolves;
  west bromwich albion/west brom; queens park rangers/qpr; brighton and hove albion/brighton; paris saint germain/psg;
  conservative/tory/tories/conservatives; liberal democrat/lib dem/lib dems/liberal democrats; labour/labour party;
  scottish national party/snp/scottish nationalists; republican/gop/republicans/grand old party; democrat/democrats/democratic;
  member of parliament/mp/mps/members of parliament; member of the european parliament/mep/meps; prime minister/pm/premier;
  national health service/nhs; metropolitan police/met/scotland yard/met police; house of commons/commons; house of lords/lords;
  mother of parliaments/westminster/parliament; white house/oval office; european central bank/ecb; federal reserve/fed;
  wall street/new york stock exchange/nyse; supreme court/scotus; president of the united states/potus;
  bbc/british broadcasting corporation/beeb; second world war/world war two/world war ii/ww2/wwii;
  first world war/world war one/world war i/ww1/wwi/great war; covid/coronavirus/covid 19; football association/fa;
  football association cup/fa cup; grand prix/gp; facebook/meta; twitter/x; google/alphabet; mount everest/everest;
  valentine s day/valentines; god/allah; bible/biblical; alabama/ala/al; alaska/ak; arizona/ariz/az/arizonan;
  arkansas/ark/ar/arkansan; california/calif/ca/cal/californian; colorado/colo/co/coloradan; connecticut/conn/ct; delaware/del;
  florida/fla/fl/floridian; georgia/ga/georgian; hawaii/hi/hawaiian; idaho/id; illinois/ill/il; indiana/ind/hoosier; iowa/ia/iowan;
  kansas/kan/ks/kansan; kentucky/ky/kentuckian; louisiana/la/louisianan; maine/mainer; maryland/md; massachusetts/mass/ma;
  michigan/mich/mi/michigander; minnesota/minn/mn/minnesotan; mississippi/miss/ms; missouri/mo; montana/mont/mt;
  nebraska/neb/ne/nebraskan; nevada/nev/nv/nevadan; new hampshire/nh/n h; new jersey/nj/n j; new mexico/nm/n m;
  north carolina/nc/n c; north dakota/nd/n d; ohio/oh/ohioan; oklahoma/okla; oregon/ore/oregonian; pennsylvania/pa/penn;
  rhode island/ri/r i; south carolina/sc/s c; south dakota/sd/s d; tennessee/tenn/tn; texas/tex/tx/texan; utah/ut/utahn; vermont/vt;
  virginia/va/virginian; washington state/wash/wa; west virginia/w va/wv; wisconsin/wis/wi; wyoming/wyo/wy; british columbia/bc;
  ontario/ont; quebec/que/quebecois; new south wales/nsw; saint/st; mount/mt; fort/ft; doctor/dr; professor/prof; christmas/xmas
`

/** What speaks of the second may name the first without saying anything new, as writers do; it is no proof. */
export const IMPLIED = `
  us: washington,american,america,federal,senate,senator,congress,congressman,congresswoman,white house,pentagon,fbi,cia,nasa,obama,trump,biden,clinton,alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,hampshire,jersey,mexico,york,carolina,dakota,ohio,oklahoma,oregon,pennsylvania,tennessee,texas,utah,vermont,virginia,wisconsin,wyoming,chicago,boston,los angeles,houston,dallas,miami,seattle,philadelphia,detroit,atlanta,denver,las vegas,san francisco,wall street,nasdaq,dow jones,nfl,nba,mlb,nhl,mich
  uk: london,england,english,scotland,scottish,wales,welsh,belfast,westminster,downing street,whitehall,bbc,nhs,tory,mps,commons,manchester,liverpool,birmingham,edinburgh,glasgow,cardiff
  england: london,manchester,liverpool,birmingham,leeds,sheffield,bristol,newcastle,premier league
  scotland: edinburgh,glasgow,aberdeen,dundee,holyrood
  wales: cardiff,swansea,newport,wrexham
  westminster: mps,parliament,commons,uk
  downing street: prime minister,number 10
  kremlin: russia,russian,moscow,putin
  vatican: pope,holy see,catholic
  nato: alliance,atlantic
  premier league: league
  christmas: december,festive
`

/** Seats of government, that speak for their country. */
export const SEATS = `
  united_states:washington france:paris germany:berlin russia:moscow china:beijing japan:tokyo india:delhi pakistan:islamabad iran:tehran iraq:baghdad
  ukraine:kyiv italy:rome spain:madrid turkey:ankara egypt:cairo israel:jerusalem north_korea:pyongyang south_korea:seoul australia:canberra
  canada:ottawa united_kingdom:london european_union:brussels belgium:brussels netherlands:hague poland:warsaw hungary:budapest austria:vienna
  greece:athens portugal:lisbon sweden:stockholm norway:oslo denmark:copenhagen finland:helsinki ireland:dublin switzerland:bern serbia:belgrade
  croatia:zagreb romania:bucharest bulgaria:sofia czech_republic:prague slovakia:bratislava belarus:minsk georgia:tbilisi armenia:yerevan azerbaijan:baku
  kazakhstan:astana uzbekistan:tashkent afghanistan:kabul bangladesh:dhaka sri_lanka:colombo nepal:kathmandu myanmar:naypyidaw thailand:bangkok
  vietnam:hanoi indonesia:jakarta malaysia:kuala_lumpur philippines:manila taiwan:taipei mongolia:ulaanbaatar syria:damascus lebanon:beirut jordan:amman
  saudi_arabia:riyadh qatar:doha united_arab_emirates:abu_dhabi yemen:sanaa libya:tripoli tunisia:tunis algeria:algiers morocco:rabat sudan:khartoum
  ethiopia:addis_ababa kenya:nairobi uganda:kampala rwanda:kigali somalia:mogadishu nigeria:abuja ghana:accra senegal:dakar mali:bamako
  congo:kinshasa zimbabwe:harare zambia:lusaka south_africa:pretoria angola:luanda mexico:mexico_city cuba:havana venezuela:caracas colombia:bogota
  peru:lima chile:santiago argentina:buenos_aires brazil:brasilia bolivia:la_paz ecuador:quito
`
