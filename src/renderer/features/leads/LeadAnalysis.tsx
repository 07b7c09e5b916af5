import { Button, Collapse } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { paragraphsOf } from './analysis-text.ts'
import classes from './LeadAnalysis.module.css'

/** The mini-analysis that the website wrote for the lead, folded until somebody wants to read it. */
export function LeadAnalysis({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const textId = useId()
  const text = lead.analysis ?? lead.analysis_text
  if (!text && !lead.has_pdf) return null
  return (
    <section className={classes.root} aria-label={t('leads.page.analysis.title')}>
      <div className={classes.head}>
        <IconFileText size={16} stroke={1.7} aria-hidden />
        <h2 className={classes.heading}>{t('leads.page.analysis.title')}</h2>
        {lead.has_pdf && <span className={classes.quiet}>{t('leads.page.analysis.pdf')}</span>}
        {text && (
          <Button
            className={classes.toggle}
            size="compact-xs"
            variant="subtle"
            aria-expanded={open}
            aria-controls={textId}
            onClick={() => setOpen(!open)}
          >
            {open ? t('leads.page.analysis.hide') : t('leads.page.analysis.show')}
          </Button>
        )}
      </div>
      {text && (
        <Collapse expanded={open} transitionDuration={120} id={textId}>
          <div className={classes.text}>
            {paragraphsOf(text).map(({ key, heading, text: paragraph }) =>
              heading ? (
                <h3 key={key} dir="auto">
                  {paragraph}
                </h3>
              ) : (
                <p key={key} dir="auto">
                  {paragraph}
                </p>
              )
            )}
          </div>
        </Collapse>
      )}
    </section>
  )
}
