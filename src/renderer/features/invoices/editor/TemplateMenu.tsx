import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import type { InvoiceSettings, LineTemplate } from '#shared/invoices/invoice-settings.contract.ts'
import type { Draft } from './draft.fields.ts'
import classes from './TemplateMenu.module.css'

type Props = { templates: LineTemplate[]; draft: Draft; add: (items: DraftItem[]) => void }

/** Ready-made lines by name, and the way to keep those of this draft. */
export function TemplateMenu({ templates, draft, add }: Props) {
  const { t } = useTranslation()
  const { save, remove } = useTemplates()
  return (
    <>
      {templates.length === 0 && <p className={classes.none}>{t('invoices.editor.noTemplates')}</p>}
      {templates.map(({ name, items }) => (
        <div key={name} className={classes.line}>
          <Menu.Item onClick={() => add(items)}>
            <bdi>{name}</bdi>
          </Menu.Item>
          <ActionIcon
            size={24}
            aria-label={t('invoices.editor.removeTemplate', { name })}
            onClick={() => remove(name)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      {draft.items.length > 0 && (
        <>
          <Menu.Divider />
          <SaveForm
            onSave={(name) => save({ name, items: draft.items.map(({ key: _, ...item }) => item) })}
          />
        </>
      )}
    </>
  )
}

function SaveForm({ onSave }: { onSave: (name: string) => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        onSave(name.trim())
        setName('')
      }}
    >
      <TextInput
        size="xs"
        maxLength={100}
        label={t('invoices.editor.saveTemplate')}
        placeholder={t('invoices.editor.templateName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        // The menu takes letters for itself otherwise.
        onKeyDown={(event) => event.stopPropagation()}
      />
      <Button size="xs" type="submit" variant="default" disabled={name.trim() === ''}>
        {t('common.save')}
      </Button>
    </form>
  )
}

function useTemplates() {
  const { t, i18n } = useTranslation()
  const keep = (settings: InvoiceSettings) =>
    queryClient.setQueryData(callOptions('invoiceSettings', 'get', {}).queryKey, settings)
  const onError = (error: unknown) => showRefusal(error, t, i18n.language)
  const saving = useMutation({
    mutationFn: (template: LineTemplate) => ask(api.invoiceSettings.saveTemplate(template)),
    onSuccess: (settings, { name }) => {
      keep(settings)
      showDone(t('invoices.editor.templateSaved', { name }))
    },
    onError
  })
  const removing = useMutation({
    mutationFn: (name: string) => ask(api.invoiceSettings.removeTemplate({ name })),
    onSuccess: keep,
    onError
  })
  return { save: saving.mutate, remove: removing.mutate }
}
