import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { ChosenFile } from '#shared/lead-imports/import.contract.ts'
import type { ImportPlan, LeadImportReport, Reading } from '#shared/lead-imports/import.schema.ts'
import type { Ctx } from '../context.ts'
import type { ChooseSavePath } from '../exports/export.file.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { askFileThread } from './file.thread.ts'
import { rowFacts } from './import.facts.ts'
import { type ChosenPath, createImportFiles, requireUnchanged } from './import.files.ts'
import { saveRejects } from './import.rejects.ts'
import { importRows } from './import.run.ts'
import { createRowWriter } from './import.writer.ts'

type Options = {
  workerUrl: URL
  /** For copies of dropped files. */
  folder: string
  /** Asks for a file; null when the person closed the dialog. */
  chooseFile: (extensions: string[]) => Promise<string | null>
  chooseSavePath: ChooseSavePath
}

const extensions = ['csv', 'tsv', 'txt', 'tab']

/** Leads out of files. The window names a file that was chosen and a plan; the rows never pass through it. */
export function createLeadImportHandlers({
  workerUrl,
  folder,
  chooseFile,
  chooseSavePath
}: Options): FeatureHandlers<'leadImports'> {
  const files = createImportFiles(folder)
  /** Two imports that write would not see each other's leads. */
  let isWriting = false

  const readTable = async (file: ChosenPath, reading: Reading | null) => {
    const { table } = await askFileThread(workerUrl, { kind: 'table', path: file.path, reading }, 'table')
    file.counted = { reading: table.reading, rows: table.rows }
    return table
  }

  const chosen = async (file: ChosenPath): Promise<ChosenFile> => ({
    file_id: file.id,
    name: file.name,
    bytes: file.bytes,
    table: await readTable(file, null)
  })

  const start = async (ctx: Ctx, file: ChosenPath, plan: ImportPlan, isWritten: boolean): Promise<Job> => {
    await requireUnchanged(file)
    const { rows, teammates } = await rowFacts(ctx, plan)
    const writer = await createRowWriter(ctx, { plan, fileName: file.name, isWritten, teammates })
    const job: Job = ctx.startJob(
      isWritten ? 'lead-import' : 'lead-import-check',
      async (handle): Promise<LeadImportReport> => {
        try {
          return await importRows(ctx, {
            workerUrl,
            file,
            plan,
            rows,
            writer,
            isWritten,
            job: handle,
            keepRejects: (rejects) => files.keepRejects(job.id, rejects)
          })
        } finally {
          if (isWritten) isWriting = false
        }
      }
    )
    return job
  }

  return {
    chooseFile: async (ctx) => {
      const path = await chooseFile(extensions)
      if (path === null) return null
      return chosen(await files.add(ctx, path))
    },
    takeFile: async (ctx, dropped) => {
      const extension = dropped.name.split('.').at(-1)?.toLowerCase() ?? ''
      if (!extensions.includes(extension))
        throw new AppError('not_allowed_now', 'No table', { reason: 'kind' })
      return chosen(await files.addDropped(ctx, dropped))
    },
    table: async (ctx, { file_id, reading }) => {
      const file = files.get(ctx, file_id)
      await requireUnchanged(file)
      return readTable(file, reading)
    },
    preview: async (ctx, { file_id, plan }) => {
      const { path } = files.get(ctx, file_id)
      const { rows } = await rowFacts(ctx, plan)
      return (await askFileThread(workerUrl, { kind: 'preview', path, ...rows }, 'preview')).rows
    },
    check: (ctx, { file_id, plan }) => start(ctx, files.get(ctx, file_id), plan, false),
    run: async (ctx, { file_id, plan }) => {
      const file = files.get(ctx, file_id)
      if (isWriting)
        throw new AppError('not_allowed_now', 'An import is running already', { reason: 'running' })
      isWriting = true
      try {
        return await start(ctx, file, plan, true)
      } catch (error) {
        isWriting = false
        throw error
      }
    },
    saveRejects: (ctx, { job_id, language }) =>
      saveRejects(ctx, files.rejectsOf(ctx, job_id), language, { workerUrl, chooseSavePath })
  }
}
