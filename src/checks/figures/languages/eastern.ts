import type { NumberTable } from './table.ts'

/** Numerals in Han characters are read apart (han.ts); these tables hold what stands around them. */
export const CHINESE: NumberTable = {
  counts: '',
  tens: '',
  scales: {},
  percent: '个百分点 個百分點 百分点 百分點',
  percentBefore: '百分之',
  about:
    '约 約 大约 大約 近 将近 將近 接近 超过 超過 逾 多达 多達 至少 不到 少于 少於 最多 高达 高達 大概 达 達 上 不少于 不少於 低于 低於 高于 高於',
  aboutAfter: '多 余 餘 左右 以上 以下 上下',
  decimal: '.',
}

export const JAPANESE: NumberTable = {
  counts: '',
  tens: '',
  scales: {},
  percent: 'パーセント ポイント ㌫',
  about: '約 およそ ほぼ 最大 最大で 少なくとも 最低 推定',
  aboutAfter: '以上 以下 余り 余 あまり 近く ほど 程度 超 弱 強 未満 前後',
  decimal: '.',
}

export const KOREAN: NumberTable = {
  counts: '- 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열',
  tens: '스물/스무 서른 마흔 쉰 예순 일흔 여든 아흔',
  scales: {},
  percent: '퍼센트 프로 퍼센트포인트 포인트',
  about: '약 대략 거의 최대 최소 무려 적어도',
  aboutAfter: '이상 이하 여 가량 안팎 정도 가까이 쯤 남짓 미만',
  decimal: '.',
}
