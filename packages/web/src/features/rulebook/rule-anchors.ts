/** Brings a rule into view with the focus on its control, once what covered it is gone. */
export function goToRule(key: string): void {
  // After the dialog has given the focus back.
  setTimeout(() => {
    const rule = document.querySelector<HTMLElement>(`[data-rule="${CSS.escape(key)}"]`)
    rule?.scrollIntoView({ block: 'start' })
    rule?.querySelector<HTMLElement>('input, textarea, select, a')?.focus({ preventScroll: true })
  }, 50)
}

/** Brings a section of the page into view, with the focus on it. */
export function goToSection(id: string): void {
  const section = document.getElementById(`regla-${id}`)
  section?.focus({ preventScroll: true })
  section?.scrollIntoView({ block: 'start' })
}
