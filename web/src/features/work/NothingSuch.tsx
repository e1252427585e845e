import { Link } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { Empty } from '../../ui/States/Empty'

/** Work waits, but none of the kind that is asked for. */
export function NothingSuch() {
  const { t } = useTexts()
  return (
    <Empty title={t('work:filter.nothing')}>
      <Link to="/work" search={{}}>
        {t('work:filter.showAll')}
      </Link>
    </Empty>
  )
}
