import { useState } from 'react'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { BlockedButton, Button } from '../../ui/Button/Button'
import { SelectField } from '../../ui/Field/SelectField'
import { Notice } from '../../ui/Notice/Notice'
import { Sheet } from '../../ui/Sheet/Sheet'
import { putEvidence } from './commands'
import { FilePick } from './FilePick'
import styles from './milestones.module.css'
import { Refusal } from './Refusal'
import { faultOf } from './rules'
import type { Milestone } from './types'
import { useKindName } from './words'

type Props = { one: Milestone; kinds: string[]; isOpen: boolean; onClose: () => void; onDone: () => Promise<unknown> }

export function EvidenceSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('milestones:evidence.sheet')} isOpen={isOpen} onClose={rest.onClose}>
      <EvidenceForm {...rest} />
    </Sheet>
  )
}

/** A file and its kind. It supersedes the one before, which stays readable. */
function EvidenceForm({ one, kinds, onClose, onDone }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const kindName = useKindName()
  const [kind, setKind] = useState(kinds.length === 1 ? (kinds[0] ?? null) : null)
  const [file, setFile] = useState<File | null>(null)
  const command = useCommand(putEvidence, onDone)
  const fault = file && faultOf(file)
  return (
    <div className={styles.view}>
      {command.problem && <Refusal problem={command.problem} onRefresh={() => void onDone()} />}
      {one.evidence.length > 0 && <p>{t('milestones:evidence.supersedes')}</p>}
      <SelectField label={t('milestones:evidence.kind')} options={kinds.map((id) => ({ id, label: kindName(id) }))} value={kind} onChange={setKind} />
      <FilePick file={file} onFile={setFile} />
      {fault && (
        <Notice tone="alert" live>
          <p>{t(`milestones:evidence.fault.${fault}`)}</p>
        </Notice>
      )}
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        {kind !== null && file && !fault ? (
          <Button
            look="filled"
            isPending={command.isSending}
            onPress={() => { command.send({ id: one.id, version: one.version, kind, file, mediaType: file.type, name: file.name, size: file.size, modified: file.lastModified }) }}
          >
            {t('milestones:evidence.act')}
          </Button>
        ) : (
          <BlockedButton reason={t('milestones:evidence.chooseFirst')}>{t('milestones:evidence.act')}</BlockedButton>
        )}
      </div>
    </div>
  )
}
