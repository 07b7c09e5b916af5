import { useTranslation } from 'react-i18next'
import classes from './ImportPage.module.css'
import { goToStep, steps, useImport } from './import.store.ts'

/** Where one is; earlier steps can be gone back to until something is written. */
export function StepList() {
  const { t } = useTranslation()
  const current = useImport((state) => state.step)
  const at = steps.indexOf(current)
  return (
    <ol className={classes.steps} aria-label={t('leadImports.steps')}>
      {steps.map((step, index) => (
        <li key={step}>
          <button
            type="button"
            className={classes.step}
            aria-current={step === current ? 'step' : undefined}
            data-done={index < at || undefined}
            disabled={index >= at || current === 'result'}
            onClick={() => goToStep(step)}
          >
            <span className={classes.number} aria-hidden>
              {index + 1}
            </span>
            {t(`leadImports.step.${step}`)}
          </button>
        </li>
      ))}
    </ol>
  )
}
