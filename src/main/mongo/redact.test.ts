import { expect, test } from 'vitest'
import { hostsOf, redactCredentials } from './redact.ts'

test('removes user and password from every address in a text', () => {
  const text = 'tried mongodb://ann:s3cret@db.example:27017/x and mongodb+srv://bob:p%40ss@c.example/y'
  expect(redactCredentials(text)).toBe(
    'tried mongodb://***@db.example:27017/x and mongodb+srv://***@c.example/y'
  )
})

test('leaves an address without credentials as it is', () => {
  expect(redactCredentials('mongodb://localhost:27017/a?b=c@d')).toBe('mongodb://localhost:27017/a?b=c@d')
})

test('a password that holds an unescaped @ does not leak its rest', () => {
  expect(redactCredentials('mongodb://ann:pa@ss@db.example/x')).toBe('mongodb://***@db.example/x')
})

test('names the hosts for a label', () => {
  expect(hostsOf('mongodb+srv://u:p@cluster.example.net/db?x=1')).toBe('cluster.example.net')
  expect(hostsOf('mongodb://a:1,b:2/?replicaSet=r')).toBe('a:1,b:2')
})
