import { api, ask } from '#renderer/api/client.ts'
import { showError } from '#renderer/ui/toasts.tsx'

/** Shows a saved file in its folder, by the name that saving answered. */
export function revealSaved(saved: string): void {
  ask(api.links.reveal({ saved })).catch((error: unknown) => showError(error))
}
