import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { Card, Nothing } from '#renderer/records/figures/Card.tsx'
import { formatNumber } from '#renderer/records/formats.ts'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { type Bar, BarList } from './BarList.tsx'
import type { OpenLists } from './open-lists.ts'

/** As the card's figures count. */
const days = 30

/** Kinds that are told beside a person's total. */
const typesTold = 3

/** What each person logged in the last 30 days. */
export function ActivityByOwner({ open }: { open: OpenLists }) {
  const { t, i18n } = useTranslation()
  const query = useQuery(callOptions('dashboard', 'activityByOwner', {}))
  return (
    <Card title={t('dashboard.activityByOwner')} detail={t('dashboard.days', { count: days })} query={query}>
      {({ owners }) => {
        if (owners.length === 0) return <Nothing>{t('dashboard.nothing.activity')}</Nothing>
        const bars = owners.map(
          ({ email, total, types }): Bar => ({
            key: email,
            label: <OwnerBadge owner={email} />,
            value: total,
            onOpen: () => open.activities({ authors: [email], period: { days } }),
            figure: (
              <span
                title={types
                  .slice(0, typesTold)
                  .map(
                    ({ type, count }) =>
                      `${enumLabel(t, 'activity_type', type)} ${formatNumber(count, i18n.language)}`
                  )
                  .join(' · ')}
              >
                {formatNumber(total, i18n.language)}
              </span>
            )
          })
        )
        return <BarList bars={bars} />
      }}
    </Card>
  )
}
