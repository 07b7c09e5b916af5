import { CommandError } from '../values/command.error.ts'
import type { CommandReply, CommandTable } from './command.ts'

/** The commands of MongoDB Atlas Search, which are answered as every server outside Atlas answers them. */
export const searchCommands: CommandTable = {
  createSearchIndexes: { fields: ['indexes'], run: refuse },
  updateSearchIndex: { fields: ['id', 'name', 'definition'], run: refuse },
  dropSearchIndex: { fields: ['id', 'name'], run: refuse }
}

function refuse(): CommandReply {
  throw new CommandError(
    'SearchNotEnabled',
    'Search index commands are only supported with Atlas. This server has no search indexes.'
  )
}
