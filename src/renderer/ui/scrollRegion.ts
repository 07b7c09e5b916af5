/** What lets a part that scrolls be scrolled by keys where nothing in it can take the focus; `label` says what it is. */
export function scrollRegion(label: string) {
  return { role: 'region', tabIndex: 0, 'aria-label': label } as const
}
