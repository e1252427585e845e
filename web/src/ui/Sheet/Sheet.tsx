import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTexts } from '../../i18n'
import { IconButton } from '../Button/Button'
import styles from './Sheet.module.css'

type Props = {
  title: string
  isOpen: boolean
  onClose?: () => void
  children: ReactNode
}

/** Lies over the page until it is answered; without `onClose` it can only be answered. On a phone it rises from the bottom. */
export function Sheet({ title, isOpen, onClose, children }: Props) {
  const { t } = useTexts()
  return (
    <ModalOverlay
      className={styles.over}
      isOpen={isOpen}
      isKeyboardDismissDisabled={!onClose}
      isDismissable={onClose !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
    >
      <Modal className={styles.sheet}>
        <Dialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title}>
              {title}
            </Heading>
            {onClose && <IconButton icon="close" label={t('act.close')} onPress={onClose} />}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
