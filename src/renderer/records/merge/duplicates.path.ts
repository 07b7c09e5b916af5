import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'

/** Where the duplicates of a kind of record are reviewed. */
export function duplicatesPath(kind: DuplicateKind): string {
  return `/${kind}s/duplicates`
}
