import { graphql, type ResultOf } from '../gql/graphql.ts'

export const SecurityQuery = graphql(`
  query Security {
    viewer {
      member { id email }
      oneTimeCodes { since }
      recoveryCodesLeft
      passkeys { id name createdAt lastUsedAt backedUp copiedAt }
      sessions { id browser system address startedAt lastUsedAt endsAt current partner { id name } }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof SecurityQuery>['viewer']>
export type Session = Viewer['sessions'][number]
export type Passkey = Viewer['passkeys'][number]
export type Codes = NonNullable<Viewer['oneTimeCodes']>

export const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) { userErrors { code message } }
  }
`)

export const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions { userErrors { code message } }
  }
`)

export const EnrolOneTimeCodes = graphql(`
  mutation EnrolOneTimeCodes($input: EnrolOneTimeCodesInput!) {
    enrolOneTimeCodes(input: $input) { secret uri qrCode userErrors { code field message } }
  }
`)

export const ConfirmOneTimeCodes = graphql(`
  mutation ConfirmOneTimeCodes($input: ConfirmOneTimeCodesInput!) {
    confirmOneTimeCodes(input: $input) { recoveryCodes userErrors { code field message } }
  }
`)

export const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {
    renewRecoveryCodes(input: $input) { recoveryCodes userErrors { code field message } }
  }
`)

export const DisableOneTimeCodes = graphql(`
  mutation DisableOneTimeCodes($input: DisableOneTimeCodesInput!) {
    disableOneTimeCodes(input: $input) { userErrors { code field message } }
  }
`)

export const BeginPasskey = graphql(`
  mutation BeginPasskey($input: BeginPasskeyInput!) {
    beginPasskey(input: $input) { challengeId options userErrors { code field message } }
  }
`)

export const AddPasskey = graphql(`
  mutation AddPasskey($input: AddPasskeyInput!) {
    addPasskey(input: $input) { passkey { id } recoveryCodes userErrors { code field message } }
  }
`)

export const RenamePasskey = graphql(`
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) { passkey { id name } userErrors { code field message } }
  }
`)

export const RemovePasskey = graphql(`
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) { userErrors { code field message } }
  }
`)
