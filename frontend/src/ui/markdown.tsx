import { lexer, type Token, type Tokens } from 'marked'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import css from './markdown.module.css'

/** The text of a notice. Markdown becomes elements; HTML in it stays text, and a link leads only where a link may. */
export function Markdown({ of }: { of: string }) {
  return (
    <div className={css.markdown}>
      <Pieces of={lexer(of)} />
    </div>
  )
}

function Pieces({ of }: { of: readonly Token[] | undefined }): ReactNode {
  return of?.map((token, index) => <Piece key={index} token={token} />)
}

/** Every kind of token that a notice needs; any other is shown as it was written. */
function Piece({ token }: { token: Token }): ReactNode {
  const inner = 'tokens' in token && <Pieces of={token.tokens} />
  switch (token.type) {
    case 'space':
      return null
    case 'paragraph':
      return <p>{inner}</p>
    case 'heading':
      return <h3>{inner}</h3>
    case 'strong':
      return <strong>{inner}</strong>
    case 'em':
      return <em>{inner}</em>
    case 'blockquote':
      return <blockquote>{inner}</blockquote>
    case 'list_item':
      return <li>{inner}</li>
    case 'br':
      return <br />
    case 'hr':
      return <hr />
    default:
      return <Other token={token} inner={inner} />
  }
}

function Other({ token, inner }: { token: Token; inner: ReactNode }): ReactNode {
  if (isList(token)) {
    const items = <Pieces of={token.items} />
    return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  if (isLink(token)) return <Anchor href={token.href}>{inner}</Anchor>
  if (isCode(token)) return <code>{token.text}</code>
  return inner || token.raw
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list'
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === 'link'
}

function isCode(token: Token): token is Tokens.Codespan {
  return token.type === 'codespan'
}

function Anchor({ href, children }: { href: string; children: ReactNode }) {
  if (/^\/(?!\/)/.test(href)) return <Link href={href}>{children}</Link>
  if (/^(https|mailto):/.test(href)) return <a href={href}>{children}</a>
  return children
}
