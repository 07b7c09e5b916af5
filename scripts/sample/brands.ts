import type { Sector } from '#shared/leads/lead.values.ts'
import type { Language } from '#shared/values/language.ts'
import type { Random } from './random.ts'

/** Made-up brands: a kind of place and a proper name that fit together in any combination. */

type SampleSector = Exclude<Sector, 'other'>

const kinds: Record<'fr' | 'en', Record<SampleSector, readonly string[]>> = {
  fr: {
    food: [
      'Boulangerie',
      'Brasserie',
      'Pâtisserie',
      'Chocolaterie',
      'Fromagerie',
      'Crêperie',
      'Bistrot',
      'Glacier'
    ],
    retail: ['Maison', 'Atelier', 'Comptoir', 'Librairie', 'Parfumerie', 'Bijouterie', 'Galerie'],
    services: ['Institut', 'Conciergerie', 'Salon', 'Pressing', 'Studio'],
    healthcare: ['Clinique', 'Optique', 'Centre dentaire', 'Pharmacie'],
    tech: ['Solutions', 'Groupe'],
    hospitality: ['Hôtel', 'Résidence', 'Villa'],
    education: ['Académie', 'École', 'Crèche']
  },
  en: {
    food: [
      'Bakery',
      'Coffee Roasters',
      'Kitchen',
      'Burgers',
      'Creamery',
      'Juice Bar',
      'Noodle House',
      'Deli'
    ],
    retail: ['& Co', 'Outfitters', 'Home', 'Kids', 'Eyewear', 'Stationers', 'Cycles', 'Jewellery'],
    services: ['Barbers', 'Pilates', 'Studios', 'Laundry', 'Interiors'],
    healthcare: ['Dental', 'Physio', 'Skin Clinic', 'Optics'],
    tech: ['Labs', 'Robotics', 'Pay'],
    hospitality: ['Hotels', 'Hostel', 'Suites'],
    education: ['Academy', 'Montessori', 'Language School']
  }
}

const names = {
  fr: [
    'Mirabelle',
    'Capucine',
    'Valmont',
    'Hortense',
    'Églantine',
    'Anatole',
    'Beaulieu',
    'Garance',
    'Octave',
    'Solène',
    'Montclar',
    'Philomène',
    'Ondine',
    'Basile',
    'Amandier',
    'Célestin',
    'Verveine',
    'Saint-Clair',
    'Noisette',
    'Armande'
  ],
  en: [
    'Juniper',
    'Alder',
    'Copper',
    'Marlow',
    'Harbour',
    'Willow',
    'Finch',
    'Bramble',
    'Saffron',
    'Cobalt',
    'Foxglove',
    'Thistle',
    'Sparrow',
    'Ember',
    'Larkspur',
    'Tamarack',
    'Hollow Oak',
    'Bluebell',
    'Quince',
    'Rook'
  ]
}

const hebrewKinds: Record<SampleSector, readonly string[]> = {
  food: ['מאפיית', 'קפה', 'מסעדת', 'גלידת', 'שוקולד'],
  retail: ['בית', 'גלריית', 'אופנת', 'תכשיטי', 'ספרי'],
  services: ['סטודיו', 'מכון', 'ספא'],
  healthcare: ['מרפאת', 'אופטיקה', 'בית מרקחת'],
  tech: ['מערכות', 'טכנולוגיות'],
  hospitality: ['מלון', 'סוויטות'],
  education: ['אקדמיית', 'גן', 'בית ספר']
}
const hebrewNames = [
  'אורנים',
  'תמר',
  'הדרים',
  'שקד',
  'רימון',
  'ענבל',
  'נגה',
  'יסמין',
  'אלומה',
  'זית',
  'שחר',
  'גפן',
  'אגם',
  'דקל',
  'סביון',
  'כרמים',
  'אביב',
  'ארזים'
]

const sectorWeights: Record<SampleSector, number> = {
  food: 34,
  retail: 28,
  services: 13,
  healthcare: 9,
  tech: 5,
  hospitality: 6,
  education: 5
}

export type Brand = { name: string; sector: SampleSector; domain: string }

/** A brand that has not been made before with this maker. */
export function createBrandMaker(random: Random): (language: Language) => Brand {
  const made = new Set<string>()
  return (language) => {
    for (;;) {
      const brand = makeBrand(random, language)
      if (made.has(brand.domain)) continue
      made.add(brand.domain)
      return brand
    }
  }
}

function makeBrand(random: Random, language: Language): Brand {
  const sector = random.weighted(sectorWeights)
  if (language === 'he') {
    const kind = random.int(0, hebrewKinds[sector].length - 1)
    const name = random.int(0, hebrewNames.length - 1)
    return {
      name: `${hebrewKinds[sector][kind]} ${hebrewNames[name]}`,
      sector,
      domain: `${sector}-${kind + 1}${name + 1}-il.example`
    }
  }
  const kind = random.pick(kinds[language][sector])
  const name = random.pick(names[language])
  const full = language === 'fr' ? `${kind} ${name}` : `${name} ${kind}`
  return { name: full, sector, domain: `${plain(full)}.example` }
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Sector labels as the public form stores them, in the visitor's language (domain: 3.4). */
export const sectorLabels: Record<Language, Record<SampleSector, string>> = {
  fr: {
    food: 'Restauration / Food',
    retail: 'Retail (hors food)',
    services: 'Services',
    healthcare: 'Paramédical / Santé',
    tech: 'Tech',
    hospitality: 'Hôtellerie',
    education: 'Éducation'
  },
  en: {
    food: 'Restaurant / Food',
    retail: 'Retail (non-food)',
    services: 'Services',
    healthcare: 'Healthcare / Paramedical',
    tech: 'Tech',
    hospitality: 'Hospitality',
    education: 'Education'
  },
  he: {
    food: 'מסעדה / מזון',
    retail: 'קמעונאות (ללא מזון)',
    services: 'שירותים',
    healthcare: 'בריאות / פארא-רפואי',
    tech: 'טכנולוגיה',
    hospitality: 'אירוח',
    education: 'חינוך'
  }
}

const cityNames = [
  ['Tel Aviv', 'תל אביב'],
  ['Jerusalem', 'ירושלים'],
  ['Haifa', 'חיפה'],
  ['Netanya', 'נתניה'],
  ['Herzliya', 'הרצליה'],
  ["Ra'anana", 'רעננה'],
  ['Ashdod', 'אשדוד'],
  ['Rishon LeZion', 'ראשון לציון'],
  ['Ramat Gan', 'רמת גן'],
  ["Modi'in", 'מודיעין'],
  ['Beer Sheva', 'באר שבע'],
  ['Eilat', 'אילת'],
  ['Nazareth', 'נצרת'],
  ['Rehovot', 'רחובות']
] as const

/** A city; Hebrew speakers write it in Hebrew. */
export function makeCity(random: Random, language: Language): string {
  const place = random.pick([...cityNames, cityNames[0], cityNames[0], cityNames[0], cityNames[1]])
  return language === 'he' ? place[1] : place[0]
}
