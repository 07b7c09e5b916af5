import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const documents = ['README.md', 'ARCHITECTURE.md', ...globSync('{docs,src}/**/*.md', { cwd: root })]
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** What the build makes is named in documents but not in the repository. */
const built = /^(out|workspaces|logs)\b/

test.each(documents)('%s names only paths that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const named = [...text.matchAll(/`((?:src|scripts|tests|docs|resources)\/[\w./-]+)`/g)].map(
    ([, path]) => path ?? ''
  )
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, path]) =>
    join(dirname(document), path ?? '')
  )
  const gone = [...named, ...linked].filter((path) => !built.test(path) && !existsSync(join(root, path)))
  expect(gone).toEqual([])
})

test.each(documents)('%s names only npm scripts that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script]) => script ?? '')
  expect(named.filter((script) => !(script in scripts))).toEqual([])
})
