const key = 'mesa.reloaded-at'
const patienceMs = 10_000

/**
 * After an upgrade the parts that an open page still names are gone. The page is loaded anew, once:
 * if that does not help, the error is shown as any other.
 */
export function reloadAfterUpgrade(now: () => number): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (now() - last < patienceMs) return
    event.preventDefault()
    sessionStorage.setItem(key, String(now()))
    window.location.reload()
  })
}
