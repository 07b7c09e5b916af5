import { IconFile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#shared/mail/mail.schema.ts'
import classes from './Mail.module.css'
import { fileSize } from './mail.words.ts'

type Props = { files: Attachment[]; action?: (file: Attachment) => ReactNode }

/** Files of a mail: name and size. */
export function FileChips({ files, action }: Props) {
  const { t, i18n } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('mail.compose.files')}>
      {files.map((file) => (
        <li key={file._id} className={classes.file}>
          <IconFile size={14} stroke={1.6} aria-hidden />
          <bdi className={classes.fileName} title={file.name}>
            {file.name}
          </bdi>
          <span className={classes.fileSize}>{fileSize(file.size, i18n.language)}</span>
          {action?.(file)}
        </li>
      ))}
    </ul>
  )
}
