import {
  type Icon,
  IconActivityHeartbeat,
  IconAddressBook,
  IconChartBar,
  IconCheckbox,
  IconFileInvoice,
  IconHistory,
  IconHome,
  IconLayoutKanban,
  IconMail,
  IconSettings,
  IconTargetArrow,
  IconUsers,
  IconUsersGroup
} from '@tabler/icons-react'
import { mayUse, type Role } from '#shared/session/roles.ts'
import { useSession } from '../state/session.store.ts'

export type SectionName =
  | 'dashboard'
  | 'leads'
  | 'contacts'
  | 'pipeline'
  | 'opportunities'
  | 'invoices'
  | 'mail'
  | 'forecast'
  | 'tasks'
  | 'activities'
  | 'users'
  | 'settings'
  | 'diagnostics'

export type Section = {
  name: SectionName
  path: string
  icon: Icon
  /** Second key of the "G then …" shortcut. */
  key: string
  /** The least role that it is for; left out for everybody. */
  role?: Role
}

/** The sections that exist, in the order of the sidebar. */
export const mainSections: Section[] = [
  { name: 'dashboard', path: '/home', icon: IconHome, key: 'H' },
  { name: 'leads', path: '/leads', icon: IconUsers, key: 'L' },
  { name: 'contacts', path: '/contacts', icon: IconAddressBook, key: 'C' },
  { name: 'pipeline', path: '/pipeline', icon: IconLayoutKanban, key: 'P' },
  { name: 'opportunities', path: '/opportunities', icon: IconTargetArrow, key: 'O' },
  { name: 'invoices', path: '/invoices', icon: IconFileInvoice, key: 'I' },
  { name: 'forecast', path: '/forecast', icon: IconChartBar, key: 'F' },
  { name: 'tasks', path: '/tasks', icon: IconCheckbox, key: 'T' },
  { name: 'activities', path: '/activities', icon: IconHistory, key: 'A' },
  { name: 'mail', path: '/mail', icon: IconMail, key: 'M' }
]

/** These stand at the foot of the sidebar. */
export const footSections: Section[] = [
  { name: 'users', path: '/users', icon: IconUsersGroup, key: 'U', role: 'admin' },
  { name: 'settings', path: '/settings', icon: IconSettings, key: 'S' },
  { name: 'diagnostics', path: '/diagnostics', icon: IconActivityHeartbeat, key: 'D' }
]

/** Those of `from` that the signed-in person may open; the main process refuses the others anyway. */
export function useSections(from: readonly Section[] = sections): Section[] {
  const role = useSession((session) => (session.user ?? session.endedFor)?.role ?? null)
  return from.filter((section) => mayUse(role, section.role ?? 'viewer'))
}

const sections = [...mainSections, ...footSections]
