import type { TFunction } from 'i18next'

/** "anna@x.example and 2 more"; addresses are isolated, so that they stay left to right in any sentence. */
export function othersOf(addresses: string[], t: TFunction): string {
  const [first, ...others] = addresses
  if (!first) return t('mail.list.noRecipient')
  const isolated = `\u2068${first}\u2069`
  return others.length === 0 ? isolated : t('mail.list.more', { first: isolated, count: others.length })
}

const units = ['byte', 'kilobyte', 'megabyte'] as const

/** A size in bytes as people say it: "1.2 MB". */
export function fileSize(bytes: number, language: string): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: step === 2 ? 1 : 0
  })
  return format.format(bytes / 1000 ** step)
}
