/** Removes user names and passwords from every MongoDB address in a text, for logs and messages. */
export function redactCredentials(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/)[^\s/?#]*@/gi, '$1***@')
}

/** The hosts of an address, for a label: `cluster.example.net` from `mongodb+srv://u:p@cluster.example.net/?x`. */
export function hostsOf(uri: string): string {
  const afterScheme = redactCredentials(uri).replace(/^mongodb(\+srv)?:\/\//i, '')
  return afterScheme.replace(/^\*\*\*@/, '').split(/[/?]/)[0] ?? ''
}
