import { useState } from 'react'
import { can } from '../../access/can'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { Facts } from '../../ui/Facts/Facts'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import type { PresentCase } from './types'
import { DetailsSheet } from './DetailsSheet'

/** How to reach the client; the rest, and its changing, when somebody asks for it. */
export function DetailsPane({ one }: { one: PresentCase }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)
  const { client } = one
  const reachable = client.phone !== '' || client.email !== ''
  return (
    <Pane title={t('cases:contact.title')}>
      {outcome !== null && <Outcome key={outcome} title={outcome} />}
      {reachable ? (
        <Facts
          facts={[
            client.phone !== '' && { term: t('cases:contact.phone'), value: <a href={`tel:${client.phone}`}>{client.phone}</a> },
            client.email !== '' && { term: t('cases:contact.email'), value: <a href={`mailto:${client.email}`}>{client.email}</a> },
            client.interpreter !== '' && { term: t('clientDetails:field.interpreter'), value: standing(termText('language', client.interpreter, t)) },
          ]}
        />
      ) : (
        <p>{t('clientDetails:unreachable')}</p>
      )}
      {can(one, 'client_read') && (
        <div>
          <Button
            onPress={() => {
              setOutcome(null)
              setOpen(true)
            }}
          >
            {t(can(one, 'client_write') ? 'clientDetails:change' : 'clientDetails:show')}
          </Button>
        </div>
      )}
      {open && (
        <DetailsSheet
          caseId={one.id}
          onClose={() => { setOpen(false) }}
          onWritten={(what) => {
            setOpen(false)
            setOutcome(what)
          }}
        />
      )}
    </Pane>
  )
}
