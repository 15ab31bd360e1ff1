import { graphql, type ResultOf } from '../gql/graphql.ts'

export const ProgramQuery = graphql(`
  query Program {
    partnerProgram {
      status
      noticeOfSuspension { id title bodyMarkdown publishedAt effectiveAt }
      administrationFee { amount currency }
      waiverThreshold
      processingWorkingDays { minimum maximum }
      documents { kind version locale url pdfUrl sha256 effectiveAt }
      benefits
    }
  }
`)

export type Program = ResultOf<typeof ProgramQuery>['partnerProgram']
export type ProgramPaper = Program['documents'][number]
export type Notice = NonNullable<Program['noticeOfSuspension']>
