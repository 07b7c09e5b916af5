import type { SessionState } from '#shared/session/session.contract.ts'
import { loadSample } from '../imports/sample.ts'
import type { Connection } from '../mongo/connection.ts'
import { hasAccounts } from '../session/account.collection.ts'
import type { SessionService } from '../session/session.service.ts'
import { publicUser, type SignedInUser } from '../session/signed-in-user.ts'
import type { WorkspaceService } from './workspace.service.ts'

/** The administrator of the made-up data in resources/sample. */
const sampleAdmin = 'admin@sample.example'

/** The way from the welcome screen to being signed in: which step a person is at, and the sample's short cut. */
export function createEntry(deps: {
  connection: Connection
  session: SessionService
  workspaces: WorkspaceService
  /** The folder of the sample workspace's documents. */
  sampleDir: string
  now: () => Date
  /** Somebody can sign in to the workspace without its server. */
  maySignInHere: () => Promise<boolean>
}) {
  const { connection, session, workspaces } = deps
  let accountsKnown: boolean | null = null
  let openingSample = false
  const isOnline = () => connection.status().state === 'online'

  async function state(): Promise<SessionState> {
    const user = session.current()
    return {
      step: await currentStep(user),
      user: user && publicUser(user),
      workspace: workspaces.current(),
      endsAt: session.endsAt(),
      has_temporary_password: user?.hasTemporaryPassword === true
    }
  }

  async function currentStep(user: SignedInUser | null): Promise<SessionState['step']> {
    if (!workspaces.current()) return 'welcome'
    if (user) return 'signed_in'
    if (workspaces.current()?.kind === 'sample') return sampleStep()
    if (accountsKnown !== true && isOnline()) accountsKnown = await hasAccounts(connection.db())
    if (accountsKnown === null) return (await deps.maySignInHere()) ? 'sign_in' : 'unreachable'
    return accountsKnown ? 'sign_in' : 'first_admin'
  }

  /** Nobody knows the sample's password: without a user it is being opened, can't be, or its session has ended. */
  function sampleStep(): SessionState['step'] {
    return isOnline() && !openingSample ? 'welcome' : 'unreachable'
  }

  /** Runs `open`, then fills the sample when it is empty and signs in as its administrator. */
  async function enterSample(open: () => Promise<void>): Promise<void> {
    openingSample = true
    try {
      await open()
      if (!isOnline()) return
      const db = connection.db()
      if (!(await hasAccounts(db))) await loadSample({ db, folder: deps.sampleDir, now: deps.now() })
      await session.signInAs(sampleAdmin)
    } finally {
      openingSample = false
    }
  }

  /** There is no way to sign in to the sample again, so signing out of it leads back to the welcome screen. */
  async function leaveSample(): Promise<void> {
    if (workspaces.current()?.kind === 'sample') await workspaces.leave()
  }

  /** Another workspace has other accounts. */
  function forget(): void {
    accountsKnown = null
  }

  return { state, enterSample, leaveSample, forget }
}
