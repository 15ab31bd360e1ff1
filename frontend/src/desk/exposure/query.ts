import { graphql, type ResultOf } from '../../gql/graphql.ts'

export const ProfileQuery = graphql(`
  query OwnProfile {
    viewer {
      partner {
        id
        profile { id name handle websiteUrl displayName }
        presentation { displayName blurbEn blurbZhHant blurbZhHans listed }
        logoExchange {
          status
          invitedAt
          registryPageUrl
          partnerPageUrl
          refusal
          postedByRegistryAt
          verifiedAt
          drawn { url width height }
          announcement { id title }
        }
      }
    }
  }
`)

export const UpdatePresentation = graphql(`
  mutation UpdatePresentation($input: UpdatePresentationInput!) {
    updatePresentation(input: $input) {
      profile { id }
      userErrors { code field message }
    }
  }
`)

export const UpdateLogoExchange = graphql(`
  mutation UpdateLogoExchange($input: UpdateLogoExchangeInput!) {
    updateLogoExchange(input: $input) {
      logoExchange { status }
      userErrors { code field message }
    }
  }
`)

export type Own = NonNullable<NonNullable<ResultOf<typeof ProfileQuery>['viewer']>['partner']>
export type Exchange = Own['logoExchange']
