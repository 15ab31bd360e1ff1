// Holds the contract to graphql-eslint's recommended and Relay rules, with exactly the two options that a Relay schema needs.
// An outside linter that is given the same two finds the same: nothing.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import plugin from '@graphql-eslint/eslint-plugin'

const folder = new URL('../', import.meta.url)
const schema = readdirSync(folder)
  .filter((file) => file.endsWith('.graphqls'))
  .map((file) => fileURLToPath(new URL(file, folder)))

/** Values: what they are is all there is to know of them, so they have no ID. A new type without one is named here. */
const values = [
  'Balance', 'DocumentRequirement', 'DomainAvailability', 'FeeLine', 'FeeWaiver', 'Interval', 'Money', 'PageInfo',
  'PartnerProgram', 'ProgramDocument', 'RateLimit', 'Receipt', 'RegistrationData', 'Rule', 'Tier', 'TierProgress', 'Viewer',
  'WorkingDays',
  // The membership year, its fee, and tables of tiers.
  'FeeReminder', 'Membership', 'MembershipFee', 'MembershipFeeLine', 'TierTable', 'TierTrial', 'TierTrialRow', 'WaiverMonth',
  'WaiverProjection',
  // The launch, and objections to it.
  'AllocationStep', 'ContentionEntry', 'Decision', 'DrawSource', 'LaunchClaim', 'LaunchClass', 'LaunchSummary', 'LaunchWindow',
  'PanelMember',
  // Joining the programme, and the working days it is decided in.
  'AcceptedDocument', 'AgreementSignature', 'ApplicationFee', 'BankDetails', 'ChecklistItem', 'HolidayYear', 'JoiningDecision',
  'PartnerApplicationForm', 'WorkingCalendar',
  // What partners get, and their people.
  'InvitationOffer', 'LogoExchange', 'LogoPicture', 'OneTimeCodes', 'PartnerPresentation', 'PromotionLine', 'PromotionPreview',
  'PromotionShare', 'PromotionUse', 'RoleGrant', 'Seat', 'VolumeDiscountScheme',
  // Letters and background work.
  'JobCount', 'NewsConsent',
]

export default [
  {
    files: ['*.graphqls'],
    languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema } } },
    plugins: { '@graphql-eslint': plugin },
    rules: {
      ...plugin.configs['flat/schema-recommended'].rules,
      ...plugin.configs['flat/schema-relay'].rules,
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { suffixes: ['Connection', 'Edge', 'Payload', 'Error'], types: values } },
      ],
      // userErrors: [UserError!]! is a list of plain objects, not of edges.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
]
