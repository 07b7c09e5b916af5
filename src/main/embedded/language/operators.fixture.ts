import { Binary, Decimal128, Double, ObjectId, Timestamp } from 'bson'

/** For tests: values of the types that JavaScript has not. */
export const decimal = (digits: string) => Decimal128.fromString(digits)
export const double = (value: number) => (Number.isInteger(value) ? new Double(value) : value)
export const day = (text: string) => new Date(`${text}Z`)
/** The result is missing. */
export const MISSING = Symbol('missing')
/** The operator is refused by name. */
export const REFUSED = Symbol('refused by name')

/** The document that expressions are tried with. */
export const stored = {
  int: 5,
  double: double(2),
  long: 7n,
  decimal: decimal('1.5'),
  text: 'Señor',
  nothing: null,
  list: [3, 1, 2],
  mixed: [1, double(2.5), 3n, decimal('4.5')],
  inner: { x: 1, y: 2n },
  pairs: [
    { k: 'a', v: 2 },
    { k: 'b', v: double(3) }
  ],
  date: day('2024-02-29T13:14:15.678'),
  id: new ObjectId('507f1f77bcf86cd799439011'),
  stamp: new Timestamp({ t: 5, i: 6 }),
  bytes: new Binary(Buffer.from('abc'))
}

/** An expression and what MongoDB answers for it. */
export type Row = [expression: unknown, expected: unknown]
/** The row of an operator. */
export const of = (name: string, operand: unknown, expected: unknown): Row => [{ [name]: operand }, expected]
