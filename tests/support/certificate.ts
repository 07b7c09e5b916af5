import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate for one test run, made here so that no key lies in the repository. */
export type Certificate = { cert: string; key: string }

/** A self-signed certificate (X.509 v3, ECDSA P-256) for `localhost` and 127.0.0.1; it is its own authority. */
export function createCertificate(names = { dns: 'localhost', ip: [127, 0, 0, 1] }): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('Carmel test'))))
  const day = 86_400_000
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(isAuthority, alternativeNames(names)))
  )
  const signature = sign('sha256', body, privateKey)
  const certificate = sequence(body, ecdsaWithSha256, bits(signature))
  return {
    cert: pem(certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  }
}

/** One DER element. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const set = (...parts: Buffer[]) => der(0x31, ...parts)
const integer = (bytes: Buffer) => der(0x02, bytes)
const utf8 = (text: string) => der(0x0c, Buffer.from(text))
const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes)
const octets = (bytes: Buffer) => der(0x04, bytes)
const tagged = (number: number, content: Buffer) => der(0xa0 + number, content)

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = rest.flatMap((arc) => {
    const groups = [arc & 127]
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128)
    return groups
  })
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${digits}Z`))
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))
const isAuthority = sequence(oid('2.5.29.19'), octets(sequence(der(0x01, Buffer.from([0xff])))))

function alternativeNames({ dns, ip }: { dns: string; ip: number[] }): Buffer {
  const names = sequence(der(0x82, Buffer.from(dns)), der(0x87, Buffer.from(ip)))
  return sequence(oid('2.5.29.17'), octets(names))
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
