import type { papers as english } from '../en/papers.ts'
import type { Translated } from '../translated.ts'

export const papers: Translated<typeof english> = {
  preview: {
    open: 'Aperçu et impression',
    title: '{{number}} en PDF',
    print: 'Imprimer',
    page: 'Page {{page}} sur {{pages}}'
  },
  reveal: 'Afficher dans le dossier',
  check: {
    start: 'Vérifier un PDF',
    show: 'Ouvrir la facture',
    not_a_pdf: 'Ce fichier n’est pas un PDF.',
    as_issued: 'C’est, à l’octet près, le document {{number}} tel qu’il a été émis.',
    as_mailed: 'C’est, à l’octet près, le document {{number}} tel qu’il a été envoyé par e-mail.',
    as_today: 'C’est, à l’octet près, le document {{number}} tel qu’il est aujourd’hui.',
    different:
      'Il se dit {{number}}, mais n’est ni le document émis ou envoyé, ni celui d’aujourd’hui : il a été modifié, ou fait à un autre moment.',
    unknown: 'Cet espace ne connaît pas ce document.'
  }
}
