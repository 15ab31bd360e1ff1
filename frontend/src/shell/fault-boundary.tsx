import { Component, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { FaultPage } from './fault-page.tsx'

/** A screen that breaks shows the fault page; going elsewhere starts afresh. */
export function FaultBoundary({ children }: { children: ReactNode }) {
  const [location] = useLocation()
  return <Catch key={location}>{children}</Catch>
}

class Catch extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(cause: unknown): { error: Error } {
    return { error: cause instanceof Error ? cause : new Error(String(cause)) }
  }

  override render(): ReactNode {
    return this.state.error ? <FaultPage error={this.state.error} /> : this.props.children
  }
}
