import { activities } from './activities.ts'
import { common } from './common.ts'
import { contacts } from './contacts.ts'
import { dashboard } from './dashboard.ts'
import { duplicates } from './duplicates.ts'
import { enums } from './enums.ts'
import { errors } from './errors.ts'
import { forecast } from './forecast.ts'
import { frame } from './frame.ts'
import { invoices } from './invoices.ts'
import { jobs } from './jobs.ts'
import { leadImports } from './lead-imports.ts'
import { leads } from './leads.ts'
import { lists } from './lists.ts'
import { mail } from './mail.ts'
import { menu } from './menu.ts'
import { opportunities } from './opportunities.ts'
import { papers } from './papers.ts'
import { payments } from './payments.ts'
import { pipeline } from './pipeline.ts'
import { records } from './records.ts'
import { scores } from './scores.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { statements } from './statements.ts'
import { sync } from './sync.ts'
import { tasks } from './tasks.ts'
import { users } from './users.ts'
import { workspace } from './workspace.ts'

export const fr = {
  activities,
  common,
  contacts,
  dashboard,
  duplicates,
  enums,
  errors,
  forecast,
  frame,
  invoices,
  jobs,
  leadImports,
  leads,
  lists,
  mail,
  menu,
  opportunities,
  papers,
  payments,
  pipeline,
  records,
  scores,
  session,
  settings,
  statements,
  sync,
  tasks,
  users,
  workspace
}
