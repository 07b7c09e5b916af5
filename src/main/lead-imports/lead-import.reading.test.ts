import { rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { dataOf } from '../../../tests/support/test-services.ts'
import { admin, api, choose, chosen, planOf, prepare, startImports, two } from './lead-import.fixture.ts'

startImports()

test('reads a file, guesses its columns and tells what would be stored', async () => {
  const file = await choose(
    'Société;Prénom;Nom;Courriel;Budget;Date de création;Secteur\r\nNova SARL;Léa;Cohen;lea@x.example;12 500,50;25/12/2025;Restauration\r\n'
  )
  expect(file).toMatchObject({
    name: 'leads.csv',
    table: { reading: { encoding: 'utf-8', delimiter: ';', has_header: true }, rows: 1 }
  })
  expect(file?.table.columns.map(({ field }) => field)).toEqual([
    'company',
    'first_name',
    'last_name',
    'email',
    'budget_estimated',
    'created_at',
    'sector'
  ])
  const rows = dataOf(await api(admin).preview({ file_id: file?.file_id ?? '', plan: planOf(file) }))
  expect(rows).toEqual([
    {
      line: 2,
      values: {
        company: 'Nova SARL',
        brand_name: 'Nova SARL',
        name: 'Léa Cohen',
        email: 'lea@x.example',
        budget_estimated: '12500.5',
        created_at: '2025-12-25T12:00:00.000Z',
        sector: 'food'
      },
      problems: [],
      warnings: []
    }
  ])
})

test('a mapping that uses a field twice, and a file that changed since, are refused', async () => {
  const file = await choose(two)
  const file_id = file?.file_id ?? ''
  const twice = planOf(file, { fields: ['email', 'email', null] })
  expect(await api(admin).run({ file_id, plan: twice })).toMatchObject({ error: { code: 'invalid_input' } })
  await writeFile(chosen ?? '', `${two}x`)
  const changed = { error: { code: 'not_allowed_now', details: { reason: 'changed' } } }
  expect(await api(admin).run({ file_id, plan: planOf(file) })).toMatchObject(changed)
  await rm(chosen ?? '')
  expect(await api(admin).table({ file_id, reading: planOf(file).reading })).toMatchObject({
    error: { code: 'not_allowed_now', details: { reason: 'ENOENT' } }
  })
})

test('an empty file and one that is no table say so', async () => {
  await prepare('\n \n')
  expect(await api(admin).chooseFile({})).toMatchObject({ error: { details: { reason: 'empty' } } })
  await prepare(','.repeat(400))
  expect(await api(admin).chooseFile({})).toMatchObject({ error: { details: { reason: 'empty' } } })
  await prepare('a,'.repeat(400))
  expect(await api(admin).chooseFile({})).toMatchObject({ error: { details: { reason: 'too_wide' } } })
})

test('reads what programs write: UTF-16, Windows’ Hebrew and French, tabs and Excel’s first line', async () => {
  const utf16 = Buffer.from('\ufeffBrand\tE-mail\nÉclat\ta@x.example\n', 'utf16le')
  expect((await choose(utf16))?.table).toMatchObject({
    reading: { encoding: 'utf-16le', delimiter: '\t' },
    rows: 1
  })
  const bare = Buffer.from('Brand\tE-mail\nEclat\ta@x.example\n', 'utf16le').swap16()
  expect((await choose(bare))?.table.reading.encoding).toBe('utf-16be')
  const french = Buffer.from(
    'sep=;\r\nMarque;Créé\r\nCaf\u00e9 de l\u2019\u00c9toile;à voir\r\n'.replace('\u2019', "'"),
    'latin1'
  )
  const told = await choose(french)
  expect(told?.table.reading).toEqual({ encoding: 'windows-1252', delimiter: ';', has_header: true })
  expect(told?.table.head[1]).toEqual(["Café de l'Étoile", 'à voir'])
  const hebrew = Buffer.concat([
    Buffer.from([0xee, 0xe5, 0xfa, 0xe2]),
    Buffer.from(',email\r\n'),
    Buffer.from([0xf9, 0xec, 0xe5, 0xed]),
    Buffer.from(',a@x.example\r\n')
  ])
  const inHebrew = await choose(hebrew)
  expect(inHebrew?.table).toMatchObject({
    reading: { encoding: 'windows-1255' },
    head: [
      ['מותג', 'email'],
      ['שלום', 'a@x.example']
    ]
  })
  expect(inHebrew?.table.columns[0]?.field).toBe('brand_name')
})

test('columns without headings are known by what is in them', async () => {
  const file = await choose(
    'dana@x.example,+972 54 123 4567,12/25/2024,קמעונאות (ללא מזון)\nlea@x.example,06 12 34 56 78,01/02/2025,Tech\n'
  )
  expect(file?.table.reading.has_header).toBe(false)
  expect(file?.table.columns.map(({ field, dates }) => [field, dates])).toEqual([
    ['email', 'dmy'],
    ['phone', 'dmy'],
    ['created_at', 'mdy'],
    ['sector', 'dmy']
  ])
})
