import * as mingo from 'mingo/operators/pipeline'
import { CommandError } from '../values/command.error.ts'
import { operatorsOf } from './language.ts'
import { documentOperand, type Stage } from './stage.ts'

type Name = '$documents' | '$facet' | '$redact' | '$unionWith'

const original = operatorsOf(mingo) as unknown as Record<Name, Stage>

/** mingo's stages that need to know nothing of BSON types, and change nothing. */
export const mingoStages: Readonly<Record<Name, Stage>> = {
  $documents: original.$documents,
  $facet: (documents, operand, options) => {
    if (Object.keys(documentOperand('$facet', operand)).length === 0) {
      throw new CommandError('Location40169', 'the $facet specification must be a non-empty object')
    }
    return original.$facet(documents, operand, options)
  },
  // mingo leaves a hole where a document was pruned.
  $redact: (...call) => original.$redact(...call).filter((document: unknown) => document !== undefined),
  $unionWith: original.$unionWith
}
