import { useQuery } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import type { ComposeTarget } from '#renderer/records/mail/compose.store.ts'
import { heldDraft } from './held.drafts.ts'

/** What the composer begins with: text that could not be kept before, else what the main process knows. */
export function useComposition(target: ComposeTarget) {
  return useQuery({
    // Not below `mail`: news of mails must not touch what is being typed.
    queryKey: ['composition', target],
    queryFn: async () => {
      const asking = 'draft' in target ? api.mail.openDraft({ _id: target.draft }) : api.mail.compose(target)
      const composition = await ask(asking)
      const held = heldDraft(composition.draft)
      return held
        ? { ...composition, draft: { ...composition.draft, ...held }, is_resumed: true }
        : composition
    },
    gcTime: 0,
    refetchOnMount: false
  })
}
