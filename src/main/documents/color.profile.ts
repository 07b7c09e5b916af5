/** An ICC profile of sRGB's primaries (version 2, matrix and gamma), which PDF/A asks for: what the colors of a file mean. */
export function colorProfile(): Uint8Array {
  const shared = curve()
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    // The primaries of sRGB, adapted to D50.
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', shared],
    ['gTRC', shared],
    ['bTRC', shared]
  ]
  const { table, data } = layOut(tags)
  const size = headerBytes + table.length + data.length
  return new Uint8Array(Buffer.concat([header(size), table, data]))
}

const headerBytes = 128

/** The table of tags, and what they point to; tags that hold the same share it. */
function layOut(tags: [string, Buffer][]): { table: Buffer; data: Buffer } {
  const start = headerBytes + 4 + tags.length * 12
  const places = new Map<Buffer, number>()
  const parts: Buffer[] = []
  let offset = start
  for (const [, value] of tags) {
    if (places.has(value)) continue
    places.set(value, offset)
    const padded = Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)])
    parts.push(padded)
    offset += padded.length
  }
  const rows = tags.map(([name, value]) =>
    Buffer.concat([Buffer.from(name), uint32(places.get(value) ?? 0), uint32(value.length)])
  )
  return { table: Buffer.concat([uint32(tags.length), ...rows]), data: Buffer.concat(parts) }
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12)
  // A fixed day, so that documents are the same to the byte.
  for (const [at, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + at * 2)
  bytes.write('acsp', 36)
  xyzNumbers(0.9642, 1, 0.8249).copy(bytes, 68)
  return bytes
}

function curve(): Buffer {
  // One entry: a gamma of 2.2, as an unsigned 8.8 number.
  return Buffer.concat([Buffer.from('curv'), Buffer.alloc(4), uint32(1), Buffer.from([0x02, 0x33])])
}

function xyz(x: number, y: number, z: number): Buffer {
  return Buffer.concat([Buffer.from('XYZ '), Buffer.alloc(4), xyzNumbers(x, y, z)])
}

/** Signed 15.16 numbers. */
function xyzNumbers(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => uint32(Math.round(value * 65_536))))
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from('text'), Buffer.alloc(4), Buffer.from(`${value}\0`)])
}

/** ASCII, and room for the two other forms that the type has: both empty. */
function description(value: string): Buffer {
  const ascii = Buffer.from(`${value}\0`)
  return Buffer.concat([Buffer.from('desc'), Buffer.alloc(4), uint32(ascii.length), ascii, Buffer.alloc(78)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
