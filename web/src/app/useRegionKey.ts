import { type RefObject, useEffect } from 'react'

const REGIONS = 'header, nav, main, aside'
const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]'

/** F6 goes to the next region of the page, Shift+F6 to the one before. */
export function useRegionKey(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !frame.current) return
      event.preventDefault()
      const regions = [...frame.current.querySelectorAll<HTMLElement>(REGIONS)].filter((region) => !region.querySelector('main'))
      const here = regions.findLastIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = regions[(here + step + regions.length) % regions.length]
      const target = next?.querySelector<HTMLElement>(FOCUSABLE) ?? next
      target?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => { document.removeEventListener('keydown', onKey) }
  }, [frame])
}
