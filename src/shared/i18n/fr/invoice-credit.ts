import type { invoiceCredit as english } from '../en/invoice-credit.ts'
import type { Translated } from '../translated.ts'

export const invoiceCredit: Translated<typeof english> = {
  partly: {
    whole: 'Tout',
    part: 'Une partie',
    what: 'Que reprendre',
    line: 'Ligne',
    left: 'Reste',
    quantity: 'Quantité',
    amount: 'Montant HT',
    sum: 'Avoir',
    leftText: '{{amount}} ont déjà été repris.',
    textPart: 'Un avoir reprend cette partie. Il a son propre numéro et ne peut pas être annulé.',
    title: 'Avoir sur {{number}}',
    donePart: '{{number}} la reprend',
    partBy: 'Repris en partie par'
  },
  title: 'Annuler {{number}} ?',
  text: 'Un avoir de {{amount}} la reprend. Il reçoit son propre numéro et ne peut pas être défait.',
  paid: '{{amount}} ont été payés et devront être remboursés.',
  reason: 'Motif, sur l’avoir',
  confirm: 'Faire l’avoir',
  done: '{{number}} l’annule',
  by: 'Annulée par',
  of: 'Annule'
}
