import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import classes from './ImportPage.module.css'
import { StepList } from './StepList.tsx'

type Props = {
  children: ReactNode
  /** The way back and the way on. */
  actions?: ReactNode
}

/** A step of the import: where one is, the way on, which stays in sight, and what scrolls. */
export function StepFrame({ children, actions }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('leadImports.title')} actions={actions}>
        <StepList />
      </PageHeader>
      <div className={classes.scroll}>
        <div className={classes.page}>{children}</div>
      </div>
    </>
  )
}
