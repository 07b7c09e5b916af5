import { Button, Menu } from '@mantine/core'
import { IconCheck, IconColumns3 } from '@tabler/icons-react'
import type { Column } from './column.ts'
import classes from './DataTable.module.css'

type Props<Row> = {
  columns: Column<Row>[]
  hidden: string[]
  onToggle: (column: string) => void
  onReset: () => void
  texts: { label: string; reset: string }
}

/** A menu that shows and hides columns. */
export function ColumnChooser<Row>({ columns, hidden, onToggle, onReset, texts }: Props<Row>) {
  return (
    <Menu closeOnItemClick={false} position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<IconColumns3 size={15} stroke={1.7} />}>
          {texts.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.chooser}>
        {columns
          .filter((column) => !column.required)
          .map((column) => (
            <Menu.Item
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={!hidden.includes(column.id)}
              rightSection={hidden.includes(column.id) ? null : <IconCheck size={14} />}
              onClick={() => onToggle(column.id)}
            >
              {column.label}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item onClick={onReset}>{texts.reset}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
