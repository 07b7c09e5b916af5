import type { jsPDF } from 'jspdf'
import { colorProfile } from './color.profile.ts'
import { type PdfFacts, xmpPacket } from './xmp.ts'

/**
 * Makes of what jsPDF writes a file of PDF/A-3, the one kind that may carry an e-invoice: what its colors mean, what it
 * says of itself in XMP, and the XML with its relation to the pages.
 */

/** What jsPDF offers to plugins and does not type. */
type Internal = {
  newObject: () => number
  write: (...text: string[]) => void
  putStream: (options: {
    data: string
    filters?: string[]
    additionalKeyValues?: { key: string; value: string }[]
  }) => void
  events: { subscribe: (event: string, callback: () => void) => void }
}

const profile = Buffer.from(colorProfile()).toString('latin1')

/** Call it before the document is put out; `modified` as PDF writes dates. */
export function becomePdfA(
  pdf: jsPDF,
  { facts, xml, modified }: { facts: PdfFacts; xml: string | null; modified: string }
): void {
  const internal = pdf.internal as unknown as Internal
  const { __private__ } = pdf as unknown as { __private__: { setPdfVersion: (version: string) => void } }
  __private__.setPdfVersion('1.7')
  let refs: { metadata: number; profile: number; file: number | null }
  internal.events.subscribe('postPutResources', () => {
    refs = {
      metadata: putMetadata(internal, xmpPacket(facts)),
      profile: putProfile(internal),
      file: xml === null ? null : putInvoice(internal, xml, modified)
    }
  })
  internal.events.subscribe('putCatalog', () => {
    const { metadata, profile: colors, file } = refs
    internal.write(`/Metadata ${metadata} 0 R`)
    internal.write(
      `/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) ` +
        `/Info (sRGB) /DestOutputProfile ${colors} 0 R >>]`
    )
    if (file === null) return
    internal.write(`/AF [${file} 0 R]`)
    internal.write(`/Names << /EmbeddedFiles << /Names [(factur-x.xml) ${file} 0 R] >> >>`)
  })
}

/** Not compressed: programs that know no PDF read it too. */
function putMetadata(internal: Internal, packet: string): number {
  return putStream(
    internal,
    Buffer.from(packet, 'utf8').toString('latin1'),
    [],
    [
      { key: 'Type', value: '/Metadata' },
      { key: 'Subtype', value: '/XML' }
    ]
  )
}

function putProfile(internal: Internal): number {
  return putStream(internal, profile, ['FlateEncode'], [{ key: 'N', value: '3' }])
}

/** The XML is the same invoice in another form. Answers the object that names the file. */
function putInvoice(internal: Internal, xml: string, modified: string): number {
  const data = Buffer.from(xml, 'utf8').toString('latin1')
  const stream = putStream(
    internal,
    data,
    ['FlateEncode'],
    [
      { key: 'Type', value: '/EmbeddedFile' },
      { key: 'Subtype', value: '/text#2Fxml' },
      { key: 'Params', value: `<< /Size ${data.length} /ModDate (${modified}) >>` }
    ]
  )
  const file = internal.newObject()
  internal.write(
    '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Alternative ' +
      `/Desc (Factur-X invoice) /EF << /F ${stream} 0 R /UF ${stream} 0 R >> >>`
  )
  internal.write('endobj')
  return file
}

function putStream(
  internal: Internal,
  data: string,
  filters: string[],
  additionalKeyValues: { key: string; value: string }[]
): number {
  const id = internal.newObject()
  internal.putStream({ data, filters, additionalKeyValues })
  internal.write('endobj')
  return id
}
