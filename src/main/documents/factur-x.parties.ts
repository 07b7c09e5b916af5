import { countryCode } from '#shared/invoices/country.code.ts'
import { isAddress } from '#shared/values/email.ts'
import type { Facts } from './factur-x.facts.ts'
import { element, type Xml } from './xml.text.ts'

/** Who writes to whom in an e-invoice. */

/** BG-4. */
export function seller({ company }: Facts): Xml {
  const country = countryCode(company.country)
  return element('ram:SellerTradeParty', [
    element('ram:Name', company.name?.trim() ?? ''),
    element('ram:SpecifiedLegalOrganization', [element('ram:ID', company.registration?.trim() ?? '')]),
    element('ram:DefinedTradeContact', [
      element('ram:TelephoneUniversalCommunication', [
        element('ram:CompleteNumber', company.phone?.trim() ?? '')
      ]),
      element('ram:EmailURIUniversalCommunication', [element('ram:URIID', company.email?.trim() ?? '')])
    ]),
    address({ postal: company.postal_code, street: company.address, city: company.city, country }),
    electronicAddress(company.email),
    taxId(company.tax_id, country)
  ])
}

/** BG-7. */
export function buyer({ invoice }: Facts): Xml {
  const country = countryCode(invoice.client_country)
  const company = invoice.client_company?.trim()
  const person = invoice.client_name?.trim()
  return element('ram:BuyerTradeParty', [
    element('ram:Name', company || person || '—'),
    element('ram:DefinedTradeContact', [element('ram:PersonName', company ? (person ?? '') : '')]),
    address({
      postal: invoice.client_postal_code,
      street: invoice.client_address,
      city: invoice.client_city,
      country
    }),
    electronicAddress(invoice.client_email),
    taxId(invoice.client_tax_id, country)
  ])
}

type Place = { postal: string | null; street: string | null; city: string | null; country: string | null }

/** BG-5, BG-8: up to three lines of street. */
function address({ postal, street, city, country }: Place): Xml {
  const [one = '', two = '', ...rest] = (street ?? '').split('\n').map((line) => line.trim())
  return element('ram:PostalTradeAddress', [
    element('ram:PostcodeCode', postal?.trim() ?? ''),
    element('ram:LineOne', one),
    element('ram:LineTwo', two),
    element('ram:LineThree', rest.join(', ')),
    element('ram:CityName', city?.trim() ?? ''),
    element('ram:CountryID', country)
  ])
}

/** BT-34, BT-49: an e-mail address. */
function electronicAddress(email: string | null): Xml {
  const known = email?.trim() ?? ''
  return element('ram:URIUniversalCommunication', [
    element('ram:URIID', isAddress(known) ? known : '', { schemeID: 'EM' })
  ])
}

/** BT-31, BT-48: it begins with a country's code (BR-CO-09), which Israel's numbers don't have by themselves. */
function taxId(id: string | null, country: string | null): Xml {
  const plain = id?.replace(/[\s.-]/g, '').toUpperCase() ?? ''
  const isPrefixed = /^[A-Z]{2}/.test(plain)
  return element('ram:SpecifiedTaxRegistration', [
    element('ram:ID', plain && !isPrefixed ? `${country ?? ''}${plain}` : plain, { schemeID: 'VA' })
  ])
}
