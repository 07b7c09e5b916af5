import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from 'playwright/test'
import { launchApp, type TestApp } from '../support/launch.ts'
import { type MailServer, mailLogin, partsOf, startMailServer } from '../support/mail.server.ts'
import { enterLocalWorkspace, enterSampleWorkspace, firstAdmin, typeThere } from '../support/steps.ts'

let server: MailServer
let folder: string
let app: TestApp
let page: Page

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carmel-mail-'))
  server = await startMailServer()
  writeFileSync(join(folder, 'authority.pem'), server.ca)
  await open()
})
test.afterEach(async () => {
  await app.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
})

/** The application trusts the mail server's own authority, as it would trust a company's. */
async function open(): Promise<void> {
  const env = { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') }
  app = await launchApp({ env, userDataDir: join(folder, 'user') })
  page = app.page
}

const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })
const composer = () => dialog(/^E-mail to/)

test('sets up a mailbox, is told what is wrong with it, and sees a test mail arrive', async () => {
  await enterLocalWorkspace(page)
  await goTo('/settings')
  await page.getByRole('button', { name: 'Set up…' }).click()
  const form = dialog('Your mailbox')
  await fillMailbox(form, { password: 'not this one' })
  await form.getByRole('button', { name: 'Send a test mail' }).click()
  await expect(form.getByText('The mail server refused the user name or the password.')).toBeVisible()

  await form.getByLabel('Mail server').fill('no-such-host.invalid')
  await form.getByRole('button', { name: 'Send a test mail' }).click()
  await expect(form.getByText('No mail server has this name.')).toBeVisible()

  await fillMailbox(form, { password: mailLogin.password })
  await form.getByRole('button', { name: 'Send a test mail' }).click()
  await expect(form.getByText('The mail server took the test mail.')).toBeVisible()
  expect(server.received).toMatchObject([{ to: [firstAdmin.email] }])
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`${firstAdmin.name} <${firstAdmin.email}>`)).toBeVisible()

  await page.getByRole('button', { name: 'Change…' }).click()
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('')
  await form.getByLabel('Mail server').fill('evil.example')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('type the password again')).toBeVisible()
})

test('writes to a lead from a template, fills in what is open, and finds the mail in both histories', async () => {
  await begin()
  await addStarters()
  await openLead()
  await page.getByRole('button', { name: 'E-mail', exact: true }).click()
  await composer().getByRole('button', { name: 'Template' }).click()
  await page.getByRole('menuitem', { name: /^Meeting/ }).click()
  await expect(composer().getByLabel('Subject')).toHaveValue('Notre rendez-vous – Café Élise')
  await expect(composer().getByRole('button', { name: '[HEURE]' })).toBeVisible()

  await composer().getByRole('button', { name: 'Send' }).click()
  await expect(dialog('Send it like this?')).toContainText('[DATE] [HEURE] [LIEU]')
  await page.keyboard.press('Escape')
  await expect(dialog('Send it like this?')).toBeHidden()
  for (const [mark, text] of [
    ['[DATE]', 'lundi'],
    ['[HEURE]', '10 h'],
    ['[LIEU]', 'Paris']
  ] as const) {
    await composer().getByRole('button', { name: mark }).click()
    await typeThere(page, text)
    await expect(composer().getByRole('button', { name: mark })).toBeHidden()
  }
  await composer().getByText('Preview', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'How the mail will look' })).toContainText(
    'lundi à 10 h, à Paris'
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText(/Sent to .elise@cafe.example/)).toBeVisible()
  expect(partsOf(server.received[0]?.raw ?? '')['text/plain']).toContain('Bonjour Élise Martin,')
  await expect(page.getByTestId('timeline-entry').first()).toContainText('lundi à 10 h, à Paris')

  await goTo('/mail')
  await page.getByTestId('mail-row').click()
  const mail = page.getByRole('article', { name: 'Mail' })
  await expect(mail).toContainText('lundi à 10 h, à Paris')
  await mail.getByRole('link', { name: /Élise Martin/ }).click()
  await expect(page.getByRole('heading', { name: 'Élise Martin' })).toBeVisible()
})

test('keeps what is half written, also when the application is closed, and puts it away with Undo', async () => {
  await begin()
  await openLead()
  await page.getByRole('button', { name: 'E-mail', exact: true }).click()
  await composer().getByLabel('Subject').fill('Half a thought')
  await composer().getByLabel('Message').fill('Not finished')
  await page.keyboard.press('Escape')
  await expect(composer()).toBeHidden()
  await app.close()

  await open()
  await signInAgain()
  await goTo('/mail/drafts')
  await page.getByTestId('draft-row').click()
  await expect(composer().getByLabel('Message')).toHaveValue('Not finished')
  await composer().getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByText('No drafts')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByTestId('draft-row')).toContainText('Half a thought')
})

test('a refused mail says why, is corrected and sent again', async () => {
  await begin()
  server.misbehave({ to: { 'elise@cafe.example': '550 5.1.1 No such user here' } })
  await openLead()
  await writeMail('Bonjour')
  await expect(page.getByText(/Not sent to.*refused the recipient/)).toBeVisible()
  await page.getByRole('list', { name: 'E-mails that have not gone out' }).getByRole('link').click()
  const mail = page.getByRole('article', { name: 'Mail' })
  await expect(mail).toContainText('550 5.1.1 No such user here')
  await mail.getByRole('button', { name: 'Edit' }).click()
  await composer().getByRole('combobox', { name: 'To' }).click()
  await page.keyboard.press('Backspace')
  await typeThere(page, 'elise.martin@cafe.example,')
  await composer().getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText(/Sent to .elise.martin@cafe.example/)).toBeVisible()
  expect(server.received).toMatchObject([{ to: ['elise.martin@cafe.example'] }])
  await goTo('/mail/failed')
  await expect(page.getByText('Nothing failed')).toBeVisible()
})

test('a mail that may have arrived is sent again only when a person says so', async () => {
  await begin()
  server.misbehave({ dies: 'before_answering' })
  await openLead()
  await writeMail('Bonjour')
  await expect(page.getByText(/Nobody knows whether the mail to/)).toBeVisible()
  server.misbehave({})
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const mail = page.getByRole('article', { name: 'Mail' })
  await mail.getByRole('button', { name: 'Send again' }).click()
  await expect(dialog('Send it again?')).toContainText('would get it twice')
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(server.received).toHaveLength(1)
  await mail.getByRole('button', { name: 'It arrived' }).click()
  await expect(page.getByText('Marked as sent')).toBeVisible()
  await expect(page).toHaveURL(/#\/mail\/sent\//)
  expect(server.received).toHaveLength(1)
})

test('attaches files, names those that do not fit, and sends the others', async () => {
  await begin()
  await openLead()
  const [small, large] = [join(folder, 'Devis été.pdf'), join(folder, 'film.mp4')]
  writeFileSync(small, '%PDF-1.4')
  writeFileSync(large, '')
  truncateSync(large, 16 * 1024 * 1024)
  await page.getByRole('button', { name: 'E-mail', exact: true }).click()
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [small, large] })
  await composer().getByRole('button', { name: 'Attach files…' }).click()
  await expect(composer().getByRole('list', { name: 'Attached files' })).toContainText('Devis été.pdf')
  await expect(page.getByText(/film\.mp4.*too large/)).toBeVisible()
  await composer().getByLabel('Subject').fill('Devis')
  await composer().getByLabel('Message').fill('Ci-joint')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText(/Sent to .elise@cafe.example/)).toBeVisible()
  expect(server.received[0]?.raw).toContain(Buffer.from('%PDF-1.4').toString('base64'))
})

test('writes from a deal’s panel over the board; Escape closes the mail and leaves the deal', async () => {
  await enterSampleWorkspace(page)
  await goTo('/pipeline')
  await page.getByTestId('board-card').first().click()
  const panel = page.getByRole('dialog', { name: 'Opportunity' })
  await panel.getByTestId('compose-mail').click()
  await composer().getByLabel('Message').fill('About the deal')
  await page.keyboard.press('Escape')
  await expect(composer()).toBeHidden()
  await expect(panel).toBeVisible()
  await panel.getByTestId('compose-mail').click()
  await expect(composer().getByLabel('Message')).toHaveValue('About the deal')
})

test('says at each field what is wrong before anything leaves', async () => {
  await begin()
  await openLead()
  await page.getByRole('button', { name: 'E-mail', exact: true }).click()
  await composer().getByRole('combobox', { name: 'To' }).click()
  await typeThere(page, 'nobody,')
  await composer().getByRole('button', { name: 'Send' }).click()
  await expect(composer().getByText('This is not an e-mail address.')).toBeVisible()
  await expect(composer().getByText('Please fill this in.')).toHaveCount(2)
  expect(server.received).toHaveLength(0)
})

test('an administrator makes a Hebrew template, sees it from right to left, deletes it and takes that back', async () => {
  await enterLocalWorkspace(page)
  await goTo('/settings')
  await page.getByRole('button', { name: 'New template' }).click()
  const form = dialog('New template')
  await form.getByLabel('Name').first().fill('פגישה')
  await form.getByText('עברית').click()
  await form.getByLabel('Subject').fill('פגישה עם {{brand}}')
  await form.getByLabel('Message').fill('שלום ')
  await form.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(form.getByLabel('Message')).toHaveValue('שלום {{name}}')
  const preview = form.getByRole('region', { name: 'How the mail will look' })
  await expect(preview.getByText('שלום אנה מרטין')).toHaveCSS('direction', 'rtl')
  await form.getByRole('button', { name: 'Create template' }).click()

  const row = page.getByTestId('template-row')
  await expect(row).toContainText('פגישה')
  await row.getByRole('button').first().click()
  await dialog('Edit template').getByLabel('Message').fill('שלום לכם')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog('Edit template')).toBeHidden()

  await row.getByRole('button', { name: /^Delete/ }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await row.getByRole('button').first().click()
  await expect(dialog('Edit template').getByLabel('Message')).toHaveValue('שלום לכם')
})

test('walks the mails of the website and of the team, finds one, and loads older ones while scrolling', async () => {
  await enterSampleWorkspace(page)
  await goTo('/mail')
  const rows = page.getByTestId('mail-row')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('article', { name: 'Mail' })).toBeVisible()
  const total = Number.parseInt((await page.getByText(/^\d+ mails$/).textContent()) ?? '', 10)
  expect(total).toBeGreaterThan(50)
  // Keys may be faster than the mails: at the end of those that are there, one presses again.
  await expect(async () => {
    await page.keyboard.press('j')
    const current = page.getByRole('listitem').filter({ has: page.locator('[aria-current="true"]') })
    expect(await current.last().getAttribute('aria-posinset')).toBe(String(total))
  }).toPass({ intervals: [0], timeout: 30_000 })
  await expect(rows.last()).toBeInViewport()
  await page.getByRole('textbox', { name: 'Search mails' }).fill('nothing is called like this')
  await expect(page.getByText('No mail matches')).toBeVisible()
})

async function goTo(path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, path)
}

/** A workspace with a mailbox. */
async function begin(): Promise<void> {
  await enterLocalWorkspace(page)
  const { host, port, security } = server.address
  await page.evaluate((account) => window.carmel.invoke('mailAccount.save', account), {
    ...{ host, port, security },
    user: mailLogin.user,
    password: mailLogin.password,
    from_name: firstAdmin.name,
    from_email: firstAdmin.email,
    reply_to: null
  })
}

async function addStarters(): Promise<void> {
  await goTo('/mail/templates')
  await page.getByRole('button', { name: 'Add five texts in three languages' }).click()
  await expect(page.getByTestId('template-row').first()).toBeVisible()
}

/** A French lead, and its page. */
async function openLead(): Promise<void> {
  const id = await page.evaluate(async () => {
    const lead = {
      brand_name: 'Café Élise',
      email: 'elise@cafe.example',
      name: 'Élise Martin',
      language: 'fr'
    }
    const answer = await window.carmel.invoke('leads.create', lead)
    return answer.ok ? (answer.data as { _id: string })._id : ''
  })
  await goTo(`/leads/${id}`)
  await expect(page.getByRole('heading', { name: 'Élise Martin' })).toBeVisible()
}

async function writeMail(text: string): Promise<void> {
  await page.getByRole('button', { name: 'E-mail', exact: true }).click()
  await composer().getByLabel('Subject').fill('Votre projet')
  await composer().getByLabel('Message').fill(text)
  await page.keyboard.press('ControlOrMeta+Enter')
}

async function fillMailbox(form: Locator, { password }: { password: string }): Promise<void> {
  await form.getByLabel('Mail server').fill(server.address.host)
  await form.getByLabel('Port').fill(String(server.port))
  await form.getByRole('combobox', { name: 'Encryption' }).click()
  await page.getByRole('option', { name: 'STARTTLS (587)' }).click()
  await form.getByLabel('User name').fill(mailLogin.user)
  await form.getByLabel('Password', { exact: true }).fill(password)
}

async function signInAgain(): Promise<void> {
  await page.getByLabel('E-mail').fill(firstAdmin.email)
  await page.getByLabel('Password', { exact: true }).fill(firstAdmin.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
}
