/** `npm run fonts`: cuts the typefaces of printed documents down to what those are written in. */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { ROOT } from './setup/root.ts'
import { say } from './setup/say.ts'

const source = join(ROOT, 'node_modules/@expo-google-fonts/heebo')
const target = join(ROOT, 'resources/fonts')
const faces = { 'regular.ttf': '400Regular/Heebo_400Regular.ttf', 'bold.ttf': '700Bold/Heebo_700Bold.ttf' }

/** First and last code points: Latin with its accents, Hebrew letters, typographic signs, currencies. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x5be, 0x5be],
  [0x5d0, 0x5ea],
  [0x5f0, 0x5f4],
  [0x2002, 0x200a],
  [0x2010, 0x2027],
  [0x202f, 0x2044],
  [0x20a0, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2265],
  [0x25cf, 0x25cf]
] as const

const text = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)))
  .join('')

for (const [name, file] of Object.entries(faces)) {
  const cut = await subsetFont(await readFile(join(source, file)), text, { targetFormat: 'sfnt' })
  await writeFile(join(target, name), cut)
  say(`resources/fonts/${name}: ${cut.length} bytes`)
}
await copyFile(join(source, 'LICENSE_FONT'), join(target, 'LICENSE'))
