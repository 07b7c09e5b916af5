import { host } from './host.ts'
import { Page } from './page.ts'

/** Either a path to type, or buttons to press. */
export type Question = { title: string; text: string; path?: string; buttons?: string[] }

const BINDING = 'standinAnswer'

/**
 * Asks the developer in a small window of its own: the operating system's dialogs belong to Electron.
 * Gives the typed path or the number of the button, or undefined if the window was closed.
 */
export async function askOnScreen(question: Question): Promise<string | undefined> {
  const browser = await host().browser
  const page = new Page(await browser.takePage({ width: 560, height: 320 }))
  const { session } = page
  const answered = new Promise<string | undefined>((resolve) => {
    session.on('Runtime.bindingCalled', ({ payload }) => resolve(payload === '' ? undefined : payload))
    browser.devtools.on('Target.targetDestroyed', undefined, ({ targetId }) => {
      if (targetId === page.targetId) resolve(undefined)
    })
  })
  await session.send('Runtime.enable', {})
  await session.send('Runtime.addBinding', { name: BINDING })
  await session.send('Runtime.runIfWaitingForDebugger', {})
  await session.send('Runtime.evaluate', {
    expression: `(${fillForm})(${JSON.stringify(question)}, '${BINDING}')`
  })
  const answer = await answered
  await browser.devtools.send('Target.closeTarget', { targetId: page.targetId }).catch(() => {})
  return answer
}

/** Runs in the small window. Self-contained: its source is injected. */
function fillForm(question: Question, binding: string): void {
  const answer = (globalThis as unknown as Record<string, (text: string) => void>)[binding] as (
    text: string
  ) => void
  document.title = question.title
  document.body.style.cssText = 'font: 14px system-ui; margin: 24px; white-space: pre-line'
  const form = document.createElement('form')
  form.append(question.text, document.createElement('p'))
  const input = document.createElement('input')
  input.value = question.path ?? ''
  input.style.cssText = 'width: 100%; font: inherit; margin-bottom: 12px'
  if (question.path !== undefined) form.append(input)
  const labels = question.buttons ?? ['OK', 'Cancel']
  labels.forEach((label, index) => {
    const button = document.createElement('button')
    button.textContent = label
    button.onclick = (event) => {
      event.preventDefault()
      if (question.path === undefined) answer(String(index))
      else answer(index === 0 ? input.value : '')
    }
    form.append(button, ' ')
  })
  document.body.replaceChildren(form)
  input.focus()
}
