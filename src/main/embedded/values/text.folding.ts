import { withoutAccents } from '#shared/values/accents.ts'
import { foldCase } from './case.folding.ts'

/** Text as the text index holds it: in one case, without accents, and of the same length. */
export function foldText(text: string): string {
  return withoutAccents(foldCase(text))
}
