import * as mingo from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { languageOptions, operatorsOf } from './language.ts'
import type { Stage } from './stage.ts'

/** mingo's stages that write would write into its own arrays. */
const { $out: _out, $merge: _merge, ...original } = operatorsOf(mingo) as unknown as Record<string, Stage>

/** mingo's stages that only read, with a few made to give what MongoDB gives. */
export const mingoStages: Readonly<Record<string, Stage>> = {
  ...original,
  $bucket: (...call) => idFirst(stageOf('$bucket'), ...call),
  $bucketAuto: (...call) => idFirst(stageOf('$bucketAuto'), ...call),
  // mingo leaves a hole where a document was pruned.
  $redact: (...call) => stageOf('$redact')(...call).filter((document: unknown) => document !== undefined),
  // mingo builds the windows with its own `$function`, which runs no text: a client has no function to give it.
  $setWindowFields: (documents, operand, options) =>
    stageOf('$setWindowFields')(documents, operand, {
      ...languageOptions(
        { collation: options.collation, variables: { ...options.variables } },
        options.context
      ),
      scriptEnabled: true
    } as Options)
}

function stageOf(name: string): Stage {
  const stage = original[name]
  if (!stage) throw new Error(`mingo has no ${name}`)
  return stage
}

function idFirst(stage: Stage, ...call: Parameters<Stage>): ReturnType<Stage> {
  return stage(...call).map(({ _id, ...fields }: BsonDocument) => ({ _id, ...fields }))
}
