import type { BsonDocument } from './bson.types.ts'

/** MongoDB's error codes that this server answers with. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  HostUnreachable: 6,
  HostNotFound: 7,
  UnknownError: 8,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexAlreadyExists: 68,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  NoReplicationEnabled: 76,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  WriteConflict: 112,
  DocumentValidationFailure: 121,
  NotAReplicaSet: 123,
  ReadConcernMajorityNotAvailableYet: 134,
  ViewDepthLimitExceeded: 165,
  CommandNotSupportedOnView: 166,
  PrimarySteppedDown: 189,
  InvalidIndexSpecificationOption: 197,
  SnapshotTooOld: 239,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  ExceededTimeLimit: 262,
  CannotConvertIndexToUnique: 359,
  FailPointSetFailed: 300,
  OutOfDiskSpace: 14031,
  CommandNotSupported: 115,
  APIVersionError: 322,
  APIStrictError: 323,
  MechanismUnavailable: 334,
  SocketException: 9001,
  NotWritablePrimary: 10107,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  InterruptedDueToReplStateChange: 11602,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
  Location15952: 15952,
  Location16006: 16006,
  Location16410: 16410,
  Location17276: 17276,
  Location18536: 18536,
  Location40093: 40093,
  Location40094: 40094,
  Location40101: 40101,
  Location40192: 40192,
  Location40194: 40194,
  Location40234: 40234,
  Location40243: 40243,
  Location40323: 40323,
  Location40324: 40324,
  Location40414: 40414,
  Location40415: 40415,
  Location31249: 31249,
  SearchNotEnabled: 31082,
  Location40485: 40485,
  Location40517: 40517,
  Location40573: 40573,
  Location40601: 40601,
  Location40602: 40602,
  Location51183: 51183,
  Location51276: 51276,
  Location31002: 31002,
  Location31393: 31393,
  Location5166405: 5166405,
  Location5439016: 5439016,
  Location5439018: 5439018,
  Location5687301: 5687301,
  MergeStageNoMatchingDocument: 13113,
  Location31253: 31253,
  Location31254: 31254,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  Location51156: 51156,
  InvalidPipelineOperator: 168,
  Location5339901: 5339901,
  Location5371602: 5371602,
  Location5733201: 5733201,
  Location5733401: 5733401,
  Location5733402: 5733402,
  Location5897900: 5897900,
  Location5946802: 5946802,
  Location6050202: 6050202
} as const

export type CodeName = keyof typeof CODES

/**
 * A command, or one document of it, was refused for a reason that the client is told.
 * `extra` goes into the reply beside code, codeName and errmsg.
 */
export class CommandError extends Error {
  readonly codeName: CodeName
  readonly extra: BsonDocument

  constructor(codeName: CodeName, message: string, extra: BsonDocument = {}) {
    super(message)
    this.name = 'CommandError'
    this.codeName = codeName
    this.extra = extra
  }

  get code(): number {
    return CODES[this.codeName]
  }
}
