import { sampleToday } from '#main/imports/sample.ts'
import type { LeadStory } from './leads.ts'
import { admin } from './people.ts'
import type { Random } from './random.ts'
import { dayMs, hourMs, type StoredDocument, storedDate, storedId } from './stored.ts'

/** What the signed-in administrator has to do around today: two that repeat, one that reminds. */
export function storeOwnTasks(random: Random, leads: LeadStory[]): StoredDocument[] {
  const worked = leads.filter(({ owner, outcome }) => owner && outcome !== 'lost')
  const about = () => random.pick(worked)._id
  return [
    task(random, { title: 'Look through new leads', day: 0, priority: 'A', repeat_rule: 'FREQ=DAILY' }),
    task(random, { title: 'Prepare the team meeting', day: 1, repeat_rule: 'FREQ=WEEKLY' }),
    task(random, { title: 'Send the contract', day: 2, priority: 'A', lead_id: about(), remindsAt: 7 }),
    task(random, { title: 'Ask how the first month went', day: 4, priority: 'C', lead_id: about() })
  ]
}

type Plan = {
  title: string
  /** From today. */
  day: number
  priority?: string
  lead_id?: string
  repeat_rule?: string
  /** The hour in UTC of that day. */
  remindsAt?: number
}

function task(random: Random, plan: Plan): StoredDocument {
  const { title, day, priority = 'B', lead_id = null, repeat_rule, remindsAt } = plan
  const today = Math.floor(sampleToday.getTime() / dayMs) * dayMs
  const createdAt = new Date(sampleToday.getTime() - 3 * dayMs)
  const at = (hour: number) => storedDate(new Date(today + day * dayMs + hour * hourMs))
  return {
    _id: storedId(random.id(createdAt)),
    title,
    description: null,
    assigned_to_email: admin.email,
    created_by_email: admin.email,
    created_by_id: admin._id,
    lead_id,
    contact_id: null,
    opportunity_id: null,
    // A calendar day stands for its noon in UTC.
    due_date: at(12),
    priority,
    is_completed: false,
    completed_at: null,
    ...(repeat_rule && { repeat_rule }),
    ...(remindsAt !== undefined && { reminder_date: at(remindsAt) }),
    created_at: storedDate(createdAt),
    updated_at: storedDate(createdAt)
  }
}
