import { readIndexSpec } from '../storage/index.definition.ts'
import { repeatedIds } from '../storage/repeated.ids.ts'
import type { SecondaryIndex } from '../storage/secondary.index.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { checkFields, documentArgument, flagArgument, textArgument } from './arguments.ts'
import { existingCollection } from './catalog.commands.ts'
import { imagesOption, validationOptions } from './collection.options.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { findIndex } from './index.commands.ts'
import { refuseView } from './view.ts'
import { durabilityOf } from './write.concern.ts'

/** Changing what is there: collMod and renameCollection. */
export const modifyCommands: CommandTable = {
  collMod: {
    fields: ['index', 'validator', 'validationLevel', 'validationAction', 'changeStreamPreAndPostImages'],
    run: collMod
  },
  renameCollection: { fields: ['to', 'dropTarget'], isForAdmin: true, run: renameCollection }
}

const INDEX_FIELDS = ['keyPattern', 'name', 'expireAfterSeconds', 'hidden', 'unique', 'prepareUnique']

function collMod(request: CommandRequest): CommandReply {
  const collection = existingCollection(request)
  const { storage } = request.server
  const change = documentArgument(request.body, 'index')
  const options = changedOptions(collection.info.options, request.body)
  const index = change && indexOf(collection.indexes, change)
  const document = change && index ? changedIndex(index, change) : undefined
  if (index && document?.unique === true && !index.spec.unique) {
    const violations = repeatedIds(collection, index)
    if (violations.length > 0) throw notUnique(violations)
  }
  storage.transaction(() => {
    storage.changeOptions(collection, options)
    if (index && document) storage.changeIndex(index, document)
  }, durabilityOf(request))
  return index && document ? whatChanged(index.spec.document, document) : {}
}

function changedOptions(before: BsonDocument, body: BsonDocument): BsonDocument {
  const { changeStreamPreAndPostImages: images, ...others } = before
  const kept = body.changeStreamPreAndPostImages === undefined && images !== undefined
  const options = {
    ...others,
    ...(kept ? { changeStreamPreAndPostImages: images } : imagesOption(body)),
    ...validationOptions(body)
  }
  const isFree = isDocument(options.validator) && Object.keys(options.validator).length === 0
  return isFree ? without(options, ['validator']) : options
}

function indexOf(indexes: readonly SecondaryIndex[], change: BsonDocument): SecondaryIndex {
  checkFields(change, INDEX_FIELDS, 'collMod.index')
  if ((change.name === undefined) === (change.keyPattern === undefined)) {
    throw new CommandError('InvalidOptions', "Must specify either index 'name' or 'keyPattern', and not both")
  }
  return findIndex(indexes, change.name ?? change.keyPattern)
}

/** The index's document after the change. */
function changedIndex({ spec }: SecondaryIndex, change: BsonDocument): BsonDocument {
  const { name: _name, keyPattern: _keyPattern, ...changes } = change
  const isPrepared = spec.document.prepareUnique === true
  if (flagArgument(change, 'unique') && !spec.unique && !isPrepared) {
    throw new CommandError(
      'InvalidOptions',
      "Cannot make index unique with 'prepareUnique=false'. Run collMod to set it first."
    )
  }
  if (change.unique === false) throw new CommandError('BadValue', "'unique' cannot be set to false")
  const document = { ...spec.document, ...changes }
  return readIndexSpec(document.unique === true ? without(document, ['prepareUnique']) : document).document
}

/** What collMod answers: each changed field as it was, when it was there, and as it is. */
function whatChanged(before: BsonDocument, after: BsonDocument): BsonDocument {
  const names = ['expireAfterSeconds', 'hidden', 'prepareUnique', 'unique']
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .flatMap((name) => [
        ...(before[name] === undefined ? [] : [[`${name}_old`, before[name]]]),
        ...(after[name] === undefined ? [] : [[`${name}_new`, after[name]]])
      ])
  )
}

function without(document: BsonDocument, names: readonly string[]): BsonDocument {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)))
}

function notUnique(violations: readonly unknown[][]): CommandError {
  return new CommandError(
    'CannotConvertIndexToUnique',
    'Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.',
    { violations: violations.map((ids) => ({ ids })) }
  )
}

function renameCollection(request: CommandRequest): CommandReply {
  const { storage } = request.server
  const from = splitNamespace(textArgument(request.body, 'renameCollection'))
  const to = splitNamespace(textArgument(request.body, 'to'))
  const source = storage.find(from.db, from.name)
  if (!source)
    throw new CommandError('NamespaceNotFound', `Source collection ${from.db}.${from.name} does not exist`)
  refuseView(source)
  const target = storage.find(to.db, to.name)
  if (target === source) throw new CommandError('IllegalOperation', "Can't rename a collection to itself")
  if (target && !flagArgument(request.body, 'dropTarget')) {
    throw new CommandError('NamespaceExists', 'target namespace exists')
  }
  storage.transaction(() => {
    if (target) storage.drop(target)
    storage.rename(source, to.db, to.name)
  }, durabilityOf(request))
  return {}
}

function splitNamespace(namespace: string): { db: string; name: string } {
  const dot = namespace.indexOf('.')
  if (dot < 1 || dot === namespace.length - 1) {
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`)
  }
  return { db: namespace.slice(0, dot), name: namespace.slice(dot + 1) }
}
