import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'

/** What side panels show: the choice stays while walking lists. */
const viewStore = createStore<{ view: 'timeline' | 'details' }>(() => ({ view: 'timeline' }))
onForget(() => viewStore.setState(viewStore.getInitialState(), true))

/** One view at a time: the panel is narrow, and either may be long. */
export function PeekViews({ timeline, details }: { timeline: ReactNode; details: ReactNode }) {
  const { t } = useTranslation()
  const view = useStore(viewStore, (state) => state.view)
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('records.peek.view')}
        data={[
          { value: 'timeline', label: t('activities.title') },
          { value: 'details', label: t('records.details') }
        ]}
        value={view}
        onChange={(value) => viewStore.setState({ view: value === 'details' ? 'details' : 'timeline' })}
      />
      {view === 'details' ? details : timeline}
    </>
  )
}
