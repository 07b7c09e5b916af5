import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { formatDay } from '#renderer/records/formats.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { StatementRow } from '#shared/statements/statement.contract.ts'
import { InvoicePicker } from './InvoicePicker.tsx'
import classes from './Statements.module.css'
import { useConfirm } from './useConfirm.ts'

/** One line of a statement: what came in, what it seems to pay and why, and what to do with it. */
export function LineRow({ row }: { row: StatementRow }) {
  const { i18n } = useTranslation()
  const { booked_on, amount, currency, name, text, reference } = row
  return (
    <li className={classes.line} data-testid="bank-line">
      <span className={classes.day}>{booked_on && formatDay(booked_on, new Date(), i18n.language)}</span>
      <bdi className={classes.amount}>{paperAmount(amount, currency, i18n.language)}</bdi>
      <span className={classes.words}>
        {name && <bdi className={classes.name}>{name}</bdi>}
        {text && <bdi>{text}</bdi>}
        {reference && <bdi className={classes.quiet}>{reference}</bdi>}
      </span>
      {row.state === 'open' ? <OpenEnd row={row} /> : <DoneEnd row={row} />}
    </li>
  )
}

function OpenEnd({ row }: { row: StatementRow }) {
  const { t } = useTranslation()
  const [isChoosing, setChoosing] = useState(false)
  const { confirm: confirmMatch, isPending } = useConfirm()
  const { setAside } = useLineCommands(row)
  const { _id, proposal } = row
  return (
    <>
      <span className={classes.proposal}>
        {proposal ? (
          <Proposal row={row} />
        ) : (
          <span className={classes.quiet}>{t('statements.noProposal')}</span>
        )}
        {isChoosing && <InvoicePicker line={row} onClose={() => setChoosing(false)} />}
      </span>
      <span className={classes.ways}>
        {proposal && (
          <Button
            size="compact-sm"
            variant={proposal.is_certain ? 'filled' : 'default'}
            loading={isPending}
            onClick={() => confirmMatch([{ _id, allocations: proposal.allocations }])}
          >
            {t('statements.confirm')}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={26} aria-label={t('invoices.action.more')}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setChoosing(true)}>{t('statements.choose')}</Menu.Item>
            <Menu.Item onClick={() => setAside(true)}>{t('statements.setAside')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </span>
    </>
  )
}

function Proposal({ row: { proposal, currency } }: { row: StatementRow }) {
  const { t, i18n } = useTranslation()
  if (!proposal) return null
  const isSpread = proposal.allocations.length > 1
  return (
    <>
      {proposal.allocations.map(({ invoice_id, invoice_number, client, amount }) => (
        <span key={invoice_id} className={classes.invoice}>
          <Link href={`/invoices/${invoice_id}`}>
            <bdi>{invoice_number}</bdi>
          </Link>{' '}
          {client && <bdi>{client}</bdi>}{' '}
          {isSpread && <bdi className={classes.quiet}>{paperAmount(amount, currency, i18n.language)}</bdi>}
        </span>
      ))}
      <span className={classes.reasons}>
        {proposal.reasons.map((reason) => (
          <span key={reason} className={classes.reason} data-reason={reason}>
            {t(`statements.reason.${reason}`)}
          </span>
        ))}
      </span>
    </>
  )
}

function DoneEnd({ row }: { row: StatementRow }) {
  const { t } = useTranslation()
  const { setAside, reopen, isPending } = useLineCommands(row)
  const isMatched = row.state === 'matched'
  return (
    <>
      <span className={classes.proposal}>
        {row.allocations.map(({ invoice_id, invoice_number }) => (
          <Link key={invoice_id} href={`/invoices/${invoice_id}`}>
            <bdi>{invoice_number}</bdi>
          </Link>
        ))}
      </span>
      <span className={classes.ways}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={isPending}
          onClick={isMatched ? () => void reopen() : () => setAside(false)}
        >
          {t(isMatched ? 'statements.reopen' : 'statements.takeUp')}
        </Button>
      </span>
    </>
  )
}

function useLineCommands({ _id }: StatementRow) {
  const { t, i18n } = useTranslation()
  const onError = (error: unknown) => showRefusal(error, t, i18n.language)
  const aside = useMutation({
    mutationFn: (is_aside: boolean) => ask(api.statements.setAside({ _id, is_aside })),
    onError
  })
  const back = useMutation({
    mutationFn: () => ask(api.statements.reopen({ _id })),
    onSuccess: () => showDone(t('statements.reopened')),
    onError
  })
  const reopen = async () => {
    const isSure = await confirm({
      title: t('statements.reopen'),
      body: t('statements.reopenText'),
      confirm: t('statements.reopen'),
      cancel: t('common.cancel'),
      danger: true
    })
    if (isSure) back.mutate()
  }
  return { setAside: aside.mutate, reopen, isPending: aside.isPending || back.isPending }
}
