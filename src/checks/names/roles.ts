/** Titles and words for an office or a part of a state: capitalised, they name nobody by themselves. */
const ROLES = wordSet(`
  president vice premier prime minister ministers chancellor secretary senator senators governor mayor congressman congresswoman representative speaker
  ambassador king queen prince princess duke duchess lord lady lords baron baroness earl count countess sir dame emperor sultan sheikh emir pope cardinal
  archbishop bishop rabbi imam ayatollah reverend rev father pastor saint doctor dr prof professor mr mrs ms miss mx judge justice attorney general sergeant
  captain colonel major lieutenant admiral commander marshal corporal private officer inspector detective superintendent constable chief chairman chairwoman
  director coach manager executive ceo cfo coo mp mps msp mep pm gov sen gen col lt capt sgt hon dean provost councillor sheriff
  government parliament congress senate house commons cabinet ministry department office agency authority commission committee council court courts tribunal
  police army navy force forces guard guards service services bureau board party union federation association institute foundation university college school
  hospital church cathedral mosque company corporation group bank club team league cup championship championships state states republic kingdom county city town
  north south east west northern southern eastern western central upper lower new old great street road avenue square park bridge river lake mountain mount
  island islands valley sea ocean airport station tower palace castle hall centre center international national royal federal supreme high crown treaty
  constitution internet web god bible christmas easter ramadan olympics olympic games world
  monsieur madame mme mlle senor senora signor signora herr frau don dona
  presidente presidenta ministre ministro ministra president senateur senador gouvernement gobierno governo parlement parlamento congreso
  президент министр премьер премьерминистр правительство парламент
`)

/** The names of days, months, feasts and eras, which are dates, and languages of time. */
const TIMES = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec am pm gmt bst est edt pst pdt utc cet bc ad
  spring summer autumn winter eve day
`)

/** Acronyms that name a kind of thing rather than one of it. */
const KINDS = wordSet(`
  tv dvd cd cctv ceo cfo gdp dna rna hiv aids it ok suv atm gps ufo phd ma ba mba md mp mps pm qc kc ai vat hq cv dj id pr hr lgbt lgbtq lgbti led lcd usb pc pcs sms url
  app vip diy pdf faq rip asap aka ptsd adhd ibs std std mri ct iq pin crc dui dwi ied ieds wmd ngo ngos ipo etf cpi fdi rv ev evs hgv suvs vs eta dr pc wc xl nhl nba nfl
`)

/** Numbers in words, as they open sentences. */
const NUMBERS = wordSet(`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
  seventy eighty ninety hundred thousand million billion trillion dozen half third quarter first second once twice
`)

const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|xvi{0,3})$/
/** After these somebody's name is expected, whatever word it is. */
const PERSON_TITLES = wordSet(
  `mr mrs ms miss mx dr sir lord lady dame prof professor sgt capt lt col gen sen rep`,
)

export const isRole = (key: string) => ROLES.has(key)
export const isTime = (key: string) => TIMES.has(key)
export const isKind = (key: string) => KINDS.has(key) || NUMBERS.has(key) || ROMAN.test(key)
export const isPersonTitle = (key: string) => PERSON_TITLES.has(key)

function wordSet(words: string): Set<string> {
  return new Set(words.trim().split(/\s+/))
}
