import { Link } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import type { Box, InboxState } from './types'

export function InboxEmpty({ box, state, waited }: { box: Box; state: InboxState; waited: number | undefined }) {
  const { t } = useTexts()
  const kind = state === 'closed' ? 'closed' : waited === undefined ? box : 'waited'
  return (
    <Pane>
      <Empty title={t(`handovers:empty.${kind}.title`)}>
        <p>{t(`handovers:empty.${kind}.text`)}</p>
        <p>
          <Link to="/handovers" search={{ box, state: state === 'open' ? 'closed' : 'open' }}>
            {t(state === 'open' ? 'handovers:seeClosed' : 'handovers:seeOpen')}
          </Link>
        </p>
      </Empty>
    </Pane>
  )
}
