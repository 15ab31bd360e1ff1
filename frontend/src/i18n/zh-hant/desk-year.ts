/** 服務夥伴的會籍狀況。 */
export const membership = {
  'year.standing': '狀況',
  'membership.IN_GOOD_STANDING': '狀況良好',
  'membership.FEE_DUE': '行政費到期',
  'membership.SUSPENDED': '已暫停',
  'membership.TERMINATED': '已終止',
  'year.more': '查看年度與行政費',
  'action.fee.settle': '行政費入帳',
  'action.fee.charged': '已收取',
  'action.fee.waived': '已豁免',
  'action.tiers.publish': '已發布級別表',
} as const
