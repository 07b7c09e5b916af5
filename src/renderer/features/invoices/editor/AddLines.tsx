import { Button, Menu } from '@mantine/core'
import { IconPackage, IconPlus, IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { pricesIncludeVat } from '#renderer/records/invoices/price.question.ts'
import type { DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import type { InvoiceSettings } from '#shared/invoices/invoice-settings.contract.ts'
import {
  netPrice,
  type Pack,
  packs,
  type Region,
  regionCurrencies,
  regions
} from '#shared/invoices/price.list.ts'
import type { Draft } from './draft.fields.ts'
import classes from './LineGrid.module.css'
import { TemplateMenu } from './TemplateMenu.tsx'

type Props = { draft: Draft; addEmpty: () => void; add: (items: DraftItem[]) => void }

/** Ways to add lines: an empty one, a pack of the price list, ready-made ones. */
export function AddLines({ draft, addEmpty, add }: Props) {
  const { t } = useTranslation()
  const { data: settings } = useQuery(callOptions('invoiceSettings', 'get', {}))
  return (
    <div className={classes.add}>
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={addEmpty}>
        {t('invoices.editor.addLine')}
      </Button>
      {settings && (
        <>
          <Menu position="bottom-start" width={300}>
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<IconPackage size={14} />}>
                {t('invoices.editor.addPack')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              <Packs settings={settings} draft={draft} add={add} />
            </Menu.Dropdown>
          </Menu>
          <Menu position="bottom-start" width={300}>
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<IconTemplate size={14} />}>
                {t('invoices.editor.addTemplate')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              <TemplateMenu templates={settings.templates} draft={draft} add={add} />
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </div>
  )
}

type PacksProps = { settings: InvoiceSettings; draft: Draft; add: Props['add'] }

/** The prices in the draft's currency: nothing is converted. */
function Packs({ settings, draft, add }: PacksProps) {
  const { t, i18n } = useTranslation()
  const fitting = regions.filter((region) => regionCurrencies[region] === draft.currency)
  const choose = async (region: Region, pack: Pack) => {
    const price = settings.prices[region][pack]
    const withVat = await pricesIncludeVat(settings.prices_include_vat, t)
    add([
      {
        description: t(`enums.pack.${pack}`),
        quantity: 1,
        unit_price: withVat ? netPrice(price, settings.vat_rate) : price,
        discount_percent: 0,
        tax_rate: settings.vat_rate
      }
    ])
  }
  return fitting.map((region) => (
    <div key={region}>
      <Menu.Label>{t(`invoices.region.${region}`)}</Menu.Label>
      {packs.map((pack) => (
        <Menu.Item
          key={pack}
          rightSection={
            <bdi className={classes.price}>
              {paperAmount(settings.prices[region][pack], draft.currency, i18n.language)}
            </bdi>
          }
          onClick={() => void choose(region, pack)}
        >
          {t(`enums.pack.${pack}`)}
        </Menu.Item>
      ))}
    </div>
  ))
}
