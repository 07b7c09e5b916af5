import type { Workspace } from '#shared/workspace/workspace.schema.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { DraftFiles, DraftOwner } from './draft.files.ts'

type Deps = { files: DraftFiles; workspace: () => Workspace | null }

/** Drafts of the signed-in person in the workspace that is open. */
export function createDraftHandlers({ files, workspace }: Deps): FeatureHandlers<'drafts'> {
  const owner = (user: SignedInUser): DraftOwner => {
    const { kind, label, db_name } = workspace() ?? { kind: '', label: '', db_name: '' }
    return { userId: user._id, workspace: JSON.stringify([kind, label, db_name]) }
  }
  return {
    list: ({ user }) => files.list(owner(user)),
    keep: async ({ user }, { form, values }) => {
      await files.keep(owner(user), form, values)
      return {}
    }
  }
}
