import { useQuery } from '@tanstack/react-query'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'

export const ApplicationFields = graphql(`
  fragment JoiningFields on PartnerApplication {
    id
    status
    companyName
    form {
      companyName
      companyNameInChinese
      businessRegistrationNumber
      address
      contactName
      contactEmail
      contactPhone
      websiteUrl
      handle
    }
    formOpen
    existingDomain
    applicant
    begunAt
    submittedAt
    checklist {
      step
      done
      completedAt
      owner
      nextAction
      document { id filename sizeBytes sha256 }
    }
    completeAt
    decisionDue { startsAt endsAt }
    overdue
    withdrawnAt
    decision { outcome reason decidedAt decidedBy }
    acceptedDocuments { kind version sha256 acceptedAt }
    signature { name title agreementVersion agreementSha256 signedAt }
    documents { id kind filename sizeBytes sha256 contentType state rejectionReason uploadedAt url }
    questions { id reason redo askedAt answer answeredAt }
    fee {
      line {
        list { amount currency }
        net { amount currency }
        explanation
        rule { code summary source version }
      }
      paid { amount currency }
      outstanding { amount currency }
      reference
      payTo { accountName bank accountNumber fpsId sample }
      refundPolicy
      refunded { amount currency }
    }
    partner { id name handle since }
  }
`)

export const JoiningQuery = graphql(
  `
    query OwnApplication {
      viewer {
        application { ...JoiningFields }
      }
      partnerProgram {
        status
        noticeOfSuspension { id title bodyMarkdown effectiveAt }
        administrationFee { amount currency }
        processingWorkingDays { minimum maximum }
        documents { kind title version locale url pdfUrl sha256 effectiveAt }
      }
    }
  `,
  [ApplicationFields],
)

export type Application = ResultOf<typeof ApplicationFields>
export type Step = Application['checklist'][number]['step']
export type Item = Application['checklist'][number]
export type Form = Application['form']
export type Program = ResultOf<typeof JoiningQuery>['partnerProgram']
export type ProgramDocument = Program['documents'][number]
export type ApplicationPaper = Application['documents'][number]

/** The reader's own application, never older than the last look at it: the registry may have acted meanwhile. */
export function useJoining() {
  return useQuery({ ...asks(JoiningQuery, {}), staleTime: 0 })
}

/** Everything that was read of joining is asked for anew by this key. */
export const joiningKey = ['OwnApplication']

export const SaveApplication = graphql(`
  mutation SaveApplication($input: SavePartnerApplicationInput!) {
    savePartnerApplication(input: $input) {
      application { id }
      userErrors { code field message }
    }
  }
`)

export const SubmitApplication = graphql(`
  mutation SubmitApplication($input: SubmitPartnerApplicationInput!) {
    submitPartnerApplication(input: $input) {
      application { id status }
      userErrors { code field message }
    }
  }
`)

export const AnswerApplication = graphql(`
  mutation AnswerApplication($input: AnswerPartnerApplicationInput!) {
    answerPartnerApplication(input: $input) {
      application { id status }
      userErrors { code field message }
    }
  }
`)

export const WithdrawApplication = graphql(`
  mutation WithdrawApplication($input: WithdrawPartnerApplicationInput!) {
    withdrawPartnerApplication(input: $input) {
      application { id status }
      userErrors { code field message }
    }
  }
`)

/** Whether the applicant can still act on it. */
export function isOpen({ status }: Pick<Application, 'status'>): boolean {
  return status !== 'APPROVED' && status !== 'REJECTED' && status !== 'WITHDRAWN'
}

export function itemOf(of: Application, step: Step): Item | undefined {
  return of.checklist.find((item) => item.step === step)
}

/** What the registry waits an answer for. */
export function questionOf(of: Application): Application['questions'][number] | undefined {
  return isOpen(of) ? of.questions.find(({ answeredAt }) => answeredAt === null) : undefined
}

/** A step that was done, and that the registry sent back. */
export function sentBack(of: Application, item: Item): boolean {
  return !item.done && of.questions.some(({ redo }) => redo.includes(item.step))
}

/** The version of a document that is in force; before the first was, where a moved clock may stand, the first. */
export function currentOf(documents: readonly ProgramDocument[], kind: ProgramDocument['kind'], now: number): ProgramDocument | undefined {
  const versions = documents.filter((document) => document.kind === kind)
  return versions.findLast(({ effectiveAt }) => Date.parse(effectiveAt) <= now) ?? versions[0]
}

/** The last paper of a kind that arrived and was not rejected: it is the one that stands. */
export function standingOf(of: Application, kind: ApplicationPaper['kind']): ApplicationPaper | undefined {
  return of.documents.filter((paper) => paper.kind === kind && paper.uploadedAt !== null && paper.state !== 'REJECTED').at(-1)
}
