import { Combobox, Textarea, type TextareaProps, useCombobox } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OwnerLine } from '../OwnerBadge.tsx'
import { useTeammates } from '../useTeammates.ts'
import { mentionOffers, type OpenMention, openMention, withMention } from './mention.words.ts'

type Props = Omit<TextareaProps, 'value' | 'onChange'> & {
  value: string
  onChange: (text: string) => void
}

/** A text in which @ offers colleagues: arrows choose, Enter or Tab fills in, Esc goes on typing. */
export function MentionTextarea({ value, onChange, onKeyDown, ...rest }: Props) {
  const { t } = useTranslation()
  const teammates = useTeammates()
  const input = useRef<HTMLTextAreaElement>(null)
  const [mark, setMark] = useState<OpenMention | null>(null)
  const offers = mark ? mentionOffers(teammates.all, mark.typed).slice(0, 8) : []
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const opened = offers.length > 0

  /** What the caret is in now. */
  const look = (text: string) => {
    const caret = input.current?.selectionEnd ?? text.length
    const found = openMention(text, caret)
    setMark(found)
    if (!found) return
    combobox.openDropdown()
    combobox.selectFirstOption()
  }

  const fill = (email: string) => {
    const person = offers.find((offer) => offer.email === email)
    if (!person || !mark) return
    const { text, caret } = withMention(value, mark, person.name)
    onChange(text)
    setMark(null)
    // Only after the text is there can the caret stand in it.
    requestAnimationFrame(() => input.current?.setSelectionRange(caret, caret))
  }

  return (
    <Combobox
      store={{ ...combobox, dropdownOpened: opened }}
      width={260}
      position="bottom-start"
      withinPortal
      onOptionSubmit={fill}
    >
      <Combobox.Target withKeyboardNavigation={opened} withAriaAttributes={opened}>
        <Textarea
          {...rest}
          ref={input}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value)
            look(event.currentTarget.value)
          }}
          onBlur={() => setMark(null)}
          onKeyDown={(event) => {
            if (opened && event.key === 'Escape') {
              event.preventDefault()
              event.stopPropagation()
              return setMark(null)
            }
            if (opened && event.key === 'Tab' && !event.shiftKey) {
              event.preventDefault()
              return combobox.clickSelectedOption()
            }
            onKeyDown?.(event)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('activities.mention.label')}>
          {offers.map(({ email }) => (
            <Combobox.Option key={email} value={email}>
              <OwnerLine owner={email} teammates={teammates} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
