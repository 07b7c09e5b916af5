import { CommandError } from '../values/command.error.ts'

/** The refusal, by name, of an operator that MongoDB has and this server has not. */
export function unsupported(operator: string): CommandError {
  return new CommandError('CommandNotSupported', `${operator} is not supported by the embedded server`)
}
