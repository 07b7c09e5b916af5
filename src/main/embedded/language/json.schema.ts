import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues, valuesEqual } from '../values/compare.ts'
import { toNumber } from '../values/numbers.ts'
import { requestedType } from '../values/type.names.ts'
import {
  countOf,
  described,
  listOf,
  numberOf,
  ofArrays,
  ofDocuments,
  ofNumbers,
  ofTexts,
  ofType,
  type SchemaTest,
  textOf,
  wrongOperand
} from './json.schema.rules.ts'
import { toRegExp } from './regex.ts'
import { valueKeys } from './value.keys.ts'

/** The names of types in JSON Schema, which knows fewer than BSON. */
const JSON_TYPES: Readonly<Record<string, string>> = {
  array: 'array',
  boolean: 'bool',
  null: 'null',
  number: 'number',
  object: 'object',
  string: 'string'
}

type Reader = (operand: unknown, schema: BsonDocument) => SchemaTest

/** What each keyword asks of a value. */
const KEYWORDS: Readonly<Record<string, Reader>> = {
  title: (operand) => described('title', operand),
  description: (operand) => described('description', operand),
  bsonType: (operand) => ofType('bsonType', operand, requestedType),
  type: (operand) => ofType('type', operand, (name) => JSON_TYPES[name]),
  enum: (operand) => {
    const values = listOf('enum', operand)
    return (value) => values.some((one) => valuesEqual(one, value))
  },
  allOf: (operand) => ofSchemas('allOf', operand, (passed, all) => passed === all),
  anyOf: (operand) => ofSchemas('anyOf', operand, (passed) => passed > 0),
  oneOf: (operand) => ofSchemas('oneOf', operand, (passed) => passed === 1),
  not: (operand) => {
    const test = compileSchema(operand)
    return (value) => !test(value)
  },
  minimum: (operand, { exclusiveMinimum }) => {
    const bound = numberOf('minimum', operand)
    return ofNumbers((value) => {
      const order = compareValues(value, bound)
      return exclusiveMinimum === true ? order > 0 : order >= 0
    })
  },
  maximum: (operand, { exclusiveMaximum }) => {
    const bound = numberOf('maximum', operand)
    return ofNumbers((value) => {
      const order = compareValues(value, bound)
      return exclusiveMaximum === true ? order < 0 : order <= 0
    })
  },
  exclusiveMinimum: (_operand, schema) => beside('exclusiveMinimum', 'minimum', schema),
  exclusiveMaximum: (_operand, schema) => beside('exclusiveMaximum', 'maximum', schema),
  multipleOf: (operand) => {
    const divisor = toNumber(numberOf('multipleOf', operand))
    return ofNumbers((value) => toNumber(value) % divisor === 0)
  },
  minLength: (operand) => {
    const least = countOf('minLength', operand)
    return ofTexts((length) => length >= least)
  },
  maxLength: (operand) => {
    const most = countOf('maxLength', operand)
    return ofTexts((length) => length <= most)
  },
  pattern: (operand) => {
    const regex = toRegExp(textOf('pattern', operand))
    return (value) => typeof value !== 'string' || regex.test(value)
  },
  minItems: (operand) => {
    const least = countOf('minItems', operand)
    return ofArrays((items) => items.length >= least)
  },
  maxItems: (operand) => {
    const most = countOf('maxItems', operand)
    return ofArrays((items) => items.length <= most)
  },
  uniqueItems: (operand) =>
    ofArrays((items) => operand !== true || new Set(items.map(valueKeys(undefined))).size === items.length),
  items: (operand) => {
    if (!Array.isArray(operand)) {
      const test = compileSchema(operand)
      return ofArrays((items) => items.every(test))
    }
    const tests = operand.map(compileSchema)
    return ofArrays((items) => items.every((item, at) => tests[at]?.(item) ?? true))
  },
  additionalItems: (operand, { items: listed }) => {
    const test = additional(operand)
    const known = Array.isArray(listed) ? listed.length : Number.POSITIVE_INFINITY
    return ofArrays((items) => items.slice(known).every(test))
  },
  required: (operand) => {
    const names = listOf('required', operand).map((name) => textOf('required', name))
    return ofDocuments((document) => names.every((name) => Object.hasOwn(document, name)))
  },
  minProperties: (operand) => {
    const least = countOf('minProperties', operand)
    return ofDocuments((document) => Object.keys(document).length >= least)
  },
  maxProperties: (operand) => {
    const most = countOf('maxProperties', operand)
    return ofDocuments((document) => Object.keys(document).length <= most)
  },
  properties: (operand) => {
    const tests = Object.entries(schemasIn('properties', operand))
    return ofDocuments((document) =>
      tests.every(([name, test]) => !Object.hasOwn(document, name) || test(document[name]))
    )
  },
  patternProperties: (operand) => {
    const tests = patterns(operand)
    return ofDocuments((document) =>
      Object.entries(document).every(([name, value]) =>
        tests.every(({ regex, test }) => !regex.test(name) || test(value))
      )
    )
  },
  additionalProperties: (operand, { properties = {}, patternProperties = {} }) => {
    const test = additional(operand)
    const others = patterns(patternProperties)
    const isNamed = (name: string) => isDocument(properties) && Object.hasOwn(properties, name)
    return ofDocuments((document) =>
      Object.entries(document).every(
        ([name, value]) => isNamed(name) || others.some(({ regex }) => regex.test(name)) || test(value)
      )
    )
  },
  dependencies: (operand) => {
    if (!isDocument(operand)) throw wrongOperand('dependencies', 'an object')
    const tests = Object.entries(operand).map(([name, needed]) => ({
      name,
      test: compileSchema(Array.isArray(needed) ? { required: needed } : needed)
    }))
    return ofDocuments((document) =>
      tests.every(({ name, test }) => !Object.hasOwn(document, name) || test(document))
    )
  }
}

/** Keywords of JSON Schema that MongoDB does not have. */
const FOREIGN = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id'])

/**
 * Compiles a `$jsonSchema`: JSON Schema, draft 4, with MongoDB's `bsonType`.
 * @throws CommandError FailedToParse, TypeMismatch, BadValue
 */
export function compileSchema(schema: unknown): SchemaTest {
  if (!isDocument(schema)) throw new CommandError('TypeMismatch', '$jsonSchema must be an object')
  const tests = Object.entries(schema).map(([keyword, operand]) => {
    if (FOREIGN.has(keyword)) {
      throw new CommandError('FailedToParse', `$jsonSchema keyword '${keyword}' is not currently supported`)
    }
    const read = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
    if (!read) throw new CommandError('FailedToParse', `Unknown $jsonSchema keyword: ${keyword}`)
    return read(operand, schema)
  })
  return (value) => tests.every((test) => test(value))
}

function ofSchemas(
  keyword: string,
  operand: unknown,
  isEnough: (passed: number, all: number) => boolean
): SchemaTest {
  const tests = listOf(keyword, operand).map(compileSchema)
  return (value) => isEnough(tests.filter((test) => test(value)).length, tests.length)
}

/** A keyword that only changes the meaning of another. */
function beside(keyword: string, other: string, schema: BsonDocument): SchemaTest {
  if (other in schema && typeof schema[keyword] === 'boolean') return () => true
  throw new CommandError('FailedToParse', `$jsonSchema keyword '${keyword}' needs a boolean, and '${other}'`)
}

function schemasIn(keyword: string, operand: unknown): Record<string, SchemaTest> {
  if (!isDocument(operand)) throw wrongOperand(keyword, 'an object')
  return Object.fromEntries(Object.entries(operand).map(([name, schema]) => [name, compileSchema(schema)]))
}

function patterns(operand: unknown): { regex: RegExp; test: SchemaTest }[] {
  return Object.entries(schemasIn('patternProperties', operand)).map(([pattern, test]) => ({
    regex: toRegExp(pattern),
    test
  }))
}

/** What is not named: nothing, anything, or what another schema takes. */
function additional(operand: unknown): SchemaTest {
  return typeof operand === 'boolean' ? () => operand : compileSchema(operand)
}
