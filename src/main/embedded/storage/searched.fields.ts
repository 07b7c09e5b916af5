/**
 * The collections whose text is searched for parts of words, with the fields that are searched, by collection name.
 * They get an index of trigrams, which answers `$regex` with a literal body. It costs about 10 µs a document and as
 * much room as the text itself, so it is declared and not kept for everything. Other collections and other fields are
 * searched by reading them.
 */
export const SEARCHED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  leads: [
    'brand_name',
    'name',
    'full_name',
    'contact_name',
    'first_name',
    'last_name',
    'email',
    'company',
    'phone'
  ],
  contacts: ['name', 'email', 'company', 'brand_name', 'phone'],
  opportunities: ['name']
}
