import { compileFilter, type Filter } from '../language/filter.ts'
import type { Collection } from '../storage/collection.ts'
import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { flagArgument } from './arguments.ts'
import type { CommandRequest } from './command.ts'
import { checkMeasurement } from './time.series.ts'

const compiled = new WeakMap<object, Filter>()

/**
 * Refuses a document that the validator of its collection does not take, unless the command passes the validator by.
 * @param before what the document was, when it is changed: one that was wrong already may stay so if the level is
 *   `moderate`
 * @throws CommandError DocumentValidationFailure with `errInfo`; those of a time series collection
 */
export function checkValidator(
  { body }: CommandRequest,
  { info: { options } }: Collection,
  document: LazyDocument,
  before?: LazyDocument
): void {
  checkMeasurement(options, document, before !== undefined)
  const { validator, validationLevel, validationAction } = options
  if (!isDocument(validator) || validationLevel === 'off' || validationAction === 'warn') return
  if (flagArgument(body, 'bypassDocumentValidation')) return
  const filter = compiled.get(validator) ?? compileFilter(validator)
  compiled.set(validator, filter)
  if (filter.test(document)) return
  if (validationLevel === 'moderate' && before && !filter.test(before)) return
  const details = { operatorName: 'validator', specifiedAs: validator, reason: 'expression did not match' }
  throw new CommandError('DocumentValidationFailure', 'Document failed validation', {
    errInfo: { failingDocumentId: document.field('_id'), details }
  })
}
