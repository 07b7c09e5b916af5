import { CommandError } from '../values/command.error.ts'
import { valueText } from '../values/value.text.ts'
import type { IndexSpec } from './index.definition.ts'

/**
 * The refusal of a second document with the same key.
 * @param values those of the index's fields
 */
export function duplicateKey(namespace: string, spec: IndexSpec, values: readonly unknown[]): CommandError {
  const keyValue = Object.fromEntries(spec.fields.map((field, at) => [field.name, shownValue(values[at])]))
  const shown = spec.fields
    .map((field, at) => `${field.name}: ${valueText(shownValue(values[at]))}`)
    .join(', ')
  const message = `E11000 duplicate key error collection: ${namespace} index: ${spec.name} dup key: { ${shown} }`
  return new CommandError('DuplicateKey', message, { keyPattern: spec.document.key, keyValue })
}

/** The symbol that stands for an empty array in an index is shown as undefined is: as null. */
function shownValue(value: unknown): unknown {
  return typeof value === 'symbol' || value === undefined ? null : value
}
