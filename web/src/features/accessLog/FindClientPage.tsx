import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { recordDate } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { TextField } from '../../ui/Field/TextField'
import { Notice } from '../../ui/Notice/Notice'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import styles from './accessLog.module.css'
import { findClient, foundClientQuery } from './queries'

/** Whose log is asked for: found by the whole code or number, since nobody is browsed here. */
export function FindClientPage() {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  // The finding is journaled, so it is an act and is done only when told to.
  const find = useCommand(findClient, async (found) => {
    for (const client of found.items) queryClient.setQueryData(foundClientQuery(client.id).queryKey, client)
    await Promise.resolve()
  })
  const found = find.isSending ? undefined : find.result?.items
  return (
    <Page title={t('accessLog:find.title')}>
      <div className={styles.column}>
        <Pane>
          <form
            role="search"
            className={styles.find}
            onSubmit={(event) => {
              event.preventDefault()
              const knownAs = typed.trim()
              setError(knownAs === '' ? t('accessLog:find.missing') : undefined)
              if (knownAs !== '') find.send(knownAs)
            }}
          >
            <TextField
              label={t('accessLog:find.label')}
              hint={t('accessLog:find.hint')}
              value={typed}
              onChange={setTyped}
              error={error ?? (find.problem ? problemText(find.problem, t, language) : undefined)}
              maxLength={100}
              autoComplete="off"
              width={24}
            />
            <p className={styles.quiet}>{t('accessLog:find.journaled')}</p>
            <div>
              <Button type="submit" look="filled" isPending={find.isSending}>
                {t('accessLog:find.act')}
              </Button>
            </div>
          </form>
        </Pane>
        <div role="status">
          {found?.map((client) => (
            <Notice key={client.id} tone="next">
              <p>
                <b>{client.name}</b>
                {client.born_on && `, ${t('accessLog:find.born', { date: recordDate(client.born_on, language) })}`}
              </p>
              <p>
                <Link to="/clients/$clientId/access-log" params={{ clientId: client.id }}>
                  {t('accessLog:find.open')}
                </Link>
              </p>
            </Notice>
          ))}
          {found?.length === 0 && (
            <Empty title={t('accessLog:find.none')}>
              <p>{t('accessLog:find.noneText')}</p>
            </Empty>
          )}
        </div>
      </div>
    </Page>
  )
}
