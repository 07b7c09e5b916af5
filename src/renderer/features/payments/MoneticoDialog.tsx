import { Button, Modal, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import type { ShownMoneticoSettings } from '#shared/payments/monetico.contract.ts'
import { environments, macForms } from '#shared/payments/monetico.values.ts'
import classes from './Monetico.module.css'
import { type MoneticoForm, useMoneticoForm } from './useMoneticoForm.ts'

type Props = { settings: ShownMoneticoSettings; onClose: () => void }

/** The contract with the bank. The key is typed, never shown. */
export function MoneticoDialog({ settings, onClose }: Props) {
  const { t } = useTranslation()
  const form = useMoneticoForm(settings, onClose)
  return (
    <Modal
      opened
      onClose={() => void form.leave()}
      size={520}
      title={t('payments.monetico.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
      >
        <p className={classes.text}>{t('payments.monetico.text')}</p>
        <div className={classes.pair}>
          <Line form={form} name="tpe" label={t('payments.monetico.terminal')} isFirst />
          <Line form={form} name="company_code" label={t('payments.monetico.companyCode')} />
        </div>
        <KeyField form={form} settings={settings} />
        <Choices form={form} />
        <Line form={form} name="return_ok" label={t('payments.monetico.returnOk')} placeholder="https://" />
        <Line
          form={form}
          name="return_error"
          label={t('payments.monetico.returnError')}
          placeholder="https://"
        />
        {form.error && (
          <FormMessage tone="bad">
            <ErrorText error={form.error} />
          </FormMessage>
        )}
        <div className={classes.actions}>
          {settings.key !== 'none' && (
            <Button data-start variant="subtle" color="gray" onClick={form.forgetKey}>
              {t('payments.monetico.forget')}
            </Button>
          )}
          <Button variant="default" onClick={() => void form.leave()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type LineProps = {
  form: MoneticoForm
  name: 'tpe' | 'company_code' | 'return_ok' | 'return_error'
  label: string
  placeholder?: string
  isFirst?: boolean
}

function Line({ form, name, label, placeholder, isFirst }: LineProps) {
  return (
    <TextInput
      data-autofocus={isFirst}
      label={label}
      placeholder={placeholder}
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
      value={form.draft[name] ?? ''}
      onChange={(event) => form.change({ [name]: event.currentTarget.value || null })}
      error={form.errors[name]}
    />
  )
}

function KeyField({ form, settings }: { form: MoneticoForm; settings: ShownMoneticoSettings }) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      label={t('payments.monetico.key')}
      description={t('payments.monetico.keyHint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={t(`payments.monetico.keyState.${settings.key}`)}
      autoComplete="new-password"
      attributes={{ innerInput: { dir: 'ltr' } }}
      visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show') }}
      value={form.key}
      onChange={(event) => form.changeKey(event.currentTarget.value)}
      error={form.errors.key}
    />
  )
}

function Choices({ form: { draft, change } }: { form: MoneticoForm }) {
  const { t } = useTranslation()
  return (
    <>
      <div>
        <div className={classes.label}>{t('payments.monetico.macForm')}</div>
        <SegmentedControl
          fullWidth
          aria-label={t('payments.monetico.macForm')}
          data={macForms.map((value) => ({ value, label: t(`payments.monetico.macForms.${value}`) }))}
          value={draft.mac_form}
          onChange={(value) => change({ mac_form: value === 'values' ? 'values' : 'fields' })}
        />
        <p className={classes.text}>{t('payments.monetico.macHint')}</p>
      </div>
      <div>
        <div className={classes.label}>{t('payments.monetico.environment')}</div>
        <SegmentedControl
          aria-label={t('payments.monetico.environment')}
          data={environments.map((value) => ({ value, label: t(`payments.monetico.environments.${value}`) }))}
          value={draft.environment}
          onChange={(value) => change({ environment: value === 'live' ? 'live' : 'test' })}
        />
        {draft.environment === 'test' && <p className={classes.text}>{t('payments.online.testText')}</p>}
      </div>
    </>
  )
}
