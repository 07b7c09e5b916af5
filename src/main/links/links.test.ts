import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkContract } from '#shared/links/link.contract.ts'
import { createSavedFiles } from '../exports/saved.files.ts'
import { isAllowedLink } from './allowed-link.ts'
import { createLinkHandlers, linkOf } from './link.handlers.ts'

const parsed = (target: object) => linkContract.open.input.safeParse({ target })

test.each([
  [{ kind: 'call', number: '+972541234567' }, 'tel:+972541234567'],
  [{ kind: 'call', number: '*2345' }, 'tel:*2345'],
  [{ kind: 'call', number: '#31' }, 'tel:%2331'],
  [{ kind: 'whatsapp', number: '+33612345678' }, 'https://wa.me/33612345678'],
  [{ kind: 'web', url: 'https://example.com/a?b=ç#d' }, 'https://example.com/a?b=%C3%A7#d'],
  [{ kind: 'web', url: 'http://example.com' }, 'http://example.com/'],
  [{ kind: 'email', address: ' dana@nova.example ' }, 'mailto:dana@nova.example'],
  [{ kind: 'email', address: "o'neil+crm@nova.example" }, "mailto:o'neil%2Bcrm@nova.example"]
])('%o opens %s', (target, link) => {
  const result = parsed(target)
  expect(result.success && linkOf(result.data.target)).toBe(link)
  expect(isAllowedLink(link)).toBe(true)
})

test.each([
  { kind: 'call', number: 'javascript:alert(1)' },
  { kind: 'call', number: '054 123' },
  { kind: 'whatsapp', number: '0541234567' },
  { kind: 'whatsapp', number: '+972541234567/../x' },
  { kind: 'email', address: 'a@b.example?cc=c@d.example' },
  { kind: 'email', address: 'a@b.example\nBcc: c@d.example' },
  { kind: 'web', url: 'javascript:alert(1)' },
  { kind: 'web', url: 'file:///etc/passwd' },
  { kind: 'web', url: 'https://' },
  { kind: 'web', url: 'www.example.com' },
  { kind: 'call', number: { $ne: 1 } }
])('%o is refused', (target) => expect(parsed(target).success).toBe(false))

test.each([
  'https://bank.example@evil.example/1',
  'https://:secret@x.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'mailto:',
  'mailto:a@b.example?cc=c@d.example',
  'tel:1;ext=2',
  'smb://host/share',
  'ms-word:ofe|u|http://x',
  '',
  'tel'
])('%s is not given to the system', (link) => expect(isAllowedLink(link)).toBe(false))

test('whatever the contract lets through makes a link that the system may get', () => {
  const text = fc.oneof(
    fc.emailAddress(),
    fc.string(),
    fc.string({ unit: fc.constantFrom('+', '*', '#', '0', '5', '9') })
  )
  fc.assert(
    fc.property(fc.constantFrom('call', 'whatsapp', 'email'), text, (kind, value) => {
      const result = parsed(kind === 'email' ? { kind, address: value } : { kind, number: value })
      if (result.success) expect(isAllowedLink(linkOf(result.data.target))).toBe(true)
    })
  )
})

test('a system without a program for it is said so', async () => {
  const { open } = createLinkHandlers({
    openExternal: () => Promise.reject(new Error('no handler')),
    savedFiles: createSavedFiles(() => undefined)
  })
  const target = { kind: 'call', number: '+972541234567' } as const
  await expect(open({} as never, { target })).rejects.toMatchObject({
    code: 'not_allowed_now',
    details: { reason: 'no_program' }
  })
})

test('only a file that was saved is shown in its folder, by the name that saving answered', () => {
  const revealed: string[] = []
  const savedFiles = createSavedFiles((path) => revealed.push(path))
  const { reveal } = createLinkHandlers({ openExternal: async () => undefined, savedFiles })
  const saved = savedFiles.remember('/home/dana/a.pdf')
  reveal({} as never, { saved })
  expect(revealed).toEqual(['/home/dana/a.pdf'])
  expect(() => reveal({} as never, { saved: '/etc/passwd' })).toThrow(
    expect.objectContaining({ code: 'not_found' })
  )
})
