import { assertNever } from '#shared/ipc/result.ts'
import type { SessionUser } from '#shared/session/session.contract.ts'
import { useSession } from '../state/session.store.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Frame } from './Frame.tsx'
import { SessionEnded } from './SessionEnded.tsx'

const WelcomeScreen = lazyPart(
  async () => (await import('../features/welcome/WelcomeScreen.tsx')).WelcomeScreen
)
const UnreachableScreen = lazyPart(
  async () => (await import('../features/welcome/UnreachableScreen.tsx')).UnreachableScreen
)
const SignInScreen = lazyPart(async () => (await import('../features/session/SignInScreen.tsx')).SignInScreen)
const FirstAdminScreen = lazyPart(
  async () => (await import('../features/session/FirstAdminScreen.tsx')).FirstAdminScreen
)

/** The road from the start to the signed-in window. */
export function Steps() {
  const worker = useSession((session) => session.user ?? session.endedFor)
  if (worker) return <Work worker={worker} />
  return <StartStep />
}

/** A person's window is made anew for the next person; it stays when the same one signs in again. */
function Work({ worker }: { worker: SessionUser }) {
  const ended = useSession((session) => session.endedFor !== null)
  return (
    <>
      <Frame key={worker._id} />
      {ended && <SessionEnded worker={worker} />}
    </>
  )
}

function StartStep() {
  const step = useSession((session) => session.step)
  switch (step) {
    case 'welcome':
      return <WelcomeScreen />
    case 'unreachable':
      return <UnreachableScreen />
    case 'first_admin':
      return <FirstAdminScreen />
    case 'sign_in':
    case 'signed_in':
      return <SignInScreen />
    default:
      return assertNever(step)
  }
}
