import { graphql, type ResultOf } from '../gql/graphql.ts'

export const WorkQuery = graphql(`
  query Work($states: [JobState!], $after: String) {
    jobs(states: $states, first: 50, after: $after) {
      edges { node { id kind about state attempt attemptsMost dueAt endedAt error outcome } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
    jobCounts { state count }
  }
`)

type Answered = ResultOf<typeof WorkQuery>
export type Job = Answered['jobs']['edges'][number]['node']
export type JobState = Job['state']

export const RetryJob = graphql(`
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) { job { id state } userErrors { code message } }
  }
`)
