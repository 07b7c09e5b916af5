/**
 * One command is run at a time, so that a client's heartbeat may have to wait for a long one of another: drivers take a
 * server for dead after ten seconds, and interrupt what they run on it.
 */
const PATIENCE_MS = 60_000

/** How a driver is told, in a URI, what kind of server it connects to, and how patient it has to be. */
export function connectionOption(replSet: string | undefined): string {
  const kind = replSet ? `replicaSet=${encodeURIComponent(replSet)}` : 'directConnection=true'
  return `${kind}&connectTimeoutMS=${PATIENCE_MS}`
}
