import type { FeatureHandlers } from '../ipc/router.ts'
import { listAccounts } from './account.list.ts'
import {
  createAccount,
  resetPassword,
  setAccountActive,
  unlockAccount,
  updateAccount
} from './account.service.ts'
import { listUsers } from './user.service.ts'

export const userHandlers: FeatureHandlers<'users'> = {
  list: listUsers,
  accounts: listAccounts,
  create: createAccount,
  update: updateAccount,
  setActive: setAccountActive,
  resetPassword,
  unlock: unlockAccount
}
