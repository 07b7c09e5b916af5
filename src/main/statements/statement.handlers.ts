import { basename } from 'node:path'
import { AppError } from '#shared/ipc/result.ts'
import type { StatementSheet } from '#shared/statements/statement.contract.ts'
import type { Ctx } from '../context.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { askFileThread } from '../lead-imports/file.thread.ts'
import { keepLines } from './statement.import.ts'
import { listLines } from './statement.list.ts'
import { confirmMatches, reopenLine, setLineAside } from './statement.match.ts'
import type { ReadStatement, StatementAsked } from './statement.reader.ts'

type Options = {
  /** The built code of the thread that reads files. */
  workerUrl: URL
  /** Asks for a file; null when the person closed the dialog. */
  chooseFile: (extensions: string[]) => Promise<string | null>
}

type Chosen = { id: string; userId: string; path: string; name: string }

const extensions = ['csv', 'tsv', 'txt']
const shownLines = 5

/** Statements of the bank. The window names a file that was chosen: it never names a path. */
export function createStatementHandlers({ workerUrl, chooseFile }: Options): FeatureHandlers<'statements'> {
  /** The file of each person that was chosen last. */
  const chosen = new Map<string, Chosen>()

  const find = (ctx: Ctx, id: string): Chosen => {
    const file = chosen.get(ctx.user._id)
    if (file?.id !== id) throw new AppError('not_found', 'No such file')
    return file
  }
  const read = async ({ path }: Chosen, asked: StatementAsked | null): Promise<ReadStatement> =>
    (await askFileThread(workerUrl, { kind: 'statement', path, asked }, 'statement')).statement

  return {
    chooseFile: async (ctx) => {
      const path = await chooseFile(extensions)
      if (path === null) return null
      const file = { id: ctx.newId(), userId: ctx.user._id, path, name: basename(path) }
      const statement = await read(file, null)
      chosen.set(ctx.user._id, file)
      return sheetOf(file, statement)
    },
    read: async (ctx, { file_id, ...asked }) => {
      const file = find(ctx, file_id)
      return sheetOf(file, await read(file, asked))
    },
    import: async (ctx, { file_id, plan: { currency, ...plan } }) => {
      const file = find(ctx, file_id)
      const { lines } = await read(file, plan)
      return keepLines(ctx, { lines, currency, fileName: file.name })
    },
    list: listLines,
    confirm: confirmMatches,
    reopen: reopenLine,
    setAside: setLineAside
  }
}

function sheetOf({ id, name }: Chosen, { lines, ...statement }: ReadStatement): StatementSheet {
  const first = lines
    .slice(0, shownLines)
    .map(({ booked_on, amount, name: payer, text }) => ({ booked_on, amount, name: payer, text }))
  return { file_id: id, name, ...statement, incoming: lines.length, first }
}
