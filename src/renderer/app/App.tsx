import { QueryClientProvider } from '@tanstack/react-query'
import { type AroundNavHandler, Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { queryClient } from '../api/queries.ts'
import { leaveGuards } from '../state/leave.guards.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Appearance } from './Appearance.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Steps } from './Steps.tsx'

/** A form with unsaved text is asked before a link is followed. */
const askForms: AroundNavHandler = (navigate, to, options) => {
  const answer = leaveGuards.ask()
  if (answer === true) navigate(to, options)
  else void answer.then((yes) => yes && navigate(to, options))
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Appearance>
        <ErrorBoundary>
          <Router hook={useHashLocation} aroundNav={askForms}>
            <Steps />
            <ConfirmDialog />
          </Router>
        </ErrorBoundary>
      </Appearance>
    </QueryClientProvider>
  )
}
