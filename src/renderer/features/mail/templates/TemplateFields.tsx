import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames } from '#renderer/ui/language.names.ts'
import { templateVariables } from '#shared/templates/template.rules.ts'
import { templateCategories } from '#shared/templates/template.schema.ts'
import { directionOf, languages, nearestLanguage } from '#shared/values/language.ts'
import classes from './Templates.module.css'
import type { TemplateForm } from './useTemplateForm.ts'

/** The fields of a template, with what can be filled in by itself. */
export function TemplateFields({ form }: { form: TemplateForm }) {
  const { t } = useTranslation()
  const { draft, change, errorOf } = form
  const body = useRef<HTMLTextAreaElement>(null)
  const direction = directionOf(draft.language)
  const category = templateCategories.find((known) => known === draft.category) ?? null

  function insert(variable: string): void {
    const field = body.current
    if (!field) return
    const { selectionStart: from, selectionEnd: to } = field
    const text = `{{${variable}}}`
    change({ body: draft.body.slice(0, from) + text + draft.body.slice(to) })
    requestAnimationFrame(() => {
      field.focus()
      field.setSelectionRange(from + text.length, from + text.length)
    })
  }

  return (
    <div className={classes.fields}>
      <TextInput
        data-autofocus
        label={t('mail.templates.name')}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errorOf('name')}
      />
      <div className={classes.pair}>
        <div>
          <div className={classes.label}>{t('mail.templates.language')}</div>
          <SegmentedControl
            aria-label={t('mail.templates.language')}
            value={draft.language}
            onChange={(language) => change({ language: nearestLanguage(language) })}
            data={languages.map((value) => ({
              value,
              label: <span lang={value}>{languageNames[value]}</span>
            }))}
          />
        </div>
        <Select
          label={t('mail.templates.category')}
          placeholder={t('mail.templates.noCategory')}
          clearable
          value={category}
          onChange={(value) =>
            change({ category: templateCategories.find((known) => known === value) ?? null })
          }
          data={templateCategories.map((value) => ({
            value,
            label: t(`mail.templates.categories.${value}`)
          }))}
        />
      </div>
      <TextInput
        label={t('mail.templates.subject')}
        dir={direction}
        lang={draft.language}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
        error={errorOf('subject')}
      />
      <Textarea
        ref={body}
        label={t('mail.templates.body')}
        autosize
        minRows={8}
        maxRows={16}
        dir={direction}
        lang={draft.language}
        value={draft.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
        error={errorOf('body')}
      />
      <div className={classes.variables}>
        <span className={classes.hint}>{t('mail.templates.insert')}</span>
        {templateVariables.map((variable) => (
          <button key={variable} type="button" className={classes.variable} onClick={() => insert(variable)}>
            {t(`mail.templates.variable.${variable}`)}
          </button>
        ))}
      </div>
      <p className={classes.hint}>{t('mail.templates.marks')}</p>
    </div>
  )
}
