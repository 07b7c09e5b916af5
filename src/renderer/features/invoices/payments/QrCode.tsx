import { useMemo } from 'react'
import { encode } from 'uqr'
import classes from './Payments.module.css'

/** A QR code that a phone reads from the screen, dark on white in both themes. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => draw(text), [text])
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}

/** One square for each dark module, with the quiet zone that readers need. */
function draw(text: string): { path: string; size: number } {
  const { data } = encode(text, { ecc: 'L', border: 3 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return { path: squares.join(''), size: data.length }
}
