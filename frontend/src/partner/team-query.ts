import { graphql, type ResultOf } from '../gql/graphql.ts'

export const TeamQuery = graphql(`
  query Team {
    roles { role powers }
    viewer {
      member { id }
      partner {
        id
        members { id email roles lastSeenAt secondStep }
        invitations { id email roles invitedBy expiresAt }
      }
    }
  }
`)

type Partner = NonNullable<NonNullable<ResultOf<typeof TeamQuery>['viewer']>['partner']>
export type Grant = ResultOf<typeof TeamQuery>['roles'][number]
export type Member = Partner['members'][number]
export type Invitation = Partner['invitations'][number]

export const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      invitation { id email expiresAt }
      link
      userErrors { code field message }
    }
  }
`)

export const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      invitation { id }
      userErrors { code field message }
    }
  }
`)

export const ChangeMemberRoles = graphql(`
  mutation ChangeMemberRoles($input: ChangeMemberRolesInput!) {
    changeMemberRoles(input: $input) {
      member { id roles }
      userErrors { code field message }
    }
  }
`)

export const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      userErrors { code field message }
    }
  }
`)
