import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { formatNumber } from '#renderer/records/formats.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import classes from './LeadScore.module.css'

type Line = OutputOf<Registry['scores']['of']>['lines'][number]

/** How promising a lead is, and why: one line for each rule. */
export function LeadScore({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(callOptions('scores', 'of', { lead_id: id }))
  return (
    <section className={classes.section} aria-label={t('scores.title')}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t('scores.title')}</h2>
        {data && <strong className={classes.score}>{t('scores.of', { score: data.score })}</strong>}
      </div>
      {error && !data && (
        <p className={classes.problem}>
          <ErrorText error={error} />
        </p>
      )}
      <ul className={classes.lines}>
        {data?.lines
          .filter(({ of }) => of > 0)
          .map((line) => (
            <ScoreLine key={line.rule} line={line} />
          ))}
      </ul>
    </section>
  )
}

function ScoreLine({ line }: { line: Line }) {
  const { t, i18n } = useTranslation()
  const name = t(`scores.rule.${line.rule}`)
  const why = reason(line, t, i18n.language)
  return (
    <li className={classes.line}>
      <span>{name}</span>
      <bdi className={classes.why} title={why}>
        {why}
      </bdi>
      <bdi className={classes.points} dir="ltr">
        {line.points}/{line.of}
      </bdi>
      <Progress
        size={3}
        className={classes.bar}
        value={(100 * line.points) / line.of}
        aria-label={`${name}: ${t('scores.points', { points: line.points, most: line.of })}`}
      />
    </li>
  )
}

function reason(line: Line, t: TFunction, language: string): string {
  switch (line.rule) {
    case 'budget':
      return line.amount === null ? t('scores.why.noBudget') : formatNumber(line.amount, language)
    case 'timeline':
      return line.timeline === null ? t('scores.why.noTimeline') : enumLabel(t, 'timeline', line.timeline)
    case 'completeness': {
      const { filled, wanted } = line
      if (line.missing.length === 0) return t('scores.why.complete', { wanted })
      const names = line.missing.map((field) => t(`leads.field.${field}`))
      const missing = new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(names)
      return t('scores.why.missing', { filled, wanted, missing })
    }
    case 'engagement':
      return line.conversations === 0
        ? t('scores.why.noTalk')
        : t('scores.why.talks', { count: line.conversations })
    case 'recency':
      if (line.days === null) return t('scores.why.noDate')
      return line.days === 0 ? t('scores.why.today') : t('scores.why.days', { count: line.days })
  }
}
