import type { CrumbRule } from './crumb.ts'

const SIGNED =
  "(?:(?:\\p{Lu}[\\p{L}'’.-]*|and|in|by|with|for|editing|writing|reporting|additional)(?:[,;]? |$)){2,30}"

/** What agencies put around their copy for the papers that print it. */
export const wireCrumbs: CrumbRule[] = [
  {
    name: 'wire-slug',
    reason: 'The name under which an agency files a report is for editors.',
    where: ['head'],
    pattern:
      /^(?:AM|PM|BC|bc)-{1,2}[\p{L}\d]{3,20}(?:-{1,2}[\p{L}\d]{2,20}){1,4}(?:[,/] ?[\p{L}\d -]{1,30}){0,3}$/u,
    examples: {
      matches: ['AM-Flood-Valley, 1st Ld-Writethru', 'BC-Valverde-Dam/420', 'bc--Tarn-Bridge,2nd Ld,310'],
      spares: ['AM-FM radio', 'PM-elect', 'BC-based firm', 'AM-Flood-Valley is the slug.'],
    },
  },
  {
    name: 'wire-note',
    reason: 'What an agency changed in a report is for editors.',
    where: ['head'],
    pattern:
      /^[([](?:eds:|adds|updates with|recasts|corrects|repeats|mit (?:foto|bild)|neu:|zusammenfassung|wiederholung|actualiza|añade|actualise|ajoute|aggiorna|atualiza|добавлен|повтор)[ :][^()[\]]{2,120}[)\]]$/iu,
    examples: {
      matches: [
        "(Adds minister's quotes, background)",
        '[Eds: Recasts with toll]',
        '(Neu: Zitat der Ministerin)',
        '(Actualiza con declaraciones)',
      ],
      spares: ['(Added later)', 'Adds up', '(Neu)', '(Adds) one', '(Actualidad)'],
    },
  },
  {
    name: 'urgency',
    reason: 'How fast an agency sent a report is for editors.',
    where: ['head'],
    pattern:
      /^[-*/ ]{0,4}(?:urgent|flash|alert|news ?alert|bulletin|eilmeldung|eil|urgente|dernière minute|última hora|ultim[’']ora|срочно|молния|acil|flaş|عاجل|فوری|速報|快讯)[-*/!: ]{0,4}$/iu,
    examples: {
      matches: ['URGENT', '*** Eilmeldung ***', 'عاجل', '速報'],
      spares: ['Urgent talks', 'Flash floods', 'Alert sailors', '速報が出た'],
    },
  },
  {
    name: 'wire-count',
    reason: 'How long a report is, and of what sort, is for editors.',
    where: ['head', 'tail'],
    pattern:
      /^(?:word ?count|words|length|slug|priority|category)\s?:\s?[\p{L}\d][\p{L}\d-]{0,40}(?: words)?$/iu,
    examples: {
      matches: ['Word count: 420', 'Slug: VALVERDE-DAM', 'Length: 420 words'],
      spares: ['Words: they matter', 'Words matter', 'Length: it is too long'],
    },
  },
  {
    name: 'end-mark',
    reason: 'The mark below a report says only that it is over.',
    where: ['tail'],
    pattern:
      /^(?:(?:# ?){2,5}|[-–—]{1,2} ?30 ?[-–—]{1,2}|[-–—*/( ]{0,4}(?:ends?|the end|ende|fin|fim|fine|конец|终|完|了|終わり|ختم شد|انتهى)[-–—*/) ]{0,4}|[■◆●□]|\/{2,4})$/iu,
    examples: {
      matches: ['###', '-30-', '- ENDS -', '(Ende)', 'FIN', '■', '終わり'],
      spares: ['Ends well', '30', 'Fin de partie', '#1', 'End of the road'],
    },
  },
  {
    name: 'desk-line',
    reason: 'Who reported and edited for an agency stands below its report.',
    where: ['tail'],
    pattern: new RegExp(
      `^(?:\\((?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated) by [^()]{3,220}\\)\\.?|(?:Additional reporting|Reporting|Writing|Editing) by ${SIGNED})$`,
      'u',
    ),
    examples: {
      matches: [
        '(Reporting by Jane Doe in Valverde; Editing by John Roe)',
        'Additional reporting by Max Roth',
        'Reporting by Jane Doe; Editing by J. Roe',
      ],
      spares: [
        'Reporting by Jane Doe shows that the dam leaks',
        'Editing by hand',
        '(Reporting by night) is hard',
      ],
    },
  },
]
