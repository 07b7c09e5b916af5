import type { Language } from '#shared/values/language.ts'
import type { Random } from './random.ts'

/** Made-up people. Phone numbers come from ranges that are kept free for fiction, addresses from `.example`. */

export type Person = { first: string; last: string; phone: string }

const firstNames: Record<Language, readonly string[]> = {
  fr: [
    'Camille',
    'Julien',
    'Élodie',
    'Mathieu',
    'Sophie',
    'Antoine',
    'Chloé',
    'Nicolas',
    'Inès',
    'Romain',
    'Margaux',
    'Thibault',
    'Aurélie',
    'Yann',
    'Claire',
    'Hugo',
    'Déborah',
    'Raphaël',
    'Laure',
    'Gaël',
    'Noémie',
    'Bastien',
    'Léa',
    'Sébastien'
  ],
  en: [
    'Emma',
    'Oliver',
    'Charlotte',
    'Jack',
    'Amelia',
    'Harry',
    'Grace',
    'Daniel',
    'Sophia',
    'Thomas',
    'Hannah',
    'Ethan',
    'Ruby',
    'Nathan',
    'Zoe',
    'Adam',
    'Rachel',
    'Luke',
    'Naomi',
    'Ben'
  ],
  he: [
    'נועה',
    'איתי',
    'תמר',
    'יונתן',
    'מאיה',
    'עידו',
    'שירה',
    'אורי',
    'יעל',
    'רועי',
    'ליאור',
    'הדס',
    'גיא',
    'מיכל',
    'עמית',
    'דנה',
    'אסף',
    'רוני'
  ]
}

const lastNames: Record<Language, readonly string[]> = {
  fr: [
    'Delaunay',
    'Morvan',
    'Lefèvre',
    'Garnier',
    'Benhamou',
    'Rousselle',
    'Chauvet',
    'Dumoulin',
    'Attal',
    'Perrin',
    'Guyot',
    'Saint-Prix',
    'Brunel',
    'Castellan',
    'Vasseur',
    'Touati',
    'Marchal',
    'Lecomte',
    'Bonnard',
    'Zenou',
    'Carlier',
    'Fontanel'
  ],
  en: [
    'Whitfield',
    'Ashdown',
    'Marsh',
    'Holloway',
    'Pemberton',
    'Sinclair',
    'Barlow',
    'Kendrick',
    'Osborne',
    'Fairchild',
    'Tate',
    'Hargrove',
    'Lockwood',
    'Merrick',
    'Rowe',
    'Stratton',
    'Vance',
    'Winslow'
  ],
  he: [
    'לוי',
    'מזרחי',
    'ברקאי',
    'אלמוג',
    'שדה',
    'כרמי',
    'דגן',
    'רגב',
    'נוימן',
    'אשכנזי',
    'הראל',
    'טל',
    'פרידמן',
    'סגל',
    'עמר',
    'יערי'
  ]
}

export function makePerson(random: Random, language: Language): Person {
  return {
    first: random.pick(firstNames[language]),
    last: random.pick(lastNames[language]),
    phone: makePhone(random, language)
  }
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.int(0, 9)).join('')

function makePhone(random: Random, language: Language): string {
  const pair = () => digits(random, 2)
  if (language === 'fr')
    return random.pick([
      `+33 6 39 98 ${pair()} ${pair()}`,
      `06 39 98 ${pair()} ${pair()}`,
      `0199000${digits(random, 3)}`
    ])
  if (language === 'en') return random.pick([`+44 7700 900${digits(random, 3)}`, `+1 212 555 01${pair()}`])
  return random.pick([`+972-55-555-0${digits(random, 3)}`, `055-555-0${digits(random, 3)}`])
}

/** The team of the sample workspace; ids and e-mails are fixed because records name them. */
export type Colleague = {
  _id: string
  email: string
  first: string
  last: string
  role: string
  active: boolean
}

const colleague = (
  id: string,
  email: string,
  name: [string, string],
  role: string,
  active = true
): Colleague => ({
  _id: `68f0a1c0${id.padStart(16, '0')}`,
  email: `${email}@sample.example`,
  first: name[0],
  last: name[1],
  role,
  active
})

export const admin = colleague('a1', 'admin', ['Yael', 'Carmeli'], 'admin')
export const sellers = [
  colleague('b1', 'daniel.levy', ['Daniel', 'Lévy'], 'commercial'),
  colleague('b2', 'maya.cohen', ['מאיה', 'כהן'], 'sales'),
  colleague('b3', 'tom.archer', ['Tom', 'Archer'], 'commercial')
]
const formerSeller = colleague('b4', 'ines.roche', ['Inès', 'Roche'], 'commercial', false)
const reader = colleague('c1', 'viewer', ['Michal', 'Stern'], 'viewer')
export const team = [admin, ...sellers, formerSeller, reader]
/** Everybody who ever worked leads, with how much of the work is theirs. */
export const workers: Record<string, number> = { 0: 10, 1: 32, 2: 30, 3: 24, 4: 4 }
