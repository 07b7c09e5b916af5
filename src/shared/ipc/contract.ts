import type { z } from 'zod'
import type { Access } from '../session/roles.ts'

/**
 * How a feature declares what may be asked of the main process. A contract is an object of calls:
 * a query never writes; a command may. Every call names its least role; `anyone` is for calls before sign-in.
 */
export type Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  kind: 'query' | 'command'
  role: Access
  input: Input
  output: Output
}

export type Contract = Record<string, Call>

type Declaration<I extends z.ZodType, O extends z.ZodType> = { role: Access; input: I; output: O }

/** Declares a call that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(declaration: Declaration<I, O>): Call<I, O> {
  return { kind: 'query', ...declaration }
}

/** Declares a call that may write. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<I, O>
): Call<I, O> {
  return { kind: 'command', ...declaration }
}

/** What the window sends for a call: defaults may be left out. */
export type InputOf<C extends Call> = z.input<C['input']>
/** What a handler receives: validated, defaults filled in. */
export type ParsedInputOf<C extends Call> = z.output<C['input']>
export type OutputOf<C extends Call> = z.output<C['output']>
