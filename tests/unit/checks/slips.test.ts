import { expect, test } from 'vitest'
import { checkSlips } from '../../../src/checks/slips.ts'

const check = (source: string, target: string, to = 'de') =>
  checkSlips({ source, target, from: 'en', to }).map(({ level, check }) => `${level} ${check}`)

const LONG =
  'The council decided on Tuesday to keep the old bridge open until the end of the year, the mayor said.'

test.each([
  ['a target without words', 'The council met.', ' ', 'error empty'],
  ['a doubled word', 'The council met.', 'Der Rat Rat tagte.', 'hint doubled'],
  ['two spaces', 'The council met.', 'Der  Rat tagte.', 'hint spaces'],
  [
    'a bracket that only the target leaves open',
    'The council (Oslo) met.',
    'Der Rat (Oslo tagte.',
    'warning brackets',
  ],
  ['a lost question mark', 'Has it met?', 'Er hat getagt.', 'warning question'],
  ['a target that is too short', LONG, 'Der Rat tagte.', 'warning length'],
  ['a target that is too long', LONG, `${LONG} ${LONG} ${LONG}`, 'warning length'],
])('%s is found', (_what, source, target, found) => {
  expect(check(source, target)).toEqual([found])
})

test.each([
  ['The man that that was told to.', 'Der Mann, dem dem gesagt wurde.', 'de'],
  ['Little by little they came.', 'वे धीरे धीरे आए।', 'hi'],
  ['It said  so.', 'Er sagte  so.', 'de'],
  ['a) The council met.', 'a) Der Rat tagte.', 'de'],
  ['The council (Oslo) met.', '议会（奥斯陆）开会。', 'zh'],
  ['The council (Oslo) met.', 'Der Rat in Oslo tagte :)', 'de'],
  ['Has it met?', '会議は開かれたか。', 'ja'],
  ['Has it met?', 'هل اجتمع؟', 'ar'],
  ['“Has it met?” she asked.', '„Hat er getagt“, fragte sie.', 'de'],
  [LONG, '市长说，市议会周二决定在年底之前保持旧桥开放。', 'zh'],
  ['42', '', 'de'],
])('what good translations do is no finding: %s → %s', (source, target, to) => {
  expect(check(source, target, to)).toEqual([])
})
