/**
 * Whether a link may be given to the system, which would run whatever program its scheme names: numbers to dial,
 * addresses to write to, and pages. A name or password in the address of a page would make it look like another's. A
 * second lock behind the one that makes the links.
 */
export function isAllowedLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username, password } = new URL(text)
  const isAnonymous = username === '' && password === ''
  const isBare = search === '' && hash === '' && isAnonymous
  if (protocol === 'tel:') return isBare && /^\+?[\d*#%A-F]+$/.test(pathname)
  if (protocol === 'mailto:') return isBare && pathname.includes('@')
  return (protocol === 'https:' || protocol === 'http:') && isAnonymous
}
