import { expect, test } from 'vitest'
import { paragraphsOf } from './analysis-text.ts'

function textOf(analysis: string) {
  return paragraphsOf(analysis).map(({ heading, text }) => (heading ? `# ${text}` : text))
}

test('cuts at blank lines and keeps lines together', () => {
  expect(textOf('Verdict : GO.\r\n\r\n- Zone 1\r\n- Zone 2')).toEqual(['Verdict : GO.', '- Zone 1\n- Zone 2'])
})

test('knows the headings that language models write', () => {
  expect(textOf('## Forces\nConcept clair.\n\n**Risques**\n\nLoyers.')).toEqual([
    '# Forces',
    'Concept clair.',
    '# Risques',
    'Loyers.'
  ])
})

test('knows the title and the lettered headings of the website', () => {
  expect(textOf('MINI-ANALYSIS: Nova\n\nA. Verdict\nGO pilot.\n\nב. חוזקות\n– מותג')).toEqual([
    '# MINI-ANALYSIS: Nova',
    '# A. Verdict',
    'GO pilot.',
    '# ב. חוזקות',
    '– מותג'
  ])
})

test('leaves out the stars of bold words', () => {
  expect(textOf('Un **point fort** : la marque.')).toEqual(['Un point fort : la marque.'])
})

test('shows nothing for nothing', () => {
  expect(textOf(' \n\n ')).toEqual([])
})
