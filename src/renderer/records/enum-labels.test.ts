import { expect, test } from 'vitest'
import { createTranslator } from '#shared/i18n/i18n.ts'
import { enumLabel } from './enum-labels.ts'

const { t } = createTranslator('en')

test('shows canonical values by their label', () => {
  expect(enumLabel(t, 'lead_status', 'NEW')).toBe('New')
  expect(enumLabel(t, 'timeline', '12m+')).toBe('Over 12 months')
})

test('shows legacy spellings by the label they stand for', () => {
  expect(enumLabel(t, 'lead_status', 'contacted')).toBe('Contacted')
  expect(enumLabel(t, 'stage', 'closed_won')).toBe('Won')
  expect(enumLabel(t, 'sector', 'Restauration')).toBe('Restaurant / Food')
  expect(enumLabel(t, 'priority', 'urgent')).toBe('Priority A – High')
})

test('shows values that nobody knows as they are stored', () => {
  expect(enumLabel(t, 'lead_status', 'nurturing')).toBe('nurturing')
  expect(enumLabel(t, 'sector', 'fashion')).toBe('fashion')
  expect(enumLabel(t, 'language', 'pt-BR')).toBe('pt-BR')
})

test('a lead ends signed or without follow-up; until then its stages are called like the board’s', () => {
  expect(enumLabel(t, 'lead_stage', 'closed_won')).toBe('Signed / Launch')
  expect(enumLabel(t, 'lead_stage', 'lost')).toBe('Lost / No follow-up')
  expect(enumLabel(t, 'lead_stage', 'first_call')).toBe('Call scheduled')
  expect(enumLabel(t, 'lead_stage', 'nurturing')).toBe('nurturing')
  expect(enumLabel(t, 'stage', 'won')).toBe('Won')
})

test('a range of months keeps its order between Hebrew words', () => {
  const hebrew = createTranslator('he').t
  expect(enumLabel(hebrew, 'timeline', '3-6m')).toBe('\u20663–6\u2069 חודשים')
})

test('labels every kind in Hebrew', () => {
  const hebrew = createTranslator('he').t
  expect(enumLabel(hebrew, 'stage', 'won')).toBe('זכייה')
  expect(enumLabel(hebrew, 'activity_type', 'call')).toBe('שיחה')
})
