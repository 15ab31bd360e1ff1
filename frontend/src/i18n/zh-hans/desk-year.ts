/** 服务伙伴的会籍状况。 */
export const membership = {
  'year.standing': '状况',
  'membership.IN_GOOD_STANDING': '状况良好',
  'membership.FEE_DUE': '行政费到期',
  'membership.SUSPENDED': '已暂停',
  'membership.TERMINATED': '已终止',
  'year.more': '查看年度与行政费',
  'action.fee.settle': '行政费入账',
  'action.fee.charged': '已收取',
  'action.fee.waived': '已豁免',
  'action.tiers.publish': '已发布级别表',
} as const
