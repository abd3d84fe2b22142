import type { CrumbRule } from './crumb.ts'
import { MAIL_REASON, MAIL_WORDS } from './mail-labels.ts'
import { BAR } from './words.ts'

const ADDRESS = '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}'

/** What comes with a newsletter, and what leads to its writers. */
export const mailCrumbs: CrumbRule[] = [
  {
    name: 'mail-button',
    reason: 'What one presses to see a newsletter elsewhere, or never again, is no text.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^(?:${MAIL_WORDS})(?:${BAR}(?:${MAIL_WORDS})){0,4}[.:]?$`, 'iu'),
    examples: {
      matches: [
        'View this email in your browser',
        'Unsubscribe | Manage your preferences',
        'Im Browser ansehen',
        'Se désabonner',
        'Отписаться от рассылки',
      ],
      spares: [
        'View this email as a warning',
        'Unsubscribe from fear',
        'Se désabonner de la télé',
        'Manage your money',
      ],
    },
  },
  {
    name: 'mail-reason',
    reason: 'Why somebody was sent a newsletter is no text.',
    where: ['tail'],
    pattern: new RegExp(`^(?:${MAIL_REASON}).{0,220}$`, 'iu'),
    examples: {
      matches: [
        'You are receiving this email because you signed up at our site.',
        'Sie erhalten diesen Newsletter, weil Sie ihn bestellt haben.',
        'This email was sent to reader@example.com',
      ],
      spares: [
        'You are receiving visitors',
        'This email was sent to every minister, he said.',
        'Sie erhalten diesen Monat mehr Geld.',
      ],
    },
  },
  {
    name: 'mail-header',
    reason: 'Who sent a mail to whom is no text.',
    where: ['head'],
    pattern: new RegExp(
      `^(?:from|to|cc|reply-to|von|an|de|à|para|da|a|от|кому)\\s?:\\s[^@]{0,80}?<?${ADDRESS}>?$`,
      'iu',
    ),
    examples: {
      matches: ['From: The Valley Post <news@valley-post.example>', 'To: reader@example.com'],
      spares: ['From: a land far away', 'To: whom it may concern', 'From here to news@example.com'],
    },
  },
  {
    name: 'contact',
    reason: 'The address of a writer or of a page, alone on its line, is no text.',
    where: ['head', 'below-standfirst', 'tail'],
    pattern: new RegExp(
      `^(?:(?:e-?mail|mail|contact|kontakt|contacto|contatto|twitter|x|instagram)\\s?:?\\s)?(?:${ADDRESS}|@\\w{2,30}|https?://\\S{3,280})$`,
      'iu',
    ),
    examples: {
      matches: [
        'jane.doe@valley-post.example',
        'E-mail: jane.doe@valley-post.example',
        '@janedoe',
        'https://valley-post.example/dam',
      ],
      spares: ['Write to jane.doe@valley-post.example', '@ noon', 'https://', 'Twitter: it is over'],
    },
  },
]
