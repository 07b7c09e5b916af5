import { decide, resolve, retry } from '#main/offline/choices.ts'
import { discard } from '#main/offline/giving.up.ts'
import type { Conflict, Operation } from '#main/offline/operation.ts'
import type { Desk } from './people.ts'

/** How people settle conflicts and refused writes: at random, and written down so that the checks know. */

export async function decideSomething(desk: Desk): Promise<void> {
  const before = touches(desk)
  await decideOne(desk)
  countLost(desk, before)
}

async function decideOne(desk: Desk): Promise<void> {
  const { outbox } = desk.computer.inner
  const conflict = desk.random.pick([...outbox.state.conflicts.values()])
  if (conflict) return settle(desk, conflict)
  const refused = [...outbox.state.operations.values()].filter(({ refusal }) => refusal)
  const operation = desk.random.pick(refused)
  if (operation) await settleRefused(desk, operation)
}

async function settle(desk: Desk, conflict: Conflict): Promise<void> {
  const { computer, random, ledger } = desk
  const { id, collection, documentId } = conflict
  const deciding = computer.inner.deciding(computer.user)
  const choose = random.chance(0.5) ? 'mine' : 'theirs'
  if (conflict.kind === 'fields') {
    const field = random.pick(conflict.fields)
    if (!field) return
    await resolve(deciding, id, { [field.field]: { choose } })
    if (choose === 'theirs') ledger.giveUp(computer.name, collection, documentId)
    else
      ledger.renew({ client: computer.name, collection, id: documentId }, field.field, {
        value: field.mine,
        base: field.theirs
      })
    return
  }
  const restored = await decide(deciding, id, choose)
  ledger.giveUp(computer.name, collection, documentId)
  if (restored) ledger.restored.add(restored)
}

async function settleRefused(desk: Desk, operation: Operation): Promise<void> {
  const { computer, random, ledger } = desk
  const deciding = computer.inner.deciding(computer.user)
  if (random.chance(0.5)) return retry(deciding, operation.id)
  await discard(deciding, operation.id)
  ledger.giveUp(computer.name, operation.collection, operation.documentId)
}

/** Waiting counts of notes on leads; nothing is sent while somebody decides. */
function touches({ computer }: Desk): Operation[] {
  const operations = [...computer.inner.outbox.state.operations.values()]
  return operations.filter((one) => one.kind === 'update' && Object.hasOwn(one.changes.add, 'activity_count'))
}

function countLost({ computer, ledger }: Desk, before: Operation[]): void {
  for (const { id, documentId } of before) {
    if (computer.inner.outbox.state.operations.has(id)) continue
    ledger.lostTouches.set(documentId, (ledger.lostTouches.get(documentId) ?? 0) + 1)
  }
}
