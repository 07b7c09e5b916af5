import type { Language } from '#shared/values/language.ts'

/** What the team writes about its leads. `{first}`, `{brand}`, `{city}` and `{amount}` are filled in. */
type Phrases = Record<Language, readonly string[]>

export const notes: Phrases = {
  fr: [
    '{first} veut ouvrir à {city} avant l’été. Budget annoncé : {amount}, à confirmer avec son associé.',
    'Dossier sérieux. {brand} a déjà trois points de vente et cherche un master-franchisé local.',
    'Attend notre proposition. Lui rappeler que la visite de terrain est comprise.',
    'Très intéressé par le marché israélien, mais inquiet des délais de certification casher.',
    'Rappeler après les fêtes. Sa banque donne une réponse le 15.',
    'Préfère une succursale en propre à une franchise. Veut comparer les deux scénarios chiffrés.',
    'A visité {city} le mois dernier, deux emplacements repérés. Envoyer les loyers moyens du quartier.',
    'Le conjoint décide aussi : prévoir un appel à trois.',
    'Demande des références de marques françaises déjà installées. Envoyé la liste courte.',
    'Hésite entre {city} et Tel Aviv. Conseillé de commencer par un corner pour tester.',
    'Contact chaleureux, parle bien de nous. Vient du salon de la franchise.',
    'Concurrent déjà approché en direct ; nous avons l’avantage du réseau de bailleurs.',
    'Pas de budget avant septembre. Garder au chaud, envoyer la lettre mensuelle.',
    'Mini-analyse bien reçue. Trouve les trois zones proposées pertinentes, surtout {city}.',
    'Veut signer un accord de confidentialité avant de partager ses comptes.',
    'Documents reçus : Kbis, bilans 2023 et 2024. Tout est en ordre.'
  ],
  en: [
    '{first} wants to open in {city} before summer. Budget about {amount}, to be confirmed with the board.',
    'Solid file. {brand} runs eleven stores already and looks for a local master franchisee.',
    'Waiting for our proposal. Remind them that the site visit is included.',
    'Asked twice about kosher certification. Sent the one-page summary.',
    'Call back after the holidays. Their bank decides mid-month.',
    'Prefers own branches to a franchise. Wants both scenarios side by side.',
    'Visited {city} last month and liked two spots near the market. Send typical rents.',
    'Decision maker is the COO, not {first}. Ask for an introduction.',
    'Wants references from brands we have already brought over.',
    'Torn between {city} and Tel Aviv. Suggested a pop-up first.',
    'Came through a referral; warm and quick to answer.',
    'Another consultant is in the race. Our landlord network made the difference on the call.',
    'No budget before Q3. Keep warm with the monthly letter.',
    'Read the mini-analysis carefully and challenged the footfall figures. Good sign.',
    'Needs an NDA before sharing store-level numbers. Sent ours.',
    'Received accounts for the last two years. Healthy margins, low debt.'
  ],
  he: [
    '{first} רוצה לפתוח ב{city} לפני הקיץ. תקציב משוער {amount}, ממתין לאישור השותף.',
    'לקוח רציני. ל{brand} כבר שלושה סניפים, מחפשים זכיין מאסטר מקומי.',
    'מחכים להצעה שלנו. להזכיר שסיור בשטח כלול במחיר.',
    'שאלו על תעודת כשרות ועל לוחות הזמנים. שלחתי סיכום בעמוד אחד.',
    'לחזור אליהם אחרי החגים, הבנק עונה באמצע החודש.',
    'מעדיפים סניף בבעלות ולא זכיינות. ביקשו השוואה בין שני המסלולים.',
    'ביקרו ב{city} בחודש שעבר ואהבו שני מקומות. לשלוח דמי שכירות ממוצעים.',
    'מקבל ההחלטות הוא המנכ״ל. לבקש שיצטרף לשיחה הבאה.',
    'רוצים לדבר עם מותגים שכבר ליווינו. שלחתי שלושה שמות.',
    'מתלבטים בין {city} לתל אביב. הצעתי להתחיל בפופ-אפ.',
    'הגיעו דרך המלצה. שיחה נעימה, עונים מהר.',
    'אין תקציב לפני ספטמבר. לשמור על קשר.',
    'קראו את הניתוח בעיון. שלושת האזורים נראים להם נכונים.',
    'קיבלתי דוחות כספיים לשנתיים האחרונות. הכול תקין.'
  ]
}

export const calls: Phrases = {
  fr: [
    'Pas de réponse, message laissé.',
    '20 minutes avec {first}. Confirme l’intérêt, demande un calendrier précis pour {city}.',
    'Appel de qualification fait : budget, équipe et calendrier clairs. On passe à la suite.',
    'Occupé, rappelle demain dans la matinée.',
    'Longue discussion sur les droits d’entrée et les redevances. Reste motivé.'
  ],
  en: [
    'No answer, left a message.',
    '25 minutes with {first}. Interest confirmed, wants a firm timetable for {city}.',
    'Qualification call done: budget, team and timing are clear. Moving on.',
    'Busy, will ring back tomorrow morning.',
    'Long talk about entry fees and royalties. Still keen.'
  ],
  he: [
    'אין תשובה, השארתי הודעה.',
    'שיחה של 20 דקות עם {first}. מאשרים עניין, ביקשו לוח זמנים מדויק ל{city}.',
    'שיחת התאמה בוצעה: תקציב, צוות ולוחות זמנים ברורים. ממשיכים.',
    'עסוקים, יחזרו מחר בבוקר.'
  ]
}

export const emails: Phrases = {
  fr: [
    'Mini-analyse envoyée avec un mot personnel.',
    'Relance après la proposition, avec deux créneaux pour en parler.',
    'Envoyé le dossier de présentation et les trois packs.'
  ],
  en: [
    'Sent the mini-analysis with a personal note.',
    'Followed up on the proposal and offered two slots to talk.',
    'Sent the deck and the three packs.'
  ],
  he: [
    'נשלח הניתוח עם הודעה אישית.',
    'תזכורת על ההצעה, הוצעו שני מועדים לשיחה.',
    'נשלחה מצגת עם שלוש החבילות.'
  ]
}

export const meetings: Phrases = {
  fr: [
    'Visite de deux locaux à {city}. {first} préfère celui près du marché, 85 m².',
    'Réunion en visio avec l’équipe de {brand}. Prochaine étape : plan d’affaires.',
    'Rencontre au bureau. Accord de principe sur les conditions.'
  ],
  en: [
    'Walked two sites in {city}. {first} prefers the one by the market, 85 m².',
    'Video call with the {brand} team. Next: business plan.',
    'Met at our office. Agreed on terms in principle.'
  ],
  he: [
    'סיור בשני נכסים ב{city} עם {first}. העדיפו את זה שליד השוק, 85 מ״ר.',
    'פגישת וידאו עם הצוות של {brand}. השלב הבא: תוכנית עסקית.',
    'פגישה במשרד. הסכמה עקרונית על התנאים.'
  ]
}

export const focusNotes: Phrases = {
  fr: [
    'Veut ouvrir vite.\nBudget à confirmer avec l’associé.',
    'Cherche un local de 60 à 90 m², forte clientèle francophone.',
    'Priorité au casher, fournisseurs locaux à trouver.'
  ],
  en: [
    'Wants to move fast.\nBudget subject to board approval.',
    'Looking for 60–90 m² near tourists and offices.',
    'Kosher supply chain is the open question.'
  ],
  he: [
    'רוצים להתקדם מהר.\nתקציב באישור שותף.',
    'מחפשים 60–90 מ״ר באזור עם תנועת הולכי רגל.',
    'הכשרות היא השאלה הפתוחה.'
  ]
}

export const messages: Phrases = {
  fr: [
    'Bonjour, nous souhaitons être rappelés au sujet du pack franchise.',
    'Pouvez-vous nous accompagner pour deux ouvertures en 2026 ?'
  ],
  en: [
    'Hello, please call us back about the branch package.',
    'Could you help us open two stores next year?'
  ],
  he: ['שלום, נשמח לשיחה לגבי חבילת הזכיינות.', 'האם תוכלו ללוות אותנו בפתיחת שני סניפים?']
}

/** The beginning of a mini-analysis; the verdict is one of three positive wordings (domain: 4.9). */
export const analyses: Record<Language, string> = {
  fr: 'MINI-ANALYSE MARCHÉ ISRAÉLIEN : {brand}\n\nA. Verdict\nGO pilote : le positionnement répond à une demande réelle, à valider sur un premier point de vente.\n\nB. Forces\n– Identité claire et produit facile à comprendre.\n– Format compact, adapté aux loyers du centre.\n\nC. Risque principal\nLa chaîne d’approvisionnement : prévoir deux fournisseurs locaux avant l’ouverture.\n\nD. Format de départ\nUn point de vente pilote de 60 à 90 m² à {city}.\n\nE. Zones à étudier\n1. {city}, centre commerçant\n2. Tel Aviv, rue piétonne\n3. Netanya, bord de mer\n\nCe document ne remplace pas une étude humaine.',
  en: 'ISRAEL MARKET MINI-ANALYSIS: {brand}\n\nA. Verdict\nGO pilot: the positioning of {brand} meets real demand, to be proved with one first store.\n\nB. Strengths\n– A clear identity and a product that explains itself.\n– A compact format that fits central rents.\n\nC. Main risk\nSupply: line up two local suppliers before opening.\n\nD. Starting format\nOne pilot store of 60–90 m² in {city}.\n\nE. Areas to study\n1. {city}, main shopping streets\n2. Tel Aviv, pedestrian area\n3. Netanya, seafront\n\nThis document does not replace a study by people.',
  he: 'ניתוח שוק קצר: {brand}\n\nא. מסקנה\nכדאי פיילוט: הבידול של {brand} עונה על ביקוש אמיתי, ויש לבחון אותו בסניף ראשון.\n\nב. חוזקות\n– זהות ברורה ומוצר שקל להבין.\n– פורמט קטן שמתאים לדמי השכירות במרכז.\n\nג. הסיכון העיקרי\nשרשרת האספקה: לאתר שני ספקים מקומיים לפני הפתיחה.\n\nד. פורמט ההתחלה\nסניף פיילוט של 60–90 מ״ר ב{city}.\n\nה. אזורים לבדיקה\n1. {city}, רחובות המסחר\n2. תל אביב, מדרחוב\n3. נתניה, הטיילת\n\nמסמך זה אינו מחליף מחקר אנושי.'
}

export const nextSteps: Phrases = {
  fr: [
    'Envoyer la proposition chiffrée',
    'Relancer {first}',
    'Organiser la visite de {city}',
    'Faire relire le contrat',
    'Présenter deux bailleurs'
  ],
  en: [
    'Send the priced proposal',
    'Chase {first}',
    'Arrange the visit to {city}',
    'Have the contract reviewed',
    'Introduce two landlords'
  ],
  he: ['לשלוח הצעת מחיר', 'לחזור אל {first}', 'לתאם סיור ב{city}', 'בדיקת חוזה', 'להפגיש עם שני משכירים']
}

export const lostReasons: Phrases = {
  fr: ['Budget insuffisant', 'Projet reporté d’un an', 'A choisi un autre pays', 'Plus de nouvelles'],
  en: ['No budget', 'Postponed by a year', 'Chose another country', 'Went quiet'],
  he: ['אין תקציב', 'נדחה בשנה', 'בחרו במדינה אחרת']
}

export const taskTitles: Phrases = {
  fr: [
    'Rappeler {first} ({brand})',
    'Envoyer le devis à {brand}',
    'Préparer la visite de {brand} à {city}',
    'Vérifier les comptes de {brand}'
  ],
  en: [
    'Call {first} at {brand}',
    'Send the quote to {brand}',
    'Prepare the {brand} visit to {city}',
    'Check the accounts of {brand}'
  ],
  he: ['להתקשר אל {first} ({brand})', 'לשלוח הצעה ל{brand}', 'להכין סיור של {brand} ב{city}']
}

export type Slots = { first: string; brand: string; city: string; amount: string }

/** Fills the names in. */
export function fill(phrase: string, slots: Slots): string {
  return phrase.replace(/\{(first|brand|city|amount)\}/g, (_whole, slot: keyof Slots) => slots[slot])
}
