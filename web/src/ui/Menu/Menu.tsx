import type { ReactNode } from 'react'
import { Button, Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { Icon, type IconName } from '../Icon/Icon'
import styles from './Menu.module.css'

export type MenuGroup = {
  id: string
  head?: string
  /** The chosen item of a group of choices. */
  chosen?: string
  items: { id: string; label: string; detail?: string; lang?: string }[]
}

type Props = {
  label: string
  icon?: IconName
  /** What the button shows. */
  children: ReactNode
  groups: MenuGroup[]
  onChoose: (groupId: string, itemId: string) => void
}

/** A button that opens choices. */
export function Menu({ label, icon, children, groups, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button className={styles.button} aria-label={label}>
        {icon && <Icon name={icon} />}
        <span className={styles.text}>{children}</span>
        <Icon name="down" />
      </Button>
      <Popover className={styles.popover}>
        <AriaMenu aria-label={label} className={styles.menu}>
          {groups.map((group) => (
            <MenuSection
              key={group.id}
              aria-label={group.head ?? label}
              className={styles.section}
              {...(group.chosen === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [`${group.id}:${group.chosen}`] })}
            >
              {group.head && <Header className={styles.head}>{group.head}</Header>}
              {group.items.map((item) => (
                <MenuItem
                  key={item.id}
                  id={`${group.id}:${item.id}`}
                  textValue={item.label}
                  className={styles.item}
                  onAction={() => { onChoose(group.id, item.id) }}
                >
                  {({ isSelected }) => (
                    <>
                      <span className={styles.mark}>{isSelected && <Icon name="tick" />}</span>
                      <span lang={item.lang}>
                        {item.label}
                        {item.detail && <span className={styles.detail}>{item.detail}</span>}
                      </span>
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
