/** Invoices as files: preview, print, check. */
export const papers = {
  preview: {
    open: 'Preview and print',
    title: '{{number}} as a PDF',
    print: 'Print',
    page: 'Page {{page}} of {{pages}}'
  },
  reveal: 'Show in folder',
  check: {
    start: 'Check a PDF',
    show: 'Open the invoice',
    not_a_pdf: 'This file is no PDF.',
    as_issued: 'This is the document of {{number}}, to the byte, as it was issued.',
    as_mailed: 'This is the document of {{number}}, to the byte, as it was e-mailed.',
    as_today: 'This is the document of {{number}}, to the byte, as it is today.',
    different:
      'It says that it is {{number}}, but it is neither the document as it was issued or e-mailed, nor as it is today: it was changed, or made at another time.',
    unknown: 'This is no document that this workspace knows.'
  }
}
