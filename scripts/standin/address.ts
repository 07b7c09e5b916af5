const STANDIN_DOMAIN = 'standin.localhost'
const PLACE = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9-]*)\.standin\.localhost(?::443)?(?=[/?#]|$)/

/**
 * Chromium knows no `app:` scheme, so the page sees a made-up https origin in its place: `app://carmel/x` is
 * `https://carmel.app.standin.localhost/x` there. The app only ever hears the address that Electron would give.
 */
export function toPageAddress(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9-]*):\/\/([^/?#]*)(.*)$/s.exec(url) ?? []
  if (scheme === undefined || !schemes.has(scheme)) return url
  return `https://${host}.${scheme}.${STANDIN_DOMAIN}${rest}`
}

/** The address as Electron would report it; any other address comes back unchanged. */
export function toAppAddress(url: string): string {
  return url.replace(PLACE, '$2://$1')
}

/** Rewrites the custom schemes in a header such as Content-Security-Policy to the origins the page sees. */
export function toPageHeader(value: string, schemes: ReadonlySet<string>): string {
  let text = value
  for (const scheme of schemes) {
    const source = new RegExp(`(?<![\\w-])${scheme}:(?://([\\w.*-]+))?`, 'g')
    text = text.replace(source, (_all, host: string | undefined) => {
      return `https://${host ?? '*'}.${scheme}.${STANDIN_DOMAIN}`
    })
  }
  return text
}
