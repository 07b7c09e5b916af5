import { type Document, Double, Int32 } from 'mongodb'
import type { z } from 'zod'
import { canonicalSector } from '#shared/leads/lead.rules.ts'
import type { opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { isClosedStage, stageEffects } from '#shared/opportunities/opportunity.rules.ts'
import type { Stage } from '#shared/opportunities/stages.ts'
import { toStoredText } from '../mongo/guarded-update.ts'

type NewOpportunity = z.output<typeof opportunityContract.create.input>

type Facts = {
  owner: { email: string; _id: string }
  links: { lead_id: string | null; contact_id: string | null }
  /** What its lead or contact is about, where nobody says what the deal itself is about. */
  linkedSector: string | null
  /** Percent by stage. */
  probabilities: Record<Stage, number>
  /** What the lead knows of how and where (domain.md 2.5), as it is stored there. */
  project: Record<string, string>
  now: Date
}

/** A new opportunity in the canonical form of domain.md 6.5: `is_closed` and `is_won` always, money as double. */
export function newOpportunityDocument(input: NewOpportunity, facts: Facts): Document {
  const { owner, links, project, probabilities, now } = facts
  const nextStep = toStoredText(input.next_step)
  const sector = input.sector ?? canonicalSector(facts.linkedSector)
  const nowhere = { stage: null, probability: null }
  const effects = stageEffects(nowhere, input.stage, { now, lostReason: null, probabilities }).set
  const settled = isClosedStage(input.stage) ? effects.probability : null
  const probability = settled ?? input.probability ?? probabilities[input.stage]
  return {
    name: toStoredText(input.name),
    ...(links.lead_id && { lead_id: links.lead_id }),
    ...(links.contact_id && { contact_id: links.contact_id }),
    ...project,
    ...(typeof input.value === 'number' && { value: new Double(input.value) }),
    currency: input.currency ?? 'USD',
    stage: input.stage,
    ...effects,
    probability: new Int32(probability),
    ...(input.expected_close_date && { expected_close_date: input.expected_close_date }),
    ...(sector && { sector }),
    ...(nextStep && { next_step: nextStep }),
    ...(input.next_action_date && { next_action_date: input.next_action_date }),
    owner_email: owner.email,
    assigned_to: owner.email,
    owner_id: owner._id,
    created_at: now,
    updated_at: now
  }
}
