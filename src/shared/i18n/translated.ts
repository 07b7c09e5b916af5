/**
 * The shape that French and Hebrew must have: every key of the English texts, and the plural forms that only
 * they need (French and Hebrew "many", Hebrew "two"). A missing text does not compile.
 */
export type Translated<T> = {
  [K in keyof T]: T[K] extends string ? string : Translated<T[K]>
} & { [plural: `${string}_two` | `${string}_many`]: string }
