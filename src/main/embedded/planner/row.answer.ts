import type { KeyRange } from '../storage/btree.ts'
import type { Collection, ScannableIndex } from '../storage/collection.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { boundsOf, mayBeNull } from './bounds.ts'
import { implies } from './implication.ts'
import { keyRanges } from './index.plan.ts'
import { requiredText } from './regex.text.ts'
import { remember, rowsInRanges } from './row.set.cache.ts'
import { intersection, inverse, type RowSet, rowSetOf, union } from './row.set.ts'
import { matchingRanges } from './text.keys.ts'

/** The documents that a filter can match, found without reading any; `isExact` when all of them do match. */
export type RowAnswer = { rows: RowSet; isExact: boolean; indexes: readonly string[] }

type Maybe = RowAnswer | undefined

/** All conditions that a document must meet together with the one that is looked at. */
type Question = { collection: Collection; conditions: BsonDocument }

/** Name of the text index in `explain`. */
const TEXT_INDEX = 'text'

/**
 * Answers a filter from index entries alone, as far as the indexes can tell: each condition gives a set of rows, and
 * the sets are joined as the conditions are.
 * @param conditions in normal form
 * @returns undefined when no index narrows the filter
 */
export function answerFilter(collection: Collection, conditions: BsonDocument): Maybe {
  const question = { collection, conditions }
  return both(Object.entries(conditions).map(([name, condition]) => one(question, name, condition)))
}

function one(question: Question, name: string, condition: unknown): Maybe {
  const { collection } = question
  if (name === '$and') return both(branchesOf(condition).map((branch) => answerFilter(collection, branch)))
  if (name === '$or') return answerAny(collection, branchesOf(condition))
  if (name === '$nor') return negated(answerAny(collection, branchesOf(condition)))
  return isDocument(condition) && !name.startsWith('$') ? answerField(question, name, condition) : undefined
}

function branchesOf(value: unknown): BsonDocument[] {
  return Array.isArray(value) ? value.filter(isDocument) : []
}

/** All of the conditions; those that no index knows leave the answer too large. */
function both(answers: readonly Maybe[]): Maybe {
  const known = answers.filter((answer) => answer !== undefined)
  const [first, ...others] = known
  if (!first) return undefined
  const joined = others.reduce((left, right) => join(left, right, intersection), first)
  return { ...joined, isExact: joined.isExact && known.length === answers.length }
}

/** One of the conditions; a single one that no index knows leaves no answer. */
function either(answers: readonly Maybe[]): Maybe {
  const known = answers.filter((answer) => answer !== undefined)
  const [first, ...others] = known
  if (!first || known.length < answers.length) return undefined
  return others.reduce((left, right) => join(left, right, union), first)
}

function join(
  left: RowAnswer,
  right: RowAnswer,
  combine: (left: RowSet, right: RowSet) => RowSet
): RowAnswer {
  return {
    rows: combine(left.rows, right.rows),
    isExact: left.isExact && right.isExact,
    indexes: [...new Set([...left.indexes, ...right.indexes])]
  }
}

/** What is not in a set that may be too large is not known. */
function negated(answer: Maybe): Maybe {
  return answer?.isExact ? { ...answer, rows: inverse(answer.rows) } : undefined
}

/** Branches that look for the same text in different fields are one question to the text index. */
function answerAny(collection: Collection, branches: readonly BsonDocument[]): Maybe {
  const fieldsByRegex = new Map<string, { regex: RegExp; fields: string[] }>()
  const others: BsonDocument[] = []
  for (const branch of branches) {
    const search = textSearch(collection, branch)
    if (!search) {
      others.push(branch)
      continue
    }
    const group = fieldsByRegex.get(String(search.regex)) ?? { regex: search.regex, fields: [] }
    group.fields.push(search.field)
    fieldsByRegex.set(String(search.regex), group)
  }
  return either([
    ...[...fieldsByRegex.values()].map(({ regex, fields }) =>
      answerText({ collection, conditions: {} }, regex, fields)
    ),
    ...others.map((branch) => answerFilter(collection, branch))
  ])
}

function textSearch(
  collection: Collection,
  branch: BsonDocument
): { field: string; regex: RegExp } | undefined {
  const [entry, ...others] = Object.entries(branch)
  if (!entry || others.length > 0 || !isDocument(entry[1])) return undefined
  const [field, condition] = entry
  const regex = Object.keys(condition).length === 1 ? condition.$regex : undefined
  return regex instanceof RegExp && collection.text?.fields.includes(field) ? { field, regex } : undefined
}

function answerText(question: Question, regex: RegExp, fields: readonly string[]): Maybe {
  const { literal, isWhole } = requiredText(regex)
  const { text } = question.collection
  const search = text?.question(literal, fields)
  if (!text || !search) return either(fields.map((field) => answerKeys(question, field, regex)))
  const key = `${search.columns} ${search.part}`
  const rows = remember(question.collection, key, () => rowSetOf(text.find(search)))
  return { rows, isExact: isWhole && regex.ignoreCase && search.isExact, indexes: [TEXT_INDEX] }
}

function answerField(question: Question, name: string, condition: BsonDocument): Maybe {
  const { $ne, $nin, $not, $regex, ...rest } = condition
  const answers: Maybe[] = []
  if (Object.keys(rest).length > 0) answers.push(answerBounds(question, name, rest))
  if ($regex instanceof RegExp) answers.push(answerRegex(question, name, $regex))
  if ('$ne' in condition) answers.push(negated(answerBounds(question, name, { $eq: $ne })))
  if ('$nin' in condition) answers.push(negated(answerBounds(question, name, { $in: $nin })))
  if (isDocument($not)) answers.push(negated(answerField(question, name, $not)))
  return both(answers)
}

function answerRegex(question: Question, name: string, regex: RegExp): Maybe {
  return question.collection.text?.fields.includes(name)
    ? answerText(question, regex, [name])
    : answerKeys(question, name, regex)
}

function answerKeys(question: Question, name: string, regex: RegExp): Maybe {
  const index = indexOn(question, name, false)
  const ranges = index && matchingRanges(index, regex)
  return ranges && answerRanges(question.collection, index, ranges, true)
}

function answerBounds(question: Question, name: string, condition: BsonDocument): Maybe {
  const index = indexOn(question, name, mayBeNull(condition))
  if (!index) return undefined
  const bounds = boundsOf(condition, index.isMultikey)
  if (!bounds || bounds.text) return undefined
  return answerRanges(question.collection, index, keyRanges(index, [bounds]), bounds.isExact)
}

function answerRanges(
  collection: Collection,
  index: ScannableIndex,
  ranges: readonly KeyRange[],
  isExact: boolean
): RowAnswer {
  return { rows: rowsInRanges(collection, index, ranges), isExact, indexes: [index.spec.name] }
}

/** An index that begins with the field and has every document that can match; the one with the shortest keys. */
function indexOn(
  { collection, conditions }: Question,
  name: string,
  wantsMissing: boolean
): ScannableIndex | undefined {
  return collection.usableIndexes
    .filter(({ spec }) => spec.fields[0]?.name === name && !(spec.sparse && wantsMissing))
    .filter(({ spec }) => !spec.partial || implies(conditions, spec.partial.conditions))
    .sort((left, right) => left.spec.fields.length - right.spec.fields.length)[0]
}
