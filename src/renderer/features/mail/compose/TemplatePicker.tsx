import { Button, Menu } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import type { Template } from '#shared/templates/template.schema.ts'
import type { Language } from '#shared/values/language.ts'
import classes from './Composer.module.css'

type Props = { language: Language; onPick: (template: Template) => void }

/** The templates in the language of the mail. */
export function TemplatePicker({ language, onPick }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(callOptions('templates', 'list', { language, limit: 200 }))
  const rows = data?.rows ?? []
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconTemplate size={15} stroke={1.7} aria-hidden />}>
          {t('mail.compose.template')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.templates}>
        {data && rows.length === 0 && <Menu.Label>{t('mail.compose.noTemplate')}</Menu.Label>}
        {rows.map((template) => (
          <Menu.Item key={template._id} onClick={() => onPick(template)}>
            <bdi className={classes.templateName}>{template.name}</bdi>
            <bdi className={classes.templateSubject}>{template.subject}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
