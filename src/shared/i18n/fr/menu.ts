import type { menu as english } from '../en/menu.ts'
import type { Translated } from '../translated.ts'

export const menu: Translated<typeof english> = {
  file: 'Fichier',
  view: 'Présentation',
  new_lead: 'Nouveau prospect',
  import_leads: 'Importer des prospects…',
  import_dump: 'Importer une sauvegarde…',
  settings: 'Paramètres…',
  sign_out: 'Se déconnecter',
  palette: 'Trouver ou lancer…',
  leads: 'Prospects',
  pipeline: 'Pipeline',
  diagnostics: 'Diagnostic'
}
