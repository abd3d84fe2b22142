import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCrumb } from '../../../src/articles/strip-crumbs.ts'
import { readText } from '../../../src/articles/text.ts'

const prose =
  'The prime minister opened the dam on Sunday, after nine years of work on it, and thanked the engineers for their patience.'
const texts = (text: string) => readText(text).paragraphs.map((paragraph) => paragraph.text)

describe('a scraped text', () => {
  const urdu =
    'وزیر اعظم نے اتوار کو ڈیم کا افتتاح کیا اور انجینئروں کا شکریہ ادا کیا جنہوں نے نو سال تک اس پر کام کیا۔'
  const french = 'Le premier ministre a inauguré dimanche le barrage, après neuf ans de travaux.'
  const german =
    'Der Kanzler hat am Montag einen Staudamm besucht und den Ingenieuren für ihre Geduld gedankt.'
  const arabic = 'افتتح رئيس الوزراء السد يوم الأحد بعد تسع سنوات من العمل عليه، وشكر المهندسين.'
  const hindi = 'प्रधानमंत्री ने रविवार को नौ साल के काम के बाद बांध का उद्घाटन किया और इंजीनियरों का धन्यवाद किया।'
  const spanish = 'El presidente inauguró el domingo la presa tras nueve años de obras, y dio las gracias.'

  const cases: [string, string, object, string[]][] = [
    [
      'a counter and a label below the title',
      `PM inaugurates dam\n0\nVideo\n\nISLAMABAD: ${prose}`,
      { title: 'PM inaugurates dam', dateline: 'Islamabad' },
      [`ISLAMABAD: ${prose}`],
    ],
    [
      'a counter and a label above the title',
      `Published February 5, 2023\n0\nVideo\nPM inaugurates dam\nISLAMABAD: ${prose}`,
      { title: 'PM inaugurates dam', publishedAt: '2023-02-05', dateline: 'Islamabad' },
      [`ISLAMABAD: ${prose}`],
    ],
    [
      'the menu of a site, and its foot',
      `BBC News\nSkip to content\nHome\nSport\nPM inaugurates dam\n2 hours ago\nShare\nImage source, Getty Images\n${prose}\nRelated Topics\n© 2023 BBC. The BBC is not responsible for it.`,
      { title: 'PM inaugurates dam' },
      [prose],
    ],
    [
      'a site that nobody knows',
      `The Harbour Gazette\n\nHome\nPM inaugurates dam\n\n${prose}`,
      { title: 'PM inaugurates dam' },
      ['The Harbour Gazette', prose],
    ],
    [
      'how long ago it was changed',
      `UPDATE 2-Oil rises\nNov 20, 2023 3:14 PM UTC\nUpdated 2 hours ago\n\nLONDON, Nov 20 (Reuters) - ${prose}`,
      { title: 'UPDATE 2-Oil rises', publishedAt: '2023-11-20T15:14:00Z', dateline: 'London' },
      [`LONDON, Nov 20 (Reuters) - ${prose}`],
    ],
    [
      'Urdu',
      `وزیر اعظم نے ڈیم کا افتتاح کیا\nشائع 5 فروری 2023\n${urdu}\nیہ بھی پڑھیں`,
      { title: 'وزیر اعظم نے ڈیم کا افتتاح کیا', publishedAt: '2023-02-05' },
      [urdu],
    ],
    [
      'German',
      `Kanzler besucht Staudamm\nStand: 05.02.2023, 14:05 Uhr\nVon Jana Müller\n\n${german}\nLesen Sie auch: Der Damm`,
      { title: 'Kanzler besucht Staudamm', publishedAt: '2023-02-05', byline: 'Jana Müller' },
      [german],
    ],
    [
      'French, its writer above the title',
      `Publié le 12 mars 2024 à 10h30\nPar Le Monde avec AFP\nLe barrage est inauguré\n\n${french}\nLire aussi : Le barrage`,
      { title: 'Le barrage est inauguré', publishedAt: '2024-03-12', byline: 'Le Monde avec AFP' },
      [french],
    ],
    [
      'French without a title',
      `Par Le Monde avec AFP\n\n${french}`,
      { title: null, byline: 'Le Monde avec AFP' },
      [french],
    ],
    [
      'Arabic',
      `الرئيس يفتتح السد\nبقلم محمد علي\nنُشر في ٥ فبراير ٢٠٢٣\n${arabic}\nاقرأ أيضا`,
      { title: 'الرئيس يفتتح السد', publishedAt: '2023-02-05', byline: 'محمد علي' },
      [arabic],
    ],
    [
      'Hindi',
      `प्रधानमंत्री ने बांध का उद्घाटन किया\nप्रकाशित: 5 फ़रवरी 2023\n${hindi}`,
      { title: 'प्रधानमंत्री ने बांध का उद्घाटन किया', publishedAt: '2023-02-05' },
      [hindi],
    ],
    [
      'Spanish',
      `El presidente inaugura la presa\nPublicado el 5 de febrero de 2023 a las 10:30\n${spanish}\nLea también`,
      { title: 'El presidente inaugura la presa', publishedAt: '2023-02-05' },
      [spanish],
    ],
  ]
  test.each(cases)('is read below and above its crumbs: %s', (_, text, known, paragraphs) => {
    expect(readText(text)).toMatchObject(known)
    expect(texts(text)).toEqual(paragraphs.map((paragraph) => paragraph.normalize('NFC')))
  })
})

test('a section is the title only where there is no other', () => {
  expect(readText(`Weather\n\n${prose}`)).toMatchObject({ title: 'Weather', paragraphs: [{ text: prose }] })
  expect(readText(`World\nTalks begin\n\n${prose}`)).toMatchObject({
    title: 'Talks begin',
    paragraphs: [{ text: prose }],
  })
})

test('a subheading among crumbs is stepped over, and stays', () => {
  const text = `Talks begin\nThey may last for days\n0\nBy Jane Doe\n\nISLAMABAD: ${prose}`
  expect(readText(text)).toMatchObject({ title: 'Talks begin', byline: 'Jane Doe', dateline: 'Islamabad' })
  expect(texts(text)).toEqual(['They may last for days', `ISLAMABAD: ${prose}`])
})

test('a crumb behind prose, or behind more than two lines that nobody knows, is text', () => {
  expect(texts(`Talks begin\n\n${prose}\n0\n${prose}`)).toEqual([prose, '0', prose])
  expect(texts(`Talks begin\n\none\ntwo\nthree\nVideo\n${prose}`)).toEqual([
    'one',
    'two',
    'three',
    'Video',
    prose,
  ])
})

test('no line is lost but crumbs and the title, whatever stands among them', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      'Video',
      'Home',
      'World',
      'By Jane Doe',
      'WASHINGTON',
      '© 2023 BBC',
      'Reuters',
      prose,
    ),
    fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){1,6}\.?$/),
  )
  const places = ['menu', 'section', 'head', 'below-title', 'tail'] as const
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = [...lines, prose, ...lines].join('\n')
      const { title, paragraphs } = readText(text)
      const kept = [title, ...paragraphs.map(({ text }) => text)].join(' ')
      const own = text.split('\n').filter((line) => !readCrumb(line, [...places]))
      expect(own.filter((line) => !kept.includes(line))).toEqual([])
      expect(paragraphs.filter(({ text }) => text.includes(prose)).length).toBeGreaterThan(0)
    }),
  )
})
