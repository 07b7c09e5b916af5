import type { FeatureHandlers } from '../ipc/router.ts'
import { listUsers } from './user.service.ts'

export const userHandlers: FeatureHandlers<'users'> = { list: listUsers }
