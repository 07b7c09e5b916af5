import { Button, Checkbox, NumberInput, Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#renderer/api/queries.ts'
import { formatMoney, formatMonth, numberSigns } from '#renderer/records/formats.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { type Month, monthStart } from '#shared/forecast/forecast.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { Currency } from '#shared/opportunities/opportunity.values.ts'
import classes from './Forecast.module.css'
import { saveTargets } from './target.save.ts'

type Props = { owner: string; month: Month; currency: string; amount: number | null }

/** The target of a person and month: press it to set another, for this month or for the rest of the year too. */
export function TargetEditor({ owner, month, currency, amount }: Props) {
  const { t, i18n } = useTranslation()
  const { nameOf } = useTeammates()
  const [opened, setOpened] = useState(false)
  const shown = amount === null ? t('forecast.noTarget') : formatMoney(amount, currency, i18n.language, true)
  const what = { name: nameOf(owner), month: formatMonth(monthStart(month), i18n.language, 'long') }
  return (
    <Popover opened={opened} onChange={setOpened} width={240} position="bottom" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.setTarget}
          data-none={amount === null || undefined}
          aria-label={`${t('forecast.setTarget', what)}: ${shown}`}
          title={t('forecast.setTarget', what)}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <bdi>{shown}</bdi>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && (
          <Form
            {...{ owner, month, currency, amount }}
            title={t('forecast.setTarget', what)}
            onDone={() => setOpened(false)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function Form({
  owner,
  month,
  currency,
  amount,
  title,
  onDone
}: Props & { title: string; onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const [value, setValue] = useState<string | number>(amount ?? '')
  const [isRest, setRest] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [theirs, setTheirs] = useState<{ amount: number | null } | null>(null)
  const base = theirs ? theirs.amount : amount

  async function save(): Promise<void> {
    setSaving(true)
    try {
      await saveTargets(
        {
          owner_email: owner,
          month,
          currency: currency as Currency,
          amount: value === '' ? null : Number(value),
          base
        },
        isRest
      )
      await queryClient.invalidateQueries({ queryKey: ['forecast', 'won'] })
      onDone()
    } catch (error) {
      if (error instanceof AppError && error.code === 'changed_elsewhere') {
        setTheirs({ amount: (error.details.current as number | null) ?? null })
      } else showError(error)
    } finally {
      setSaving(false)
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <NumberInput
        {...numberSigns(i18n.language)}
        data-autofocus
        hideControls
        allowNegative={false}
        decimalScale={2}
        max={1e12}
        label={`${title} (${currency})`}
        value={value}
        onChange={setValue}
      />
      <Checkbox
        size="xs"
        label={t('forecast.restOfYear')}
        checked={isRest}
        onChange={(event) => setRest(event.currentTarget.checked)}
      />
      {theirs && (
        <p className={classes.theirs} role="alert">
          {t('forecast.theirs', {
            amount:
              theirs.amount === null
                ? t('forecast.noTarget')
                : formatMoney(theirs.amount, currency, i18n.language)
          })}
        </p>
      )}
      <Button type="submit" size="xs" loading={isSaving}>
        {theirs ? t('forecast.saveMine') : t('common.save')}
      </Button>
    </form>
  )
}
