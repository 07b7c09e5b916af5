import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconTemplate } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { languageNames } from '#renderer/ui/language.names.ts'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { Template } from '#shared/templates/template.schema.ts'
import { type Language, languages, nearestLanguage } from '#shared/values/language.ts'
import { TemplateDialog } from './TemplateDialog.tsx'
import classes from './Templates.module.css'
import { TemplateTable } from './TemplateTable.tsx'
import { useTemplates } from './useTemplates.ts'

/** Every template. Administrators make, change and delete them; everybody may read them. */
export function TemplateManager() {
  const { t } = useTranslation()
  const mayEdit = useMay('admin')
  const [language, setLanguage] = useState<Language | null>(null)
  const [search, setSearch] = useState('')
  /** The template that is open; `new` for one to be. */
  const [opened, setOpened] = useState<Template | 'new' | null>(null)
  const list = useTemplates(language, search)
  return (
    <section className={classes.manager} aria-label={t('mail.templates.title')}>
      <div className={classes.tools}>
        <TextInput
          aria-label={t('mail.templates.search')}
          placeholder={t('mail.templates.search')}
          leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('mail.templates.language')}
          value={language ?? 'all'}
          onChange={(value) => setLanguage(value === 'all' ? null : nearestLanguage(value))}
          data={[
            { value: 'all', label: t('mail.templates.all') },
            ...languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))
          ]}
        />
        {mayEdit && (
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpened('new')}>
            {t('mail.templates.new')}
          </Button>
        )}
      </div>
      <Rows list={list} isNarrowed={search !== '' || language !== null} onOpen={setOpened} />
      {opened && (
        <TemplateDialog
          template={opened === 'new' ? null : opened}
          language={language}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

type RowsProps = {
  list: ReturnType<typeof useTemplates>
  isNarrowed: boolean
  onOpen: (template: Template) => void
}

function Rows({ list, isNarrowed, onOpen }: RowsProps) {
  const { t } = useTranslation()
  const rows = list.data?.pages.flatMap((page) => page.rows)
  if (list.error && !rows) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!rows) return <RowSkeletons count={5} />
  if (rows.length === 0)
    return isNarrowed ? <EmptyState title={t('mail.templates.noResult')} /> : <NothingYet />
  return (
    <>
      <TemplateTable templates={rows} onOpen={onOpen} />
      {list.hasNextPage && (
        <Button
          className={classes.more}
          variant="default"
          size="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('mail.templates.more')}
        </Button>
      )}
    </>
  )
}

function NothingYet() {
  const { t } = useTranslation()
  const mayEdit = useMay('admin')
  const add = useMutation({
    mutationFn: () => ask(api.templates.addStarters({})),
    onSuccess: ({ added }) => showDone(t('mail.templates.startersAdded', { count: added })),
    onError: (error) => showError(error)
  })
  return (
    <EmptyState
      icon={IconTemplate}
      title={t('mail.templates.empty')}
      actions={
        mayEdit && (
          <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
            {t('mail.templates.starters')}
          </Button>
        )
      }
    >
      {t('mail.templates.emptyText')} {!mayEdit && t('mail.templates.emptyReadOnly')}
    </EmptyState>
  )
}
