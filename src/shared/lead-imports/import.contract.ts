import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import { nothing } from '../values/fields.ts'
import { languages } from '../values/language.ts'
import { columnSchema, importFields, planSchema, problemSchema, readingSchema } from './import.schema.ts'

const fileId = z.string().max(40)

/** A table as it is read now, and what its columns seem to be. */
export const tableSchema = z.object({
  reading: readingSchema,
  /** Without the header and blank lines. */
  rows: z.number(),
  columns: z.array(columnSchema.extend({ header: z.string(), samples: z.array(z.string()) })),
  /** The first lines, cell by cell as they stand in the file. */
  head: z.array(z.array(z.string()))
})
export type ImportTable = z.infer<typeof tableSchema>

/** A file that the person chose. The window knows it by a name of its own, never by its path. */
export const chosenFileSchema = z.object({
  file_id: fileId,
  name: z.string(),
  bytes: z.number(),
  table: tableSchema
})
export type ChosenFile = z.infer<typeof chosenFileSchema>

/** One of the first rows as it would be stored, as text; a cell that is left empty is not there. */
export const previewRowSchema = z.object({
  line: z.number(),
  values: z.partialRecord(z.enum(importFields), z.string()),
  /** What keeps the row out, or, where cells may be left out, what is left out. */
  problems: z.array(problemSchema),
  /** What is stored all the same. */
  warnings: z.array(problemSchema)
})
export type PreviewRow = z.infer<typeof previewRowSchema>

export const previewRows = 20

/** A dropped file passes through the window; larger ones are chosen in a dialog. */
export const maxDroppedBytes = 50 * 1024 * 1024

export const leadImportContract = {
  /**
   * Asks for a file and reads it; null when the person closed the dialog. Errors: `not_allowed_now` {reason: `empty`,
   * `too_large`, `too_wide` or the system's code}.
   */
  chooseFile: command({ role: 'sales', input: nothing, output: chosenFileSchema.nullable() }),
  /**
   * Reads a file that was dropped on the window, which has only its content. Errors: as above, {reason: `kind`} for
   * what is no table.
   */
  takeFile: command({
    role: 'sales',
    input: z.object({
      name: z.string().min(1).max(255),
      bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= maxDroppedBytes, 'too_large')
    }),
    output: chosenFileSchema
  }),
  /** Reads a chosen file otherwise. Errors: as above, and `not_found` for a file that is not the user's. */
  table: query({
    role: 'sales',
    input: z.object({ file_id: fileId, reading: readingSchema }),
    output: tableSchema
  }),
  /** The first rows as they would be stored, without looking for duplicates. */
  preview: query({
    role: 'sales',
    input: z.object({ file_id: fileId, plan: planSchema }),
    output: z.array(previewRowSchema)
  }),
  /**
   * Goes through the whole file without writing, or writing, as a job whose result is an `importReportSchema`. Leads
   * are made and changed by the rules of `leads.create` and `leads.update`. A job that fails tells what it did so far in
   * its error's `report`. Errors: `not_allowed_now` {reason: `changed`} when the file is no longer the one that was
   * read, {reason: `running`} while another import writes; as `leads.create` for the default owner.
   */
  check: command({
    role: 'sales',
    input: z.object({ file_id: fileId, plan: planSchema }),
    output: jobSchema
  }),
  run: command({
    role: 'sales',
    input: z.object({ file_id: fileId, plan: planSchema }),
    output: jobSchema
  }),
  /** Writes the rows that a job rejected to a file, with the reasons; null when the person closed the dialog. */
  saveRejects: command({
    role: 'sales',
    input: z.object({ job_id: z.string().max(40), language: z.enum(languages) }),
    output: z.object({ file: z.string(), count: z.number() }).nullable()
  })
}
