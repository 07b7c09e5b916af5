import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { languageNames } from '#renderer/ui/language.names.ts'
import { type Template, templateCategories } from '#shared/templates/template.schema.ts'
import classes from './Templates.module.css'
import { useDeleteTemplate } from './useDeleteTemplate.ts'

type Props = { templates: Template[]; onOpen: (template: Template) => void }

/** One line a template: its name and subject, its language, what it is about. */
export function TemplateTable({ templates, onOpen }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list} aria-label={t('mail.templates.title')}>
      {templates.map((template) => (
        <TemplateRow key={template._id} template={template} onOpen={onOpen} />
      ))}
    </ul>
  )
}

function TemplateRow({ template, onOpen }: { template: Template; onOpen: (template: Template) => void }) {
  const { t } = useTranslation()
  const mayEdit = useMay('admin')
  const remove = useDeleteTemplate()
  const { language, category } = template
  return (
    <li className={classes.row} data-testid="template-row">
      <button type="button" className={classes.open} onClick={() => onOpen(template)}>
        <span className={classes.name}>
          <bdi>{template.name}</bdi>
        </span>
        <span className={classes.subject} lang={language}>
          <bdi>{template.subject}</bdi>
        </span>
      </button>
      <span className={classes.category}>{category && <bdi>{categoryLabel(category, t)}</bdi>}</span>
      <span className={classes.language} lang={language}>
        {languageNames[language]}
      </span>
      {mayEdit && (
        <ActionIcon
          aria-label={`${t('mail.templates.remove')}: ${template.name}`}
          title={t('mail.templates.remove')}
          onClick={() => remove(template._id)}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

function categoryLabel(category: string, t: TFunction): string {
  const known = templateCategories.find((candidate) => candidate === category.toLowerCase())
  return known ? t(`mail.templates.categories.${known}`) : category
}
