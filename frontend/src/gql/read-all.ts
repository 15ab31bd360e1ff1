import { request, type Operation } from './client.ts'

interface Connection<Node> {
  edges: readonly { node: Node }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  totalCount: number
}

export interface Reading<Answer, Variables, Node> {
  document: Operation<Answer, Variables>
  variables: (after: string | null) => Variables
  connection: (answer: Answer) => Connection<Node> | undefined
}

/** Tells how far a long reading has come. */
export type Progress = (read: number, total: number) => void

/** Reads a whole connection, page after page. */
export async function readAll<Answer, Variables, Node>(of: Reading<Answer, Variables, Node>, progress: Progress, signal: AbortSignal): Promise<Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  do {
    const page = of.connection(await request(of.document, of.variables(after), signal))
    if (!page) break
    nodes.push(...page.edges.map(({ node }) => node))
    progress(nodes.length, page.totalCount)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return nodes
}
