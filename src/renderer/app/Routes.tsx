import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useFirstIdle } from '../ui/useFirstIdle.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useOpenLists } from './open-lists.ts'
import {
  ActivitiesPage,
  ContactListPage,
  ContactPage,
  DashboardPage,
  DiagnosticsPage,
  DuplicatesPage,
  ForecastPage,
  ImportSection,
  InvoiceListPage,
  InvoicePage,
  InvoiceSection,
  LeadFileDrop,
  LeadImportPage,
  LeadListPage,
  LeadPage,
  MailboxSection,
  MailPage,
  MoneticoSection,
  OpportunityListPage,
  OpportunityPage,
  PasswordRow,
  PipelinePage,
  PipelineSection,
  ScoreSection,
  SettingsPage,
  StatementPage,
  SyncPage,
  TasksPage,
  TemplateManager,
  UsersPage
} from './pages.ts'

/** Which page is shown at which address. A page that throws leaves the frame standing. */
export function Routes() {
  const [location] = useLocation()
  return (
    <ErrorBoundary resetKey={location}>
      <Switch>
        <Route path="/">
          <Redirect to="/leads" replace />
        </Route>
        <Route path="/home" component={Home} />
        <Route path="/leads" component={Leads} />
        <Route path="/leads/new" component={Leads} />
        <Route path="/leads/duplicates">
          <DuplicatesPage kind="lead" />
        </Route>
        <Route path="/leads/import">
          <LeadImportPage />
          <LeadFileDrop />
        </Route>
        <Route path="/leads/:id" component={LeadPage} />
        <Route path="/contacts" component={ContactListPage} />
        <Route path="/contacts/new" component={ContactListPage} />
        <Route path="/contacts/duplicates">
          <DuplicatesPage kind="contact" />
        </Route>
        <Route path="/contacts/:id" component={ContactPage} />
        <Route path="/invoices" component={InvoiceListPage} />
        <Route path="/invoices/:id" component={InvoicePage} />
        <Route path="/bank" component={StatementPage} />
        <Route path="/mail/:folder?/:key?" component={MailPage} />
        <Route path="/opportunities" component={OpportunityListPage} />
        <Route path="/opportunities/:id" component={OpportunityPage} />
        <Route path="/forecast" component={Forecast} />
        <Route path="/pipeline/:id?" component={PipelinePage} />
        <Route path="/activities" component={ActivitiesPage} />
        <Route path="/tasks/:id?" component={TasksPage} />
        <Route path="/users/:view?" component={UsersPage} />
        <Route path="/settings">
          <SettingsPage
            passwordRow={<PasswordRow />}
            mailboxSection={<MailboxSection />}
            invoiceSection={<InvoiceSection />}
            paymentSection={<MoneticoSection />}
            pipelineSection={<PipelineSection />}
            scoreSection={<ScoreSection />}
            templateSection={<TemplateManager />}
            importSection={<ImportSection />}
          />
        </Route>
        <Route path="/diagnostics" component={DiagnosticsPage} />
        <Route path="/sync" component={SyncPage} />
        <Route component={NotFound} />
      </Switch>
    </ErrorBoundary>
  )
}

function Leads() {
  const isIdle = useFirstIdle()
  return (
    <>
      <LeadListPage />
      {isIdle && <LeadFileDrop />}
    </>
  )
}

function Home() {
  const open = useOpenLists()
  return <DashboardPage open={open} />
}

function Forecast() {
  const open = useOpenLists()
  return <ForecastPage open={open.opportunities} />
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconMapQuestion}
      title={t('frame.notFound.title')}
      actions={
        <Button component={Link} href="/leads" variant="default">
          {t('frame.notFound.back')}
        </Button>
      }
    >
      {t('frame.notFound.body')}
    </EmptyState>
  )
}
