import { Menu, UnstyledButton } from '@mantine/core'
import {
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconPlus,
  IconRefresh,
  IconTrash,
  IconUsers
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { LateMenu } from '#renderer/ui/LateMenu.tsx'
import { lazyPart } from '#renderer/ui/lazyPart.tsx'
import type { Layout } from '#shared/lists/layout.schema.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { View } from '#shared/views/view.contract.ts'
import type { List } from './list.store.ts'
import { useViewCommands } from './useViewCommands.ts'
import classes from './ViewMenu.module.css'
import { defaultViews, isViewChanged, setDefaultView, showView, viewsOf } from './views.ts'

const ViewDialog = lazyPart(async () => (await import('./ViewDialog.tsx')).ViewDialog)

type Props<Filter extends ListFilter> = {
  list: List<Filter>
  /** What the list is called without a view, e.g. "All leads". */
  all: string
  /** The columns in force. */
  layout: Layout
}

/** Stands for no view among ids. */
const noView = 'all'

const icon = { size: 15, stroke: 1.7 } as const

/** Which view of the list is shown: choose another, keep what was changed, make one's own. */
export function ViewMenu<Filter extends ListFilter>({ list, all, layout }: Props<Filter>) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'new' | 'rename' | null>(null)
  const state = list.use((held) => held)
  const { data: views = [] } = useQuery(viewsOf(list.name))
  const mayKeep = useMay('sales')
  const { view } = state
  const isChanged = isViewChanged(list, state)
  const commands = useViewCommands(list, layout)
  const groups = [
    { label: t('lists.views.mine'), views: views.filter(({ is_shared }) => !is_shared) },
    { label: t('lists.views.shared'), views: views.filter(({ is_shared }) => is_shared) }
  ]
  return (
    <>
      <LateMenu
        position="bottom-start"
        width={280}
        button={
          <UnstyledButton
            className={classes.button}
            data-part="views"
            aria-label={t('lists.views.label', { name: view?.name ?? all })}
          >
            <bdi className={classes.name}>{view?.name ?? all}</bdi>
            {isChanged && <span className={classes.dot} title={t('lists.views.changed')} />}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        }
      >
        <Menu.Dropdown className={classes.menu}>
          <Menu.RadioGroup
            value={view?._id ?? noView}
            onChange={(id) => showView(list, views.find(({ _id }) => _id === id) ?? null)}
          >
            <ViewLine list={list.name} id={noView} name={all} />
            {groups.map(
              (group) =>
                group.views.length > 0 && (
                  // biome-ignore lint/a11y/useSemanticElements: a group of menu items is not a fieldset
                  <div key={group.label} role="group" aria-label={group.label}>
                    <Menu.Label aria-hidden>{group.label}</Menu.Label>
                    {group.views.map(({ _id, name }) => (
                      <ViewLine key={_id} list={list.name} id={_id} name={name} />
                    ))}
                  </div>
                )
            )}
          </Menu.RadioGroup>
          <Menu.Divider />
          {view && isChanged && view.mayChange && (
            <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => commands.save(view)}>
              {t('lists.views.save')}
            </Menu.Item>
          )}
          {view && isChanged && (
            <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => showView(list, view)}>
              {t('lists.views.reset')}
            </Menu.Item>
          )}
          {mayKeep && (
            <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => setAsking('new')}>
              {t('lists.views.saveNew')}
            </Menu.Item>
          )}
          <DefaultItem list={list.name} view={view} />
          {view?.mayChange && (
            <>
              <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setAsking('rename')}>
                {t('lists.views.rename')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconUsers {...icon} />}
                onClick={() => commands.change(view, { is_shared: !view.is_shared })}
              >
                {t(view.is_shared ? 'lists.views.unshare' : 'lists.views.share')}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash {...icon} />}
                onClick={() => commands.remove(view)}
              >
                {t('lists.views.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </LateMenu>
      {asking && (
        <ViewDialog
          view={asking === 'rename' ? view : null}
          onSave={(fields) =>
            asking === 'rename' && view ? commands.change(view, fields) : commands.create(fields)
          }
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

function ViewLine({ list, id, name }: { list: string; id: string; name: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(defaultViews)
  const isDefault = data?.[list] === id
  return (
    <Menu.RadioItem
      value={id}
      closeMenuOnClick
      rightSection={isDefault && <IconPin size={14} aria-label={t('lists.views.isDefault')} />}
    >
      <bdi>{name}</bdi>
    </Menu.RadioItem>
  )
}

/** The list opens with this view the next time, for this person on this device. */
function DefaultItem({ list, view }: { list: string; view: View | null }) {
  const { t } = useTranslation()
  const { data } = useQuery(defaultViews)
  if (!view) return null
  const isDefault = data?.[list] === view._id
  const Pin = isDefault ? IconPinnedOff : IconPin
  return (
    <Menu.Item
      leftSection={<Pin {...icon} />}
      onClick={() => setDefaultView(list, isDefault ? null : view._id)}
    >
      {t(isDefault ? 'lists.views.noDefault' : 'lists.views.makeDefault')}
    </Menu.Item>
  )
}
