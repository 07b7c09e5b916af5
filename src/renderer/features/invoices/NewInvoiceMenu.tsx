import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import type { useNewInvoice } from '#renderer/records/invoices/create.invoice.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { pricesIncludeVat } from '#renderer/records/invoices/price.question.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { packs, regionCurrencies, regions } from '#shared/invoices/price.list.ts'
import classes from './Invoices.module.css'

type Props = { create: ReturnType<typeof useNewInvoice>['create']; isPending: boolean }

/** A new draft from nothing, a pack of the price list, or what a visitor of the website chose. */
export function NewInvoiceMenu({ create, isPending }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <Button.Group>
      <Button
        leftSection={<IconPlus size={15} aria-hidden />}
        loading={isPending}
        onClick={() => create({ from: 'nothing' })}
      >
        {t('invoices.new')}
      </Button>
      <Menu position="bottom-end" width={300} opened={opened} onChange={setOpened}>
        <Menu.Target>
          <ActionIcon
            variant="filled"
            color="accent"
            size={30}
            className={classes.more}
            aria-label={t('invoices.newFrom.more')}
          >
            <IconChevronDown size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.sources}>
          <Packs create={create} />
          {opened && <Cart create={create} />}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  )
}

function Packs({ create }: Pick<Props, 'create'>) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(callOptions('invoiceSettings', 'get', {}))
  if (!data) return null
  return regions.map((region) => (
    <div key={region}>
      <Menu.Label>
        {t('invoices.newFrom.pack')} · {t(`invoices.region.${region}`)}
      </Menu.Label>
      {packs.map((pack) => (
        <Menu.Item
          key={pack}
          rightSection={
            <bdi className={classes.price}>
              {paperAmount(data.prices[region][pack], regionCurrencies[region], i18n.language)}
            </bdi>
          }
          onClick={async () => {
            const includes_vat = await pricesIncludeVat(data.prices_include_vat, t)
            create({ from: 'pack', pack, region, includes_vat })
          }}
        >
          {t(`enums.pack.${pack}`)}
        </Menu.Item>
      ))}
    </div>
  ))
}

function Cart({ create }: Pick<Props, 'create'>) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(callOptions('invoices', 'cart', {}))
  const settings = useQuery(callOptions('invoiceSettings', 'get', {})).data
  return (
    <>
      <Menu.Label>{t('invoices.newFrom.cart')}</Menu.Label>
      {data?.length === 0 && <Menu.Item disabled>{t('invoices.newFrom.noCart')}</Menu.Item>}
      {data?.slice(0, 30).map((item) => (
        <Menu.Item
          key={item._id}
          rightSection={
            <bdi className={classes.price}>{paperAmount(item.price, item.currency, i18n.language)}</bdi>
          }
          onClick={async () => {
            const includes_vat = await pricesIncludeVat(settings?.prices_include_vat ?? null, t)
            create({ from: 'cart', cart_id: item._id, includes_vat })
          }}
        >
          <bdi>{item.pack_name}</bdi>
          {item.added_at && (
            <span className={classes.when}>
              <RelativeDate date={item.added_at} />
            </span>
          )}
        </Menu.Item>
      ))}
    </>
  )
}
