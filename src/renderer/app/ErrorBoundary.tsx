import { Component, type ReactNode } from 'react'
import { reportFailure } from '../api/report.ts'
import { Crash } from './Crash.tsx'

type Props = {
  children: ReactNode
  /** When it changes, the children get a new chance: the page's address. */
  resetKey?: string
}

/** Catches what a screen throws, so that the rest of the window goes on. */
export class ErrorBoundary extends Component<Props, { failedAt: string | null }> {
  override state = { failedAt: null }

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: window.location.hash }
  }

  override componentDidCatch(error: unknown): void {
    reportFailure(error)
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failedAt !== null && before.resetKey !== this.props.resetKey) {
      this.setState({ failedAt: null })
    }
  }

  override render(): ReactNode {
    return this.state.failedAt === null ? this.props.children : <Crash />
  }
}
