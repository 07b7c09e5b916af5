import { expect, test } from 'vitest'
import { fillTemplate, namedVariables, openMarks } from './template.rules.ts'

test('fills in what the record knows, however the name is spaced or spelt', () => {
  expect(fillTemplate('{{name}}, {{ Brand }}: {{brand}}', { name: 'Anna', brand: 'Éclat' })).toBe(
    'Anna, Éclat: Éclat'
  )
})

test('leaves visible what nobody knows', () => {
  expect(fillTemplate('Bonjour {{name}}, le {{date}}', { name: ' ' })).toBe('Bonjour {{name}}, le {{date}}')
})

test('a value is text, never a pattern or another template', () => {
  expect(fillTemplate('{{name}}', { name: '$& {{brand}}', brand: 'X' })).toBe('$& {{brand}}')
  expect(fillTemplate('{{constructor}} {{__proto__}}', {})).toBe('{{constructor}} {{__proto__}}')
})

test('finds marks and variables that wait for a person, each once, in their order', () => {
  expect(openMarks('Le [DATE] à [HEURE] chez {{brand}}, [DATE], {{ autre chose }}')).toEqual([
    '[DATE]',
    '[HEURE]',
    '{{brand}}',
    '{{ autre chose }}'
  ])
  expect(openMarks('נפגש ב-[תאריך] בשעה [שעה]')).toEqual(['[תאריך]', '[שעה]'])
  expect(openMarks('[HEURE DU RDV] [JOUR/MOIS]')).toEqual(['[HEURE DU RDV]', '[JOUR/MOIS]'])
})

test('what people write in brackets is no mark', () => {
  expect(openMarks('voir [note] et [1] et [A] et [Annexe] et []')).toEqual([])
})

test('names its variables as they are written', () => {
  expect(namedVariables('{{name}} {{ brand }} {{name}}')).toEqual(['name', 'brand'])
})
