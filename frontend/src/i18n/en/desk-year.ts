/** How a partner stands, on every desk. */
export const membership = {
  'year.standing': 'Standing',
  'membership.IN_GOOD_STANDING': 'In good standing',
  'membership.FEE_DUE': 'Fee due',
  'membership.SUSPENDED': 'Suspended',
  'membership.TERMINATED': 'Ended',
  'year.more': 'Open the year and its fee',
  'action.fee.settle': 'Administration fee booked',
  'action.fee.charged': 'charged',
  'action.fee.waived': 'waived',
  'action.tiers.publish': 'Table of tiers published',
} as const
