declare module 'subset-font' {
  /** The glyphs of a text out of a font. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'sfnt' | 'woff2' }
  ): Promise<Uint8Array>
}
