import { useLayoutEffect } from 'react'

/** Console and administration are compact; the portal is not. Set on the root, so that dialogs follow. */
export function useDensity(density: 'compact' | 'roomy'): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    if (density === 'compact') dataset['density'] = 'compact'
    else delete dataset['density']
  }, [density])
}
