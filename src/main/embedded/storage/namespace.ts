import { CommandError } from '../values/command.error.ts'

const MAX_NAMESPACE_BYTES = 255

/** Refuses names that no database or collection can have. @throws CommandError InvalidNamespace */
export function checkNamespace(db: string, name: string): void {
  const isBad =
    name === '' ||
    db === '' ||
    /[/\\. "$\0]/.test(db) ||
    name.includes('\0') ||
    name.includes('$') ||
    name.startsWith('.') ||
    name.startsWith('system.') ||
    Buffer.byteLength(`${db}.${name}`) > MAX_NAMESPACE_BYTES
  if (isBad) throw new CommandError('InvalidNamespace', `Invalid namespace specified: ${db}.${name}`)
}
