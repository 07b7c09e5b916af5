import { takeAnswer } from './dialog-answers.ts'
import { askOnScreen } from './dialog-form.ts'
import { guarded } from './guarded.ts'
import { host, report } from './host.ts'

type Options = {
  title?: string
  message?: string
  detail?: string
  buttons?: string[]
  cancelId?: number
  defaultPath?: string
}

export const dialog = guarded('electron.dialog', {
  async showOpenDialog(
    windowOrOptions: object,
    options?: Options
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    const asked = options ?? (windowOrOptions as Options)
    const answer = await choose('showOpenDialog', asked)
    if (answer !== undefined) return answer as { canceled: boolean; filePaths: string[] }
    const path = await askOnScreen({
      title: asked.title ?? 'Open',
      text: 'Path to open',
      path: asked.defaultPath ?? ''
    })
    return path ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] }
  },

  async showSaveDialog(
    windowOrOptions: object,
    options?: Options
  ): Promise<{ canceled: boolean; filePath: string }> {
    const asked = options ?? (windowOrOptions as Options)
    const answer = await choose('showSaveDialog', asked)
    if (answer !== undefined) return answer as { canceled: boolean; filePath: string }
    const path = await askOnScreen({
      title: asked.title ?? 'Save',
      text: 'Path to save to',
      path: asked.defaultPath ?? ''
    })
    return { canceled: !path, filePath: path ?? '' }
  },

  async showMessageBox(
    windowOrOptions: object,
    options?: Options
  ): Promise<{ response: number; checkboxChecked: boolean }> {
    const asked = options ?? (windowOrOptions as Options)
    const answer = await choose('showMessageBox', asked)
    if (answer !== undefined) return answer as { response: number; checkboxChecked: boolean }
    const buttons = asked.buttons?.length ? asked.buttons : ['OK']
    const text = [asked.message, asked.detail].filter(Boolean).join('\n\n')
    const chosen = await askOnScreen({ title: asked.title ?? 'Carmel', text, buttons })
    return { response: chosen === undefined ? (asked.cancelId ?? 0) : Number(chosen), checkboxChecked: false }
  },

  showErrorBox(title: string, content: string): void {
    report(`error box: ${title}: ${content}`)
  }
})

/** The answer that was given beforehand. Without a screen there is nobody else to ask, so its lack is an error. */
async function choose(kind: string, options: Options): Promise<unknown> {
  const answer = takeAnswer(kind)
  if (answer === undefined && host().headless) {
    const about = options.title ?? options.message ?? ''
    throw new Error(`electron.dialog.${kind} (${about}) has no answer waiting: see CARMEL_DIALOG_ANSWERS`)
  }
  return answer
}
