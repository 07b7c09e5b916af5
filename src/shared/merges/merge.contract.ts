import { z } from 'zod'
import { duplicateKinds } from '../duplicates/duplicate.values.ts'
import { command, query } from '../ipc/contract.ts'
import { idSchema } from '../values/fields.ts'
import { contactMergeFields, leadMergeFields, linkGroups, type MergeField } from './merge.fields.ts'

const fields = [
  ...new Set([...Object.keys(leadMergeFields), ...Object.keys(contactMergeFields)])
] as MergeField[]

export const mergeContract = {
  /** How much names a record and would name the other one after a merge; groups without any are left out. */
  links: query({
    role: 'admin',
    input: z.object({ kind: z.enum(duplicateKinds), _id: idSchema }),
    output: z.partialRecord(z.enum(linkGroups), z.number())
  }),
  /**
   * Makes one record of two. `winner` stays, with the fields of `take` as `loser` has them, the entries of both lists,
   * and what only the loser had. Everything that named the loser names the winner. The loser is removed, and kept whole
   * in the history entry `merge`, which `undo` takes. Errors: `not_found`; `invalid_input` for a record with itself;
   * `changed_elsewhere` when somebody changed one of the two meanwhile: then nothing has happened.
   */
  merge: command({
    role: 'admin',
    input: z.object({
      kind: z.enum(duplicateKinds),
      winner: idSchema,
      loser: idSchema,
      take: z.array(z.enum(fields)).max(fields.length).default([])
    }),
    output: z.object({ merge: z.string() })
  }),
  /**
   * Takes a merge back: the loser is there again, with everything that named it, and the winner has its own values where
   * nobody changed them since. Safe to repeat. Errors: `not_found`, also for an entry that tells of no merge.
   */
  undo: command({
    role: 'admin',
    input: z.object({ merge: idSchema }),
    output: z.object({ kind: z.enum(duplicateKinds), winner: z.string(), loser: z.string() })
  })
}
