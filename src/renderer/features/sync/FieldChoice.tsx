import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import type { SyncConflict } from '#shared/offline/outbox.contract.ts'
import classes from './Sync.module.css'
import { useSyncWords } from './useSyncWords.ts'
import { ValueInput } from './ValueInput.tsx'
import { valueSpec } from './value.spec.ts'

export type Choice = { choose: 'mine' } | { choose: 'theirs' } | { choose: 'edited'; value: unknown }

type Field = SyncConflict['fields'][number]

type Props = {
  field: Field
  choice: Choice | undefined
  error: string | undefined
  disabled: boolean
  onChoose: (choice: Choice) => void
}

/** One field: both values with who wrote them and when, and room for a third. */
export function FieldChoice({ field, choice, error, disabled, onChoose }: Props) {
  const { t } = useTranslation()
  const words = useSyncWords()
  const { mine, theirs, base } = field
  const label = words.field(field.field)
  const choose = (value: string) => {
    if (value === 'edited') onChoose({ choose: 'edited', value: mine.value })
    else onChoose({ choose: value === 'mine' ? 'mine' : 'theirs' })
  }
  return (
    <Radio.Group
      className={classes.choice}
      label={label}
      description={t('sync.conflicts.base', { value: `\u2068${words.value(field.field, base)}\u2069` })}
      value={choice?.choose ?? null}
      onChange={choose}
    >
      <Option value="mine" disabled={disabled} label={t('sync.conflicts.mine')}>
        <Claim field={field.field} claim={mine} />
      </Option>
      <Option value="theirs" disabled={disabled} label={t('sync.conflicts.theirs')}>
        <Claim field={field.field} claim={theirs} />
      </Option>
      {field.editable && (
        <Option value="edited" disabled={disabled} label={t('sync.conflicts.edited')}>
          {choice?.choose === 'edited' && (
            <ValueInput
              spec={valueSpec(field.field, mine.value, theirs.value, base)}
              label={label}
              value={choice.value}
              error={error}
              onChange={(value) => onChoose({ choose: 'edited', value })}
            />
          )}
        </Option>
      )}
    </Radio.Group>
  )
}

function Option(props: { value: string; label: string; disabled: boolean; children: ReactNode }) {
  return (
    <div className={classes.option}>
      <Radio size="xs" value={props.value} label={props.label} disabled={props.disabled} />
      <div className={classes.claim}>{props.children}</div>
    </div>
  )
}

function Claim({ field, claim }: { field: string; claim: Field['mine'] }) {
  const words = useSyncWords()
  return (
    <>
      <bdi className={classes.value}>{words.value(field, claim.value)}</bdi>
      <span className={classes.quiet}>
        <bdi>{words.person(claim.by)}</bdi>
        {claim.at && (
          <>
            {' · '}
            <RelativeDate date={claim.at} />
          </>
        )}
      </span>
    </>
  )
}
