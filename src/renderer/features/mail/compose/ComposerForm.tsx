import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { languageNames } from '#renderer/ui/language.names.ts'
import type { Composition } from '#shared/mail/mail.contract.ts'
import { fillTemplate } from '#shared/templates/template.rules.ts'
import type { Template } from '#shared/templates/template.schema.ts'
import { directionOf, languages, nearestLanguage } from '#shared/values/language.ts'
import { FileChips } from '../FileChips.tsx'
import { AttachButton, AttachedFiles } from './Attachments.tsx'
import classes from './Composer.module.css'
import { MailPreview } from './MailPreview.tsx'
import { OpenMarks } from './OpenMarks.tsx'
import { Receivers } from './Receivers.tsx'
import { Sender } from './Sender.tsx'
import { TemplatePicker } from './TemplatePicker.tsx'
import { type Composer, useComposer } from './useComposer.ts'

type Props = { composition: Composition; onClose: () => void }

/** One e-mail. Ctrl/Cmd+Enter sends it. */
export function ComposerForm({ composition, onClose }: Props) {
  const { t } = useTranslation()
  const composer = useComposer(composition, onClose)
  const { fields, change, errorOf } = composer
  const [view, setView] = useState<'write' | 'preview'>('write')
  const subject = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const direction = directionOf(fields.language)

  async function take(template: Template): Promise<void> {
    const isWritten = fields.subject.trim() !== '' || fields.body.trim() !== ''
    if (isWritten && !(await mayReplace())) return
    const values = composition.values[fields.language]
    change({ subject: fillTemplate(template.subject, values), body: fillTemplate(template.body, values) })
    setView('write')
  }

  const mayReplace = () =>
    confirm({
      title: t('mail.compose.replaceTitle'),
      body: t('mail.compose.replaceBody'),
      confirm: t('mail.compose.replace'),
      cancel: t('common.cancel')
    })

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        composer.send()
      }}
      onKeyDown={getHotkeyHandler([['mod+Enter', composer.send]])}
    >
      <Sender from={composition.from} />
      {composition.emailed_at && (
        <p className={classes.earlier}>
          {t('mail.compose.emailedBefore')} · <RelativeDate date={composition.emailed_at} />
        </p>
      )}
      <Receivers composer={composer} />
      <div className={classes.tools}>
        <TemplatePicker language={fields.language} onPick={(template) => void take(template)} />
        <AttachButton
          mailId={composition.draft._id}
          onChange={composer.setAttachments}
          keepDraft={composer.keepNow}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('mail.compose.language')}
          value={fields.language}
          onChange={(language) => change({ language: nearestLanguage(language) })}
          data={languages.map((value) => ({
            value,
            label: <span lang={value}>{languageNames[value]}</span>
          }))}
        />
        <SegmentedControl
          size="xs"
          className={classes.views}
          value={view}
          onChange={(value) => setView(value === 'preview' ? 'preview' : 'write')}
          data={[
            { value: 'write', label: t('mail.compose.write') },
            { value: 'preview', label: t('mail.compose.preview') }
          ]}
        />
      </div>
      {view === 'preview' ? (
        <MailPreview fields={fields} />
      ) : (
        <>
          <TextInput
            ref={subject}
            label={t('mail.compose.subject')}
            dir={direction}
            lang={fields.language}
            value={fields.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
            error={errorOf('subject')}
          />
          <Textarea
            ref={body}
            label={t('mail.compose.body')}
            autosize
            minRows={9}
            maxRows={18}
            data-autofocus={fields.to.length > 0 || undefined}
            dir={direction}
            lang={fields.language}
            value={fields.body}
            onChange={(event) => change({ body: event.currentTarget.value })}
            error={errorOf('body')}
          />
        </>
      )}
      <OpenMarks marks={composer.marks} fields={() => [subject.current, body.current]} />
      {composition.paper && <Paper paper={composition.paper} />}
      <AttachedFiles
        mailId={composition.draft._id}
        attachments={composer.attachments}
        onChange={composer.setAttachments}
      />
      <Foot composer={composer} maySend={composition.from !== null} isResumed={composition.is_resumed} />
    </form>
  )
}

/** The invoice as a PDF: always with the mail, and drawn at the moment of sending. */
function Paper({ paper }: { paper: NonNullable<Composition['paper']> }) {
  const { t } = useTranslation()
  return (
    <div className={classes.paper}>
      <FileChips files={[{ ...paper, _id: 'paper', sha256: null }]} />
      <span>{t('mail.compose.paper')}</span>
    </div>
  )
}

type FootProps = { composer: Composer; maySend: boolean; isResumed: boolean }

function Foot({ composer, maySend, isResumed }: FootProps) {
  const { t } = useTranslation()
  const { keeping } = composer
  return (
    <div className={classes.foot}>
      {composer.isBegun && (
        <Button variant="subtle" color="gray" onClick={composer.discard}>
          {t('mail.compose.discard')}
        </Button>
      )}
      {isResumed && (
        <Button variant="subtle" color="gray" onClick={composer.startOver}>
          {t('mail.compose.startOver')}
        </Button>
      )}
      <span className={classes.keeping} role="status" data-failed={keeping.state === 'failed' || undefined}>
        {keeping.state === 'failed' && t('mail.compose.notKept')}
        {keeping.at && (
          <>
            {t('mail.compose.kept')} · <RelativeDate date={keeping.at} />
          </>
        )}
      </span>
      <KeyHint keys="mod+enter" />
      <Button type="submit" loading={composer.isSending} disabled={!maySend}>
        {t('mail.compose.send')}
      </Button>
    </div>
  )
}
