import { escapeXml } from './xml.text.ts'

/** What a PDF says of itself in XMP: the same as its own dictionary, that it is PDF/A-3, and what is embedded in it. */

export type PdfFacts = {
  title: string
  author: string | null
  subject: string | null
  language: string
  creator: string
  producer: string
  created: Date
  /** The file id, in hex. */
  id: string
  hasInvoice: boolean
}

export function xmpPacket(facts: PdfFacts): string {
  const moment = facts.created.toISOString().replace(/\.\d+Z$/, '+00:00')
  const uuid = facts.id
    .toLowerCase()
    .padEnd(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
  const about = (content: string, namespace: string) =>
    `<rdf:Description rdf:about="" ${namespace}>${content}</rdf:Description>\n`
  const localized = (name: string, text: string) =>
    `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></dc:${name}>`
  const dublinCore = [
    '<dc:format>application/pdf</dc:format>',
    localized('title', facts.title),
    facts.author && `<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>`,
    facts.subject && localized('description', facts.subject),
    `<dc:language><rdf:Bag><rdf:li>${facts.language}</rdf:li></rdf:Bag></dc:language>`
  ]
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n',
    about(
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
      'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ),
    about(dublinCore.filter(Boolean).join(''), 'xmlns:dc="http://purl.org/dc/elements/1.1/"'),
    about(
      `<xmp:CreatorTool>${escapeXml(facts.creator)}</xmp:CreatorTool>` +
        `<xmp:CreateDate>${moment}</xmp:CreateDate>`,
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ),
    about(
      `<pdf:Producer>${escapeXml(facts.producer)}</pdf:Producer>`,
      'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ),
    about(
      `<xmpMM:DocumentID>uuid:${uuid}</xmpMM:DocumentID>`,
      'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    ),
    facts.hasInvoice ? facturXDescription : '',
    '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
  ].join('')
}

const property = (name: string, description: string) =>
  '<rdf:li rdf:parseType="Resource">' +
  `<pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>` +
  `<pdfaProperty:category>external</pdfaProperty:category>` +
  `<pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`

/** The properties of Factur-X, and their schema, which PDF/A does not know by itself. */
const facturXDescription = [
  '<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">',
  '<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
  '<fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>\n',
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
  ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>',
  property('DocumentFileName', 'name of the embedded XML invoice file'),
  property('DocumentType', 'INVOICE'),
  property('Version', 'The actual version of the Factur-X XML schema'),
  property('ConformanceLevel', 'The conformance level of the embedded Factur-X data'),
  '</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n'
].join('')
