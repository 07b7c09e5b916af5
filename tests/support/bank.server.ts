import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Stands for the bank's gateway: takes the forms that browsers send, checks their seals by its own reading of the
 * manual, and makes notifications. It shares no code with the application.
 */
export type BankServer = {
  address: string
  /** What arrived, and whether its seal was right. */
  received: { fields: Record<string, string>; isSealed: boolean }[]
  /** The body of a notification about a request. */
  notify: (request: Record<string, string>, more?: Record<string, string>) => string
  stop: () => Promise<void>
}

export const bankTerminal = '1234567'
/** Twenty bytes; the bank writes the last but one digit in its own way. */
export const bankKey = '0123456789ABCDEF0123456789ABCDEF012345P0'
const keyBytes = Buffer.from('0123456789ABCDEF0123456789ABCDEF01234590', 'hex')

export async function startBankServer(): Promise<BankServer> {
  const received: BankServer['received'] = []
  const server = createServer(async (request, response) => {
    let body = new URL(request.url ?? '/', 'http://bank').search.slice(1)
    for await (const chunk of request) body += chunk
    const fields = Object.fromEntries(new URLSearchParams(body))
    received.push({ fields, isSealed: macOf(fields) === fields.MAC })
    response.end('thank you')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/paiement.cgi`,
    received,
    notify: ({ TPE = '', montant = '', reference = '' }, more = {}) => {
      const fields: Record<string, string> = {
        TPE,
        date: '05/01/2026_a_09:00:00',
        montant,
        reference,
        'texte-libre': '',
        'code-retour': 'paiement',
        cvx: 'oui',
        cbmasquee: '123456******7890',
        numauto: '000000',
        ...more
      }
      return new URLSearchParams({ ...fields, MAC: macOf(fields) }).toString()
    },
    stop: () => new Promise((resolve) => server.close(() => resolve()))
  }
}

/** By name, as the manual of version 3 says; by value for a form of the website, whose key is its characters. */
function macOf(fields: Record<string, string>): string {
  const isOfWebsite = fields.version === '3.0' && !('contexte_commande' in fields)
  const order = ['TPE', 'date', 'montant', 'reference', 'texte-libre', 'version', 'lgue', 'societe', 'mail']
  const byValue = order.map((name) => fields[name] ?? '').join('*')
  const { MAC: _, ...sealed } = fields
  const byName = Object.entries(sealed)
    .map(([name, value]) => `${name}=${value}`)
    .sort((a, b) => Buffer.compare(Buffer.from(a.split('=')[0] ?? ''), Buffer.from(b.split('=')[0] ?? '')))
    .join('*')
  const hmac = createHmac('sha1', isOfWebsite ? bankKey : keyBytes)
  return hmac
    .update(isOfWebsite ? byValue : byName)
    .digest('hex')
    .toUpperCase()
}
