import { ActionIcon, Button } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { maxAttachmentBytes, maxAttachments } from '#shared/mail/mail.contract.ts'
import type { Attachment } from '#shared/mail/mail.schema.ts'
import { FileChips } from '../FileChips.tsx'
import { fileSize } from '../mail.words.ts'
import classes from './Composer.module.css'

type Props = {
  mailId: string
  attachments: Attachment[]
  onChange: (attachments: Attachment[]) => void
  /** Files belong to a draft that is kept. */
  keepDraft: () => Promise<boolean>
}

/** Opens the system's dialog for files; what does not fit is named. */
export function AttachButton({ mailId, onChange, keepDraft }: Omit<Props, 'attachments'>) {
  const { t, i18n } = useTranslation()
  const attach = useMutation({
    mutationFn: async () => {
      await keepDraft()
      return ask(api.mail.attach({ _id: mailId }))
    },
    onSuccess: ({ attachments, refused }) => {
      onChange(attachments)
      for (const { name, reason } of refused) {
        const limit = reason === 'too_many' ? maxAttachments : fileSize(maxAttachmentBytes, i18n.language)
        showError(t(`mail.compose.fileRefused.${reason}`, { name: `\u2068${name}\u2069`, limit }))
      }
    },
    onError: (error) => showError(error)
  })
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPaperclip size={15} stroke={1.7} aria-hidden />}
      loading={attach.isPending}
      onClick={() => attach.mutate()}
    >
      {t('mail.compose.attach')}
    </Button>
  )
}

/** The files of the draft, each with its way out. */
export function AttachedFiles({ mailId, attachments, onChange }: Omit<Props, 'keepDraft'>) {
  const { t } = useTranslation()
  const detach = useMutation({
    mutationFn: (attachment: string) => ask(api.mail.detach({ _id: mailId, attachment })),
    onSuccess: onChange,
    onError: (error) => showError(error)
  })
  return (
    <FileChips
      files={attachments}
      action={({ _id, name }) => (
        <ActionIcon
          size="xs"
          className={classes.detach}
          aria-label={t('mail.compose.detach', { name })}
          disabled={detach.isPending}
          onClick={() => detach.mutate(_id)}
        >
          <IconX size={12} aria-hidden />
        </ActionIcon>
      )}
    />
  )
}
