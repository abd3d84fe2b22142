import { DETOURS, NOTES, REMARKS } from './remarks.ts'
import type { CommentaryRule } from './rule.ts'
import { withColon } from './with-colon.ts'
import { WORDINGS } from './wordings.ts'

/** What a model says of its answer, or of the article instead of its matter. */
export const remarkRules: CommentaryRule[] = [
  {
    name: 'remark',
    level: 'error',
    message: 'The answer speaks of its own wording.',
    where: 'sentence',
    phrases: REMARKS,
    examples: {
      matches: [
        ['en', "This phrase doesn't have a direct equivalent in Spanish."],
        ['en', 'El perro. (This idiom has no direct translation.)'],
        ['en', 'I kept the original formatting.'],
        ['en', 'This text is already in French.'],
        ['es', 'Esta expresión no tiene una traducción directa.'],
        ['zh', '这个短语没有直接对应的中文。'],
      ],
      spares: [
        ['en', 'This phrase has become the slogan of the campaign.'],
        ['en', 'The word has no meaning in law, the court said.'],
        ['en', 'The translation of the Bible took him ten years.'],
        ['de', 'Der Satz hat ihn berühmt gemacht.'],
      ],
    },
  },
  {
    name: 'wording',
    level: 'error',
    message: 'A model speaks of its work.',
    where: 'sentence',
    phrases: WORDINGS,
    examples: {
      matches: [
        ['en', 'There are two possible translations of this.'],
        ['en', 'Should I shorten it?'],
        ['de', 'Der Satz ist mehrdeutig.'],
        ['de', 'Soll ich den Text noch kürzen?'],
        ['fr', 'Voulez-vous que je propose une version plus courte ?'],
        ['es', 'El tranvía circula.\n\n¿Quieres que lo adapte al español de México?'],
        ['cs', 'Omlouvám se, ale s překladem tohoto textu vám nemohu pomoci.'],
        ['ru', 'Возможны два варианта перевода:'],
        ['uk', 'Можливі два варіанти перекладу.'],
        ['ja', '野党が圧勝した。\n\n※「landslide」は直訳すると「地滑り」ですが、「圧勝」と訳しました。'],
        ['zh', '这句话有歧义。'],
        ['is', 'Setningin er tvíræð.'],
      ],
      spares: [
        ['en', 'Two translations of the novel are in print.'],
        ['de', 'Soll ich gehen oder bleiben, fragte sie.'],
        ['es', 'Quiere que la ley cambie antes de junio.'],
        ['cs', '„Bohužel už jim nemohu pomoci,“ řekl trenér.'],
        ['ru', 'Возможны два варианта развития событий.'],
        ['ja', '題名は直訳すると「赤い河」になる。'],
        ['zh', '这本书有两种译本。'],
      ],
    },
  },
  {
    name: 'note',
    level: 'error',
    message: 'A note to the reader stands beside the answer.',
    where: 'line',
    phrases: withColon(NOTES),
    examples: {
      matches: [
        ['en', 'The council met. (Note: figures are rounded.)'],
        ['en', 'The council met.\nNote: I left the names as they are.'],
        ['en', '**Translation note:** names were kept.'],
        ['de', 'Der Rat tagte. (Anmerkung: Die Namen blieben.)'],
        ['fr', 'Le conseil a siégé.\nRemarque : les noms sont inchangés.'],
        ['zh', '议会开会。（注：人名保留。）'],
      ],
      spares: [
        ['en', 'Please note that the road is closed.'],
        ['en', 'On a personal note: she is a mother of two.'],
        ['en', 'Investors take note: rates will rise.'],
        ['de', 'Ein Hinweis führte zu den Tätern.'],
        ['fr', 'La note : 12 sur 20.'],
      ],
    },
  },
  {
    name: 'detour',
    level: 'warning',
    message: 'The text speaks of the article, not of its matter.',
    where: 'opening',
    phrases: DETOURS,
    examples: {
      matches: [
        ['en', 'The article discusses the council.'],
        ['en', 'This article is about a dam.'],
        ['de', 'Der Artikel beschreibt die Sitzung.'],
        ['fr', 'L’article décrit la séance.'],
        ['es', 'El artículo trata de la sesión.'],
        ['zh', '这篇文章介绍了议会。'],
        ['ja', 'この記事は議会について述べている。'],
      ],
      spares: [
        ['en', 'The report by the auditors was leaked.'],
        ['en', 'Article 5 says an attack on one is an attack on all.'],
        ['de', 'Der Artikel 5 gilt.'],
        ['zh', '文章作者被捕。'],
      ],
    },
  },
]
