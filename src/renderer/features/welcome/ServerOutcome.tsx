import { useTranslation } from 'react-i18next'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { fieldErrors } from '#renderer/ui/errors.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { workspaceContract } from '#shared/workspace/workspace.contract.ts'
import { Detail } from './Detail.tsx'

type Props = { tested: OutputOf<typeof workspaceContract.test> | undefined; error: unknown }

/** What became of trying or opening an address: it works, or why not. */
export function ServerOutcome({ tested, error }: Props) {
  const { t } = useTranslation()
  if (error) return <Refusal error={error} />
  if (!tested) return null
  if (tested.works) {
    return (
      <FormMessage tone="good">
        {t('workspace.server.works', { version: tested.serverVersion, count: tested.collections })}
      </FormMessage>
    )
  }
  return (
    <FormMessage tone="bad">
      {t(`errors.connection.${tested.reason}`)}
      <Detail text={tested.detail} />
    </FormMessage>
  )
}

function Refusal({ error }: { error: unknown }) {
  if (Object.keys(fieldErrors(error)).length > 0) return null
  const detail = error instanceof AppError ? error.details.detail : null
  return (
    <FormMessage tone="bad">
      <ErrorText error={error} />
      <Detail text={typeof detail === 'string' ? detail : null} />
    </FormMessage>
  )
}
