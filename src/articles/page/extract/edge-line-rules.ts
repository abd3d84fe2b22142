import type { LineRule } from './line-rule.ts'

/** Lines before the first sentences of a text, and after its last. */
export const edgeLineRules: LineRule[] = [
  {
    name: 'byline',
    reason: 'Who wrote it is told by the metadata.',
    where: 'lead',
    pattern:
      /^(?:by|von|par|di|por|da|av|af|door|tekst|text|words|autor|author|written by|story by|reporting by|автор|بقلم|از)\b[:\s]\s?[^.!?]{2,80}$/iu,
    examples: {
      matches: ['By Maja Brandt', 'Von Anna Lind und Ole Berg', 'Text: Jon Aske'],
      spares: ['By the time it was closed, nobody cared.'],
    },
  },
  {
    name: 'staff',
    reason: 'Who worked on it, after the text.',
    where: 'tail',
    pattern:
      /^[([—–-]?\s?(?:(?:additional )?reporting|writing|editing|compiled|edited|written|with reporting|translated|produced)\s+by\b.{0,300}$|^.{0,250}\bcontributed (?:to|reporting)\b.{0,80}$/iu,
    examples: {
      matches: [
        'Reporting by Jon Aske; Editing by Eva Strand',
        'Ole Berg in Oster contributed to this report.',
      ],
      spares: ['Reporting restrictions were lifted on Monday.', 'Writing was her first love.'],
    },
  },
  {
    name: 'about the author',
    reason: 'Who the author is, after the text.',
    where: 'tail',
    pattern:
      /^(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*,? ){2,4}(?:and .{2,40} )?|[HS]he |They )(?:is|was|are|has been) (?:a|an|the|our) (?:[\p{L}\p{N}&'’-]+,? ){0,6}(?:reporter|editor|writer|journalist|correspondent|contributor|author|columnist|producer|fellow|intern|blogger|photographer)s?\b.{0,350}$|^(?:\p{Lu}[\p{L}\p{M}.'’-]* ){2,4}(?:covers|writes about|reports on) .{3,200}$|^(?:About|ABOUT) (?:[Tt]he )?[Aa]uthors?\b.{0,60}$/u,
    examples: {
      matches: [
        'Maja Brandt is a senior reporter for the Courier.',
        'Jon Aske covers the harbour for the Courier.',
        'About the author',
      ],
      spares: ['Her father was a fisherman.', 'About half of them left.'],
    },
  },
  {
    name: 'contact',
    reason: 'How to reach or follow the author, after the text.',
    where: 'tail',
    pattern:
      /^(?:follow|email|e-mail|write to|contact|reach|listen to|join|tweet|call|you can (?:also )?(?:follow|reach|find|read|contact|view))\b.{0,200}?(?:@|\bhttps?:|\b(?:twitter|facebook|instagram|linkedin|mastodon|bluesky|here|forums?|podcast|newsletter|thread)\b|\d{3}[ -]\d{4}).{0,250}$|^(?:he|she|they) can be reached (?:at|via|on|by e-?mail|by phone)\b.{0,200}$/iu,
    examples: {
      matches: [
        'Write to Maja Brandt at maja@courier.example',
        'Follow @courier on Twitter.',
        'She can be reached at the desk.',
      ],
      spares: ['Following the vote, the council went home.', 'Callers were told to wait.'],
    },
  },
  {
    name: 'rights',
    reason: 'Who owns the text, after it.',
    where: 'tail',
    pattern:
      /^.{0,60}(?:©|\(c\))\s*\d{4}\b.{0,200}$|^(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b)|all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos).{0,300}$/iu,
    examples: {
      matches: ['© 2026 The Courier. All rights reserved.', 'Copyright 2026 AP'],
      spares: ['Copyrights were sold for a million.'],
    },
  },
  {
    name: 'origin',
    reason: 'Where the text came from, after it.',
    where: 'tail',
    pattern:
      /^[(*—–-]?\s?(?:this (?:story|article|post|piece|report|interview) (?:(?:was|has been|is) (?:\w+ )?(?:published|updated|produced|supported|reported|written|syndicated|corrected|translated|made possible|edited|part of|based on)|originally|first|appear(?:ed|s))\b|the post .{3,200} (?:appeared first|first appeared) on\b|we are not responsible for\b|a version of this (?:story|article)\b|originally published\b|correction:|updated?:|clarification:).{0,300}$/iu,
    examples: {
      matches: [
        'This article was first published by the Courier.',
        'The post Bridge closed appeared first on The Courier.',
      ],
      spares: ['This is the end.', 'Updates will follow.'],
    },
  },
  {
    name: 'log in',
    reason: 'What a reader may do below.',
    where: 'tail',
    pattern:
      /^(?:log ?in|login|register|sign (?:in|up)|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion))\b.{0,80}$/iu,
    examples: { matches: ['Log in or register to post comments'], spares: ['Logins were stolen.'] },
  },
]
