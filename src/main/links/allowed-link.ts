/**
 * Whether a link may be given to the system, which would run whatever program its scheme names: numbers to dial,
 * addresses to write to, and WhatsApp. A second lock behind the one that makes the links.
 */
export function isAllowedLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host, pathname, search, hash, username, password } = new URL(text)
  const isBare = search === '' && hash === '' && username === '' && password === ''
  if (protocol === 'tel:') return isBare && /^\+?[\d*#%A-F]+$/.test(pathname)
  if (protocol === 'mailto:') return isBare && pathname.includes('@')
  return protocol === 'https:' && host === 'wa.me' && isBare && /^\/\d+$/.test(pathname)
}
