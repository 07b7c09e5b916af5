import * as mingo from 'mingo/operators/pipeline'
import { operatorsOf } from './language.ts'
import type { Stage } from './stage.ts'

type Name = '$documents' | '$facet' | '$redact' | '$unionWith'

const original = operatorsOf(mingo) as unknown as Record<Name, Stage>

/** mingo's stages that need to know nothing of BSON types, and change nothing. */
export const mingoStages: Readonly<Record<Name, Stage>> = {
  $documents: original.$documents,
  $facet: original.$facet,
  // mingo leaves a hole where a document was pruned.
  $redact: (...call) => original.$redact(...call).filter((document: unknown) => document !== undefined),
  $unionWith: original.$unionWith
}
