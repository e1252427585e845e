import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { durationText } from '../../format/duration'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Tag } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import styles from './emergencies.module.css'
import { EndSheet } from './EndSheet'
import { secondsLeft } from './rules'

const TICK_MS = 1000

/** On every page of a client who is seen in an emergency alone: how long, and the act that ends it. At the end the page goes. */
export function EmergencyBanner({ caseId, emergency }: { caseId: string; emergency: { id: string; ends_at: string } }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [now, setNow] = useState(Date.now)
  const [ending, setEnding] = useState(false)
  const left = secondsLeft(emergency.ends_at, now)
  const over = left === 0
  useEffect(() => {
    const ticking = setInterval(() => { setNow(Date.now()) }, TICK_MS)
    return () => { clearInterval(ticking) }
  }, [])
  useEffect(() => {
    if (!over) return
    void queryClient.resetQueries({ queryKey: ['plan', caseId] })
    void queryClient.resetQueries({ queryKey: ['case', caseId] })
  }, [over, queryClient, caseId])
  return (
    <section className={styles.banner} aria-label={t('emergencies:banner.label')}>
      <p>
        <Tag tone="alert">{t('emergencies:banner.label')}</Tag>
        <span>{t('emergencies:banner.text')}</span>
        <b>{t('emergencies:banner.left', { duration: durationText(t, left) })}</b>
        <span className={styles.quiet}>
          {t('emergencies:banner.ends')} <Moment instant={emergency.ends_at} />
        </span>
      </p>
      <Button onPress={() => { setEnding(true) }}>{t('emergencies:end.open')}</Button>
      <EndSheet emergency={emergency.id} isOpen={ending} onClose={() => { setEnding(false) }} onEnded={() => navigate({ to: '/emergency' })} />
    </section>
  )
}
