import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { removeEntry } from './own-entry.ts'

/** Edit and delete, for who wrote it. */
export function OwnEntryMenu({ entry, onEdit }: { entry: Activity; onEdit: () => void }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('activities.own.actions')}>
          <IconDots size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.6} />} onClick={onEdit}>
          {t('activities.own.edit')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} stroke={1.6} />}
          onClick={() => void removeEntry(entry, t)}
        >
          {t('activities.own.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
