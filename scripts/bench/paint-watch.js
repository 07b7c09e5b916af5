/**
 * Stands in front of a page whose start is measured: `paintedAt` becomes the time, in ms since 1970, right after the
 * frame that first shows what `data-selector` names. It is there before any other script, so nothing is missed.
 */
window.paintedAt = new Promise((resolve) => {
  const { selector } = document.currentScript.dataset
  const look = () => {
    if (!document.querySelector(selector)) return
    observer.disconnect()
    requestAnimationFrame(() => {
      // A message comes in after this frame's paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true })
})
