import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Encoding } from '#shared/lead-imports/import.schema.ts'

/** How the bytes of a text file are read. Files say it themselves seldom: the bytes have to tell. */

const headBytes = 256 * 1024

/** The encoding that a file's bytes suggest. All of it is looked at: one accent may come on the last line. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = await readHead(path)
  return markOf(head) ?? wideOf(head) ?? ((await isUtf8(path)) ? 'utf-8' : narrowOf(head))
}

/** The text of a file, piece by piece and without its byte order mark; what can't be read becomes U+FFFD. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    yield decoder.decode(bytes as Buffer, { stream: true })
  }
  yield decoder.decode()
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function markOf(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark: delimiters, digits and Latin letters leave a zero in every second byte. */
function wideOf(head: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < head.length / 20) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path)) decoder.decode(bytes as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/**
 * Windows' Hebrew has its letters where its Western European has accented ones. Hebrew words have no other letters;
 * in French accented letters stand among plain ones.
 */
function narrowOf(head: Buffer): Encoding {
  // Byte for byte: this encoding only serves to tell letters from the rest.
  const words = head.toString('latin1').match(/[A-Za-z\u00c0-\u00ff]+/g) ?? []
  const accented = words.filter((word) => /[\u00e0-\u00fa]/.test(word))
  const hebrew = accented.filter((word) => word.length > 1 && !/[A-Za-z]/.test(word))
  return hebrew.length > accented.length / 2 ? 'windows-1255' : 'windows-1252'
}
