import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/bcrypt'
import { type Document, MongoClient, ObjectId } from 'mongodb'
import { expect, type Page, test } from 'playwright/test'
import { type DbProcess, freePort, startDbProcess } from '../support/db.process.ts'
import { launchApp, type TestApp } from '../support/launch.ts'
import { expectFrame, signIn } from '../support/steps.ts'
import { goTo } from '../support/team.ts'

/** A rep in a train: the server goes in the middle of an edit, work goes on, and everything arrives when it is back. */

test.use({ actionTimeout: 20_000 })

const patience = { timeout: 45_000 }
const password = 'a few words in a row'

let folder: string
let port: number
let server: DbProcess
const apps: TestApp[] = []

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carmel-sync-'))
  port = await freePort()
  await startServer()
})
test.afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
  await server.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function startServer(): Promise<void> {
  server = await startDbProcess(join(folder, 'server'), port, ['--replset'])
}

/** What the website or another program does with the database. */
async function withDatabase<T>(work: (leads: ReturnType<MongoClient['db']>) => Promise<T>): Promise<T> {
  const client = await new MongoClient(server.uri).connect()
  try {
    return await work(client.db('crm'))
  } finally {
    await client.close()
  }
}

async function start(person: string): Promise<TestApp> {
  const env = { MONGODB_URI: server.uri, DB_NAME: 'crm' }
  const app = await launchApp({ env, userDataDir: join(folder, person) })
  apps.push(app)
  return app
}

async function enter(page: Page, person: string): Promise<void> {
  await signIn(page, `${person}@carmel.example`, password)
  await expectFrame(page)
}

const status = (page: Page) => page.getByTestId('sync-status')
const connection = (page: Page) => page.getByTestId('connection')
const field = (page: Page, name: string) => page.locator(`[data-field="${name}"]`)

async function write(page: Page, name: string, value: string): Promise<void> {
  await field(page, name).getByRole('button').first().click()
  await field(page, name).getByRole('textbox').fill(value)
  await field(page, name).getByRole('textbox').press('Enter')
  await expect(field(page, name)).toContainText(value)
}

const lead = {
  _id: new ObjectId(),
  brand_name: 'Nova',
  name: 'Tal',
  email: 'tal@nova.example',
  company: 'First',
  owner_email: 'sales@carmel.example',
  assigned_to: 'sales@carmel.example',
  status: 'NEW',
  created_at: new Date(),
  updated_at: new Date()
}
const task = {
  _id: new ObjectId(),
  title: 'Ring Tal',
  is_completed: false,
  assigned_to_email: 'sales@carmel.example',
  due_date: new Date(),
  created_at: new Date(),
  updated_at: new Date()
}

async function fill(): Promise<void> {
  const password_hash = await hash(password, { cost: 4 })
  const person = (role: string): Document => ({
    name: role === 'sales' ? 'Sam Sales' : 'Ada Admin',
    role,
    email: `${role}@carmel.example`,
    password_hash,
    is_active: true
  })
  await withDatabase(async (db) => {
    await db.collection('crm_users').insertMany([person('admin'), person('sales')])
    await db
      .collection('leads')
      .insertMany([
        lead,
        { ...lead, _id: new ObjectId(), brand_name: 'Comet', name: 'Noa', email: 'noa@comet.example' }
      ])
    await db.collection('tasks').insertOne(task)
  })
}

test('work goes on without the server, also after a restart, and a conflict is settled on the sync page', async () => {
  test.setTimeout(240_000)
  await fill()
  const ada = (await start('admin')).page
  await enter(ada, 'admin')
  const first = await start('sales')
  await enter(first.page, 'sales')
  await expect(status(first.page)).toContainText('Synced', patience)

  // The server goes while somebody types.
  const { page } = first
  await goTo(page, `/leads/${lead._id}`)
  await field(page, 'company').getByRole('button').first().click()
  await field(page, 'company').getByRole('textbox').fill('From the train')
  await server.kill()
  await field(page, 'company').getByRole('textbox').press('Enter')
  await expect(field(page, 'company')).toContainText('From the train', patience)
  await expect(connection(page)).toHaveText(/Offline/, patience)
  await expect(status(page)).toContainText('waiting', patience)
  await expect(page.getByTestId('waiting-mark').first()).toBeVisible()

  // A list, a search, a task, a note.
  await page
    .getByRole('combobox', { name: 'Kind of entry' })
    .or(page.getByPlaceholder('Write a note…'))
    .last()
    .fill('Spoke in the train')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByText('Spoke in the train')).toBeVisible()
  await goTo(page, '/leads')
  await expect(page.getByTestId('lead-row')).toHaveCount(2)
  await page.getByRole('textbox', { name: 'Search leads' }).fill('comet')
  await expect(page.getByTestId('lead-row')).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Search leads' }).fill('')
  await goTo(page, '/tasks')
  await page.getByRole('button', { name: 'Complete: Ring Tal' }).click()
  await expect(page.getByRole('button', { name: 'Complete: Ring Tal' })).toHaveCount(0)
  // The row goes before the change is on the disk; the program must not end in between.
  await expect(status(page)).toContainText('3 waiting', patience)

  // Meanwhile somebody else changes the same field, and the server is gone again when the program starts anew.
  await first.close()
  apps.splice(apps.indexOf(first), 1)
  await startServer()
  await withDatabase((db) =>
    db
      .collection('leads')
      .updateOne({ _id: lead._id }, { $set: { company: 'From the website', updated_at: new Date() } })
  )
  await server.kill()
  const second = await start('sales')
  await expect(second.page.getByText('The server does not answer.')).toBeVisible(patience)
  await enter(second.page, 'sales')
  await goTo(second.page, `/leads/${lead._id}`)
  await expect(field(second.page, 'company')).toContainText('From the train')
  await write(second.page, 'target_city', 'Haifa')

  // The server is back: what nobody else touched arrives, the rest is a question.
  await startServer()
  await expect(status(second.page)).toContainText('1 conflict', patience)
  await goTo(ada, `/leads/${lead._id}`)
  await expect(field(ada, 'target_city')).toContainText('Haifa', patience)
  await expect(field(ada, 'company')).toContainText('From the website')
  await expect(ada.getByText('Spoke in the train')).toBeVisible()

  await status(second.page).click()
  const conflict = second.page.getByTestId('sync-conflict')
  await expect(conflict).toContainText('From the website')
  await conflict.getByRole('radio', { name: 'Yours' }).check()
  await conflict.getByRole('button', { name: 'Save these choices' }).click()
  await expect(conflict).toHaveCount(0)
  await expect(field(ada, 'company')).toContainText('From the train', patience)
  await expect(status(second.page)).toContainText('Synced', patience)
  const stored = await withDatabase(async (db) => ({
    lead: await db.collection('leads').findOne({ _id: lead._id }),
    task: await db.collection('tasks').findOne({ _id: task._id }),
    notes: await db.collection('activities').countDocuments({ description: 'Spoke in the train' })
  }))
  expect(stored).toMatchObject({
    lead: { company: 'From the train', target_city: 'Haifa' },
    task: { is_completed: true },
    notes: 1
  })
})
