/** Given names that are common in English news, folded. Some are left out that are words as well (will, mark, grace). */
const GIVEN_NAMES = new Set(
  `
  aaron abdul abdullah abigail adam adrian ahmed aidan alan albert alberto alejandro alex alexander alexandra alexei alexis alfred ali alice
  alicia alison allan allen amanda amber amina amir amy ana andrea andreas andrei andres andrew andy angela angelina anita ann anna anne
  annie anthony antoine anton antonio antony arnold arthur asif barack barbara barry beatrice becky ben benedict benjamin bernard bernie beth
  betty beverly billy bob bobby bonnie boris brad bradley brandon brenda brendan brett brian bridget britney bruce bryan caitlin callum
  cameron carl carla carlos carmen carol caroline caroline catherine cathy cecilia celine charles charlie charlotte chelsea cheryl chloe
  chris christian christina christine christopher claire clara clare claude claudia clive colin connor conor craig cristiano cristina curtis
  cynthia daisy damian dan daniel daniela danielle danny darren dave david dean deborah debbie declan denis denise dennis derek diana diane
  diego dmitry dominic don donald donna doris dorothy doug douglas duncan dwayne dylan eddie edgar edith edmund eduardo edward edwin eileen
  elaine eleanor elena elizabeth ella ellen ellie elliot elsie emily emma emmanuel enrique eric erica erik erin ernest ethan eugene eva evan
  evelyn ewan fatima felipe felix fernando fiona florence frances francesca francesco francis francisco francois frank franklin fred freddie
  frederick gabriel gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gerry gianni gilbert giles gillian giovanni
  giuseppe glen glenn gloria gordon graeme graham greg gregory guillermo gustavo hannah hans harold harriet harriet harry harvey hassan
  hazel heather hector heidi helen helena henri henry herbert hilary hillary holly howard hugh hugo hussein ian ibrahim igor imran ingrid
  irene iris isaac isabel isabella isla ismail ivan jackie jacob jacqueline jacques jaime jake james jamie jan jane janet janice jared jasmine
  jason javier jay jean jeff jeffrey jemma jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joanna joanne joe joel
  johan johannes john johnny jonathan jordan jorge jose joseph josephine josh joshua joyce juan judith judy julia julian julie juliet jurgen
  justin kai karen karim karl kate katherine kathleen kathryn kathy katie katrina keith kelly ken kenneth kenny kerry kevin khalid kieran kim
  kimberly kirsty klaus kristin kurt kyle lance larry laura lauren laurence lawrence leah lee leila lena leo leon leonard leonardo leslie
  lewis liam lilian lily linda lindsay lindsey lionel lisa liz logan lorenzo lorraine louis louise luca lucas lucia lucy luis luka lukas luke
  lynn maggie mahmoud malcolm manuel marc marcel marcia marco marcus margaret maria mariam marie marilyn mario marion marjorie marta martha
  martin martina mary maryam mathew matt matteo matthew maureen maurice max maxine megan mehmet melanie melissa mia michael michel michelle
  miguel mikhail milan mike mohamed mohammad mohammed moira molly mona monica monika morgan morris moses muhammad murray mustafa myra nadia
  nancy naomi natalia natalie natasha nathan neil nelson niall nicholas nick nicky nicola nicolas nicole nigel nikita nina nora norman oleg
  olga oliver olivia omar oscar osama owen pablo paddy pamela paolo pascal patricia patrick paul paula paulo pauline pavel pedro penelope
  perry peter petra phil philip philippa philippe phillip phoebe pierre priya rachel rafael rahul ralph ramon raul ray raymond rebecca
  reginald rhys ricardo richard rick ricky rita robert roberta roberto robin rodney roger roland roman ronald ronaldo ronan ronnie rory rosa
  rosemary ross roy rupert russell ruth ryan sabrina salman sam samantha samir samuel sandra sanjay sara sarah scott sean sebastian serena
  sergei sergey sergio shane shannon sharon shaun sheila shirley sidney siobhan simon sofia sonia sophia sophie stacey stan stanley stefan
  stella stephanie stephen steve steven stewart stuart susan susanna suzanne sven sylvia tamara tania tanya tara tariq ted teresa terence
  teresa terry thea theodore theresa theresa thomas tiffany tim timothy tina toby todd tom tommy tony tracey tracy trevor tristan tyler
  ursula valentina valerie vanessa vera vernon veronica victor victoria vincent viktor virginia vivian vladimir volodymyr walter wanda wayne
  wendy wesley wilfred william willie winston xavier yasmin yuri yusuf yvonne zachary zara zoe
`
    .trim()
    .split(/\s+/),
)

/** Short forms and the names they stand for, either way. */
const SHORT_FORMS =
  `william:bill,billy,will,willie,liam robert:bob,bobby,rob,robbie,bert richard:dick,rick,ricky,rich,richie james:jim,jimmy,jamie john:jack,johnny,jon
  michael:mike,mick,micky,mikey david:dave,davey thomas:tom,tommy joseph:joe,joey,jo charles:charlie,chuck,chas edward:ed,eddie,ted,ned,eddy
  theodore:ted,teddy,theo daniel:dan,danny samuel:sam,sammy benjamin:ben,benny matthew:matt anthony:tony,ant andrew:andy,drew
  alexander:alex,alec,sandy,sasha alexandra:alex,sandra,sasha christopher:chris,kit nicholas:nick,nicky,nico stephen:steve,stevie steven:steve,stevie
  peter:pete patrick:pat,paddy gregory:greg kenneth:ken,kenny ronald:ron,ronnie donald:don,donny timothy:tim jeffrey:jeff geoffrey:geoff
  lawrence:larry laurence:larry gerald:gerry,jerry jeremy:jerry,jez frederick:fred,freddie henry:harry,hal,hank philip:phil phillip:phil
  vincent:vince victor:vic walter:walt raymond:ray russell:russ douglas:doug leonard:len,lenny leonardo:leo zachary:zach,zack jacob:jake joshua:josh
  nathaniel:nate,nathan bernard:bernie albert:al,bert alfred:alf,fred,alfie francis:frank frank:francis,frankie elizabeth:liz,beth,lizzie,betty,eliza,lisa,libby
  margaret:maggie,meg,peggy,madge catherine:cathy,kate,katie,cat katherine:kathy,kate,katie,kat kathleen:kathy,kate katie:kate
  jennifer:jen,jenny jessica:jess,jessie rebecca:becky,becca susan:sue,susie patricia:pat,patsy,trish,tricia barbara:barb,babs deborah:deb,debbie
  pamela:pam christine:chris,chrissie christina:chris,tina victoria:vicky,vic,tori samantha:sam abigail:abby,gail amanda:mandy angela:angie
  caroline:carrie charlotte:lottie dorothy:dot,dottie eleanor:ellie,nell emily:em isabella:bella jacqueline:jackie judith:judy
  kimberly:kim natalie:nat penelope:penny stephanie:steph teresa:terry,tess theresa:terry,tess valerie:val mohammed:mo,mohamed,muhammad,mohammad
  vladimir:volodymyr,vova alexei:alexey,aleksei sergei:sergey dmitry:dmitri,dmitrii yuri:yury iurii:yuri`
    .trim()
    .split(/\s+/)
    .map((group): [name: string, forms: string[]] => {
      const [name = '', forms = ''] = group.split(':')
      return [name, forms.split(',')]
    })

const MIN_SHORT_CHARS = 3

export const isGivenName = (key: string) => GIVEN_NAMES.has(key)

/** Whether one may be the other's short form or initial, or both are short forms of one name. */
export function isSameGivenName(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0]
  if (
    Math.min(one.length, other.length) >= MIN_SHORT_CHARS &&
    (one.startsWith(other) || other.startsWith(one))
  )
    return true
  return formsOf(one).some((form) => formsOf(other).includes(form))
}

function formsOf(key: string): string[] {
  return [key, ...SHORT_FORMS.flatMap(([name, forms]) => (forms.includes(key) ? [name] : []))]
}
