import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { LaunchedApp } from '../host/launched.ts'

/** One stop of the tour: a name for the picture and how to get there from anywhere in the signed-in window. */
export type Stop = { name: string; visit: (page: Page, app: LaunchedApp) => Promise<void> }

const byId = (page: Page, id: string) => page.getByTestId(id).first()

/** Every screen and every dialog that matters, in the order of a working day. */
export const stops: Stop[] = [
  {
    name: 'home',
    visit: async (page) => {
      await goTo(page, '/home')
      await page.getByRole('heading', { level: 2 }).nth(7).waitFor()
      await page.waitForTimeout(700)
    }
  },
  {
    name: 'leads',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
    }
  },
  {
    name: 'lead-peek',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press(' ')
    }
  },
  {
    name: 'leads-filter',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.locator('[data-part="add-filter"]').click()
      await page.getByRole('option').nth(1).click()
      await page.getByRole('option').nth(3).click()
      await page.getByRole('option').nth(5).click()
    }
  },
  {
    name: 'leads-views',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.locator('[data-part="views"]').click()
      await page.getByRole('menu').waitFor()
    }
  },
  {
    name: 'leads-edit',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      const next = await towardsEnd(page)
      for (const key of ['j', 'j', 'j', next, next, 'e']) await page.keyboard.press(key)
      await page.getByRole('option').first().waitFor()
    }
  },
  {
    name: 'leads-columns',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.locator('[data-part="columns"]').click()
      await page.getByRole('checkbox').last().waitFor()
    }
  },
  {
    name: 'leads-selected',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      for (const key of ['j', 'x', 'j', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
    }
  },
  {
    name: 'lead',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.waitForURL(/#\/leads\/[0-9a-f]{24}$/)
      await page.getByTestId('timeline-entry').first().waitFor()
    }
  },
  {
    name: 'lead-import',
    visit: async (page, app) => {
      await chooseTable(page, app)
    }
  },
  {
    name: 'lead-import-columns',
    visit: async (page, app) => {
      await chooseTable(page, app)
      await page.locator('[data-part="next"]').click()
    }
  },
  {
    name: 'lead-import-check',
    visit: async (page, app) => {
      await chooseTable(page, app)
      await page.locator('[data-part="next"]').click()
      await page.locator('[data-part="next"]').click()
      await page.locator('[aria-busy="false"]').waitFor()
    }
  },
  {
    name: 'score-settings',
    visit: async (page) => {
      await goTo(page, '/settings')
      await page.locator('[data-part="score"]').scrollIntoViewIfNeeded()
    }
  },
  {
    name: 'lead-convert',
    visit: async (page) => {
      await goTo(page, '/leads')
      await page.getByTestId('lead-row').filter({ hasNotText: 'Converted' }).first().click()
      await page.getByRole('button', { name: /convert|convertir|המרה/i }).click()
      await page.getByRole('dialog').waitFor()
      await page.getByRole('switch').click({ force: true })
    }
  },
  {
    name: 'lead-new',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'duplicates',
    visit: async (page) => {
      await goTo(page, '/leads/duplicates')
      await byId(page, 'duplicate-group').waitFor()
    }
  },
  {
    name: 'merge',
    visit: async (page) => {
      await goTo(page, '/leads/duplicates')
      await byId(page, 'duplicate-group').getByRole('button').last().click()
      await page.getByRole('dialog').getByRole('radio').nth(3).waitFor()
    }
  },
  {
    name: 'lead-draft',
    visit: async (page) => {
      await goTo(page, '/leads/new')
      await page.getByRole('dialog').getByRole('textbox').first().fill('Maison Aurore')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await goTo(page, '/leads/new')
      await page.getByRole('dialog').getByRole('status').waitFor()
    }
  },
  {
    name: 'duplicates-contacts',
    visit: async (page) => {
      await goTo(page, '/contacts/duplicates')
      await byId(page, 'duplicate-group').waitFor()
    }
  },
  {
    name: 'contacts',
    visit: async (page) => {
      await goTo(page, '/contacts')
      await byId(page, 'contact-row').waitFor()
    }
  },
  {
    name: 'contact-peek',
    visit: async (page) => {
      await goTo(page, '/contacts')
      await byId(page, 'contact-row').waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press(' ')
    }
  },
  {
    name: 'contacts-selected',
    visit: async (page) => {
      await goTo(page, '/contacts')
      await byId(page, 'contact-row').waitFor()
      for (const key of ['j', 'x', 'Shift+ArrowDown']) await page.keyboard.press(key)
    }
  },
  {
    name: 'contact',
    visit: async (page) => {
      await goTo(page, '/contacts')
      await byId(page, 'contact-row').click()
      await page.getByRole('heading', { level: 1 }).waitFor()
    }
  },
  {
    name: 'contact-new',
    visit: async (page) => {
      await goTo(page, '/contacts/new')
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'lead-mail',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await byId(page, 'compose-mail').click()
      await page.getByRole('dialog').locator('textarea').waitFor()
    }
  },
  {
    name: 'mail',
    visit: async (page) => {
      await goTo(page, '/mail/sent')
      await byId(page, 'mail-row').waitFor()
      await page.keyboard.press('j')
      await page.getByRole('article').waitFor()
    }
  },
  {
    name: 'mail-failed',
    visit: async (page) => {
      await goTo(page, '/mail/failed')
      await byId(page, 'mail-row').click()
      await page.getByRole('article').waitFor()
    }
  },
  {
    name: 'templates',
    visit: async (page) => {
      await goTo(page, '/mail/templates')
      await byId(page, 'template-row').waitFor()
    }
  },
  {
    name: 'template',
    visit: async (page) => {
      await goTo(page, '/mail/templates')
      await byId(page, 'template-row').getByRole('button').first().click()
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'pipeline',
    visit: async (page) => {
      await goTo(page, '/pipeline')
      await byId(page, 'board-card').waitFor()
    }
  },
  {
    name: 'pipeline-chosen',
    visit: async (page) => {
      await goTo(page, '/pipeline')
      await byId(page, 'board-card').waitFor()
      const cards = page.getByTestId('board-column-qualification').getByTestId('board-card')
      for (const at of [0, 1, 3]) await cards.nth(at).click({ modifiers: ['ControlOrMeta'] })
    }
  },
  {
    name: 'opportunity',
    visit: async (page) => {
      await goTo(page, '/pipeline')
      await byId(page, 'board-card').click()
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'opportunities',
    visit: async (page) => {
      await goTo(page, '/opportunities')
      await byId(page, 'opportunity-row').waitFor()
    }
  },
  {
    name: 'opportunity-peek',
    visit: async (page) => {
      await goTo(page, '/opportunities')
      await byId(page, 'opportunity-row').waitFor()
      for (const key of ['j', 'x', 'Shift+ArrowDown', ' ']) await page.keyboard.press(key)
      await page.getByRole('complementary').getByRole('heading').first().waitFor()
    }
  },
  {
    name: 'opportunities-edit',
    visit: async (page) => {
      await goTo(page, '/opportunities')
      await byId(page, 'opportunity-row').waitFor()
      await page.keyboard.press('j')
      const next = await towardsEnd(page)
      for (let step = 0; step < 4; step++) await page.keyboard.press(next)
      await page.keyboard.press('e')
      await page.getByRole('textbox').last().waitFor()
    }
  },
  {
    name: 'opportunity-page',
    visit: async (page) => {
      await goTo(page, '/opportunities')
      await byId(page, 'opportunity-row').click()
      await byId(page, 'stage-span').waitFor()
    }
  },
  {
    name: 'tasks',
    visit: async (page) => {
      await goTo(page, '/tasks')
      await byId(page, 'task-line').waitFor()
    }
  },
  {
    name: 'tasks-week',
    visit: async (page) => {
      await goTo(page, '/tasks')
      await page.getByRole('radiogroup').first().locator('label').last().click()
      await byId(page, 'week').waitFor()
      await page.getByRole('radiogroup').first().locator('label').first().hover()
    }
  },
  {
    name: 'task-new',
    visit: async (page) => {
      await goTo(page, '/tasks')
      await byId(page, 'task-line').or(byId(page, 'week')).waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'activities',
    visit: async (page) => {
      await goTo(page, '/activities')
      await byId(page, 'activity-line').waitFor()
    }
  },
  {
    name: 'forecast',
    visit: async (page) => {
      await goTo(page, '/forecast')
      await byId(page, 'forecast-line').waitFor()
      await byId(page, 'won-row').waitFor()
    }
  },
  {
    name: 'invoices',
    visit: async (page) => {
      await goTo(page, '/invoices')
      await byId(page, 'invoice-row').waitFor()
      await byId(page, 'invoice-sum').waitFor()
    }
  },
  {
    name: 'invoices-chosen',
    visit: async (page) => {
      await goTo(page, '/invoices')
      await byId(page, 'invoice-row').waitFor()
      for (const key of ['j', 'x', 'j', 'Shift+ArrowDown']) await page.keyboard.press(key)
    }
  },
  {
    name: 'invoice',
    visit: (page) => openInvoice(page, 'partial')
  },
  {
    name: 'invoice-payment',
    visit: async (page) => {
      await openInvoice(page, 'overdue')
      await byId(page, 'record-payment').click()
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'invoice-draft',
    visit: (page) => openInvoice(page, 'draft')
  },
  {
    name: 'invoice-issue',
    visit: async (page) => {
      await openInvoice(page, 'draft')
      await byId(page, 'issue-invoice').click()
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'invoice-card-payment',
    visit: async (page) => {
      await setUpCards(page)
      await openInvoice(page, 'overdue')
      await byId(page, 'more-payments').click()
      await page.getByRole('menuitem').first().click()
      await page.getByRole('dialog').locator('button[type="submit"]').click()
      await byId(page, 'request-state').waitFor()
    }
  },
  {
    name: 'invoice-credit-part',
    visit: async (page) => {
      await openInvoice(page, 'overdue')
      await page.getByRole('main').locator('header button[aria-haspopup="menu"]').last().click()
      await page.locator('[data-part="credit"]').click()
      await page.getByRole('dialog').locator('label[for$="-part"]').click()
      await page.getByRole('dialog').locator('tbody input').first().fill('1')
      await byId(page, 'credit-sum').waitFor()
    }
  },
  {
    name: 'bank-sheet',
    visit: chooseStatement
  },
  {
    name: 'bank',
    visit: async (page, app) => {
      await chooseStatement(page, app)
      await byId(page, 'keep-lines').click()
      await byId(page, 'bank-line').waitFor()
    }
  },
  {
    name: 'invoice-mail',
    visit: async (page) => {
      await openInvoice(page, 'overdue')
      await byId(page, 'remind').click()
      await page.getByRole('dialog').locator('textarea').waitFor()
    }
  },
  {
    name: 'invoice-preview',
    visit: async (page) => {
      await openInvoice(page, 'partial')
      await byId(page, 'invoice-menu').click()
      await byId(page, 'preview-invoice').click()
      await page.locator('[data-testid="pdf-pages"] [data-drawn]').first().waitFor()
    }
  },
  {
    name: 'card-notification',
    visit: async (page) => {
      await setUpCards(page)
      await goTo(page, '/settings')
      await byId(page, 'verify-notification').click()
      const mac = '0'.repeat(40)
      const text = `TPE=1234567&montant=118.00EUR&reference=ABC123&code-retour=paiement&MAC=${mac}`
      await page.getByRole('dialog').locator('textarea').first().fill(text)
      await page.getByRole('dialog').locator('button[type="submit"]').click()
      await page.getByRole('alert').waitFor()
    }
  },
  {
    name: 'settings-cards',
    visit: async (page) => {
      await goTo(page, '/settings')
      await byId(page, 'monetico').click()
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'settings-invoices',
    visit: async (page) => {
      await goTo(page, '/settings')
      await page.locator('[data-part="invoices"]').scrollIntoViewIfNeeded()
    }
  },
  {
    name: 'palette',
    visit: async (page) => {
      await goTo(page, '/leads')
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'keys',
    visit: async (page) => {
      await goTo(page, '/leads')
      await byId(page, 'lead-row').waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'users',
    visit: async (page) => {
      await goTo(page, '/users')
      await byId(page, 'account-row').waitFor()
    }
  },
  {
    name: 'user-new',
    visit: async (page) => {
      await goTo(page, '/users')
      await byId(page, 'account-row').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'audit-log',
    visit: async (page) => {
      await goTo(page, '/users/log')
      await page.getByRole('combobox').first().waitFor()
    }
  },
  {
    name: 'settings',
    visit: async (page) => {
      await goTo(page, '/settings')
      await page.getByRole('heading').first().waitFor()
    }
  },
  {
    name: 'mailbox',
    visit: async (page) => {
      await goTo(page, '/settings')
      await page.getByTestId('mailbox').click()
      await page.getByRole('dialog').waitFor()
    }
  },
  {
    name: 'diagnostics',
    visit: async (page) => {
      await goTo(page, '/diagnostics')
      await page.getByRole('table').first().waitFor()
    }
  }
]

/** The import with a table of a trade fair chosen, from its beginning. */
async function chooseTable(page: Page, app: LaunchedApp): Promise<void> {
  await goTo(page, '/leads/import')
  await page.reload()
  await app.answerDialog('showOpenDialog', {
    canceled: false,
    filePaths: [join(import.meta.dirname, 'fair.csv')]
  })
  await page.locator('[data-part="choose"]').click()
  await page.locator('[data-part="next"]').waitFor()
}

/** Leaves whatever dialog is open and goes to a page of the window. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, path)
}

/** Closes dialogs and side panels between two stops, as a person would. */
export async function leaveDialogs(page: Page): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(250)
  }
}

/** Opens the first invoice of a tab. */
async function openInvoice(page: Page, state: 'draft' | 'partial' | 'overdue'): Promise<void> {
  await goTo(page, '/invoices')
  await page.locator(`[data-tab="${state}"]`).click()
  await page.locator(`[data-testid="invoice-row"]:has([data-state="${state}"])`).first().click()
  await byId(page, state === 'draft' ? 'issue-invoice' : 'invoice-paper').waitFor()
}

/** The arrow that leads to the next cell, in the direction of reading. */
function towardsEnd(page: Page): Promise<string> {
  return page.evaluate(() => (document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'))
}

/** A terminal of the bank's test side, as an administrator would enter it. */
async function setUpCards(page: Page): Promise<void> {
  await page.evaluate(() => {
    const set = { tpe: '1234567', company_code: 'carmel', mac_form: 'values', environment: 'test' }
    const { carmel } = window as unknown as { carmel: { invoke: (call: string, input: unknown) => unknown } }
    return carmel.invoke('monetico.saveSettings', { set, key: 'a key for pictures only' })
  })
}

async function chooseStatement(page: Page, app: LaunchedApp): Promise<void> {
  await goTo(page, '/bank')
  const file = join(import.meta.dirname, 'bank.csv')
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [file] })
  await byId(page, 'import-statement').click()
  await byId(page, 'keep-lines').waitFor()
}
