import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Notice } from '../../ui/Notice/Notice'
import type { Source } from './types'

/** Services whose log has not been gathered whole: what is missing below may still have happened. */
export function StoppedSources({ sources }: { sources: Source[] }) {
  const { t, language } = useTexts()
  const stopped = sources.filter((one) => one.stopped)
  if (stopped.length === 0) return null
  return (
    <Notice tone="alert">
      {stopped.map((one) => (
        <p key={one.source}>
          {one.gathered_at ? t('accessLog:stopped', { source: one.source, when: momentText(one.gathered_at, t, language) }) : t('accessLog:never', { source: one.source })}
        </p>
      ))}
    </Notice>
  )
}
