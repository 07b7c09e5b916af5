import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many arguments a method takes: the least that must be given, and the most. */
export type Arity = { least: number; most: number }

/** The members of one interface or class of Electron; properties have no arity. */
export type Members = Map<string, Arity[]>

const declarations = readFileSync(
  join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'),
  'utf8'
)

/** Reads the members of an interface or class from `electron.d.ts`, those that it inherits included. */
export function electronMembers(typeName: string): Members {
  const start = declarations.search(new RegExp(`^  (interface|class) ${typeName}\\b`, 'm'))
  if (start < 0) throw new Error(`electron.d.ts declares no ${typeName}`)
  const block = declarations.slice(start, declarations.indexOf('\n  }\n', start))
  const parent = /^[^{]* extends (\w+)/.exec(block)?.[1]
  const members: Members = isElectronType(parent) ? electronMembers(parent) : new Map()
  for (const statement of statements(block)) addMember(members, statement)
  return members
}

function isElectronType(name: string | undefined): name is string {
  return name !== undefined && !['NodeEventEmitter', 'NodeJS', 'Event'].includes(name)
}

/** One line for each member, comments removed. */
function statements(block: string): string[] {
  const body = block.slice(block.indexOf('{') + 1).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  return body.split(/\n(?= {4}\S)/).map((statement) => statement.replace(/\s+/g, ' ').trim())
}

function addMember(members: Members, statement: string): void {
  const found = /^(?:static |readonly |get |set )*(\w+)(\?)?(\(|:|;)/.exec(statement)
  if (!found) return
  const [whole, name = '', , kind] = found
  const known = members.get(name) ?? []
  if (kind === '(') known.push(arityOf(statement.slice(whole.length)))
  members.set(name, known)
}

/** Counts the parameters of `a: string, b?: () => void): …` up to the parenthesis that closes the list. */
function arityOf(parameters: string): Arity {
  const list = splitParameters(parameters)
  const rest = list.some((parameter) => parameter.startsWith('...'))
  const least = list.filter((parameter) => !/^\w+\?/.test(parameter) && !parameter.startsWith('...')).length
  return { least, most: rest ? Number.POSITIVE_INFINITY : list.length }
}

function splitParameters(text: string): string[] {
  const list: string[] = []
  let depth = 0
  let current = ''
  for (const [index, character] of [...text].entries()) {
    const isArrow = character === '>' && text[index - 1] === '='
    if (depth === 0 && (character === ',' || character === ')')) {
      if (current.trim()) list.push(current.trim())
      current = ''
      if (character === ')') break
      continue
    }
    if ('([{<'.includes(character)) depth += 1
    if (')]}>'.includes(character) && !isArrow) depth -= 1
    current += character
  }
  return list
}
