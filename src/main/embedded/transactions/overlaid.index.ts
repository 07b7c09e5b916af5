import type { ScannableIndex } from '../storage/collection.ts'
import type { IndexSpec } from '../storage/index.definition.ts'
import { OverlaidTree } from './overlaid.tree.ts'
import type { Overlay } from './overlay.ts'

/** An index as a transaction sees it. */
export class OverlaidIndex implements ScannableIndex {
  readonly spec: IndexSpec
  readonly tree: OverlaidTree
  /** Undefined for an index that the transaction has made itself. */
  readonly stored: ScannableIndex | undefined

  constructor(spec: IndexSpec, overlay: Overlay, stored?: ScannableIndex) {
    this.spec = spec
    this.stored = stored
    this.tree = new OverlaidTree(spec, overlay, stored)
  }

  get isMultikey(): boolean {
    return this.tree.isMultikey || this.stored?.isMultikey === true
  }
}
