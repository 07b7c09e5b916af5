import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { ShownDraft } from './FieldValue.tsx'
import classes from './LeadDetails.module.css'
import { storedValue } from './lead-cache.ts'
import type { FieldSpec } from './lead-fields.ts'

type Props = {
  lead: Lead
  spec: FieldSpec
  /** What this person wanted to write; the lead already shows the other value. */
  mine: unknown
  onKeepTheirs: () => void
  onSaveMine: () => void
}

/** The same field was changed by somebody else: both values, and the choice. */
export function FieldConflict({ lead, spec, mine, onKeepTheirs, onSaveMine }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className={classes.conflict} role="alert">
      <p>{t('leads.page.conflict.title')}</p>
      <dl>
        <dt>{t('leads.page.conflict.theirs')}</dt>
        <dd>
          <Side spec={spec} value={storedValue(lead, spec.field)} />
        </dd>
        <dt>{t('leads.page.conflict.mine')}</dt>
        <dd>
          <Side spec={spec} value={mine} />
        </dd>
      </dl>
      <div className={classes.conflictActions}>
        <Button size="compact-xs" variant="default" onClick={onKeepTheirs}>
          {t('leads.page.conflict.keepTheirs')}
        </Button>
        <Button size="compact-xs" onClick={onSaveMine}>
          {t('leads.page.conflict.saveMine')}
        </Button>
      </div>
    </div>
  )
}

function Side({ spec, value }: { spec: FieldSpec; value: unknown }) {
  const { t } = useTranslation()
  if (value === null || (Array.isArray(value) && value.length === 0))
    return <em>{t('leads.page.conflict.nothing')}</em>
  return <ShownDraft spec={spec} value={value} />
}
