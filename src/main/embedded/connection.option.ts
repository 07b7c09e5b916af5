/** How a driver is told, in a URI, what kind of server it connects to. */
export function connectionOption(replSet: string | undefined): string {
  return replSet ? `replicaSet=${encodeURIComponent(replSet)}` : 'directConnection=true'
}
