import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './KeyboardMap.module.css'
import { type KeyLine, keyboardMap } from './keyboard.map.ts'

/** Every shortcut on one sheet. */
export function KeyboardMap({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} size={680} title={t('frame.keys.title')}>
      <div className={classes.groups} data-autofocus tabIndex={-1}>
        {keyboardMap.map((group) => (
          <section key={group.title} className={classes.group}>
            <h3 className={classes.title}>{t(`frame.keys.${group.title}`)}</h3>
            <dl className={classes.lines}>
              {group.lines.map((line) => (
                <div key={line.label} className={classes.line}>
                  <dt>{t(`frame.keys.${line.label}`)}</dt>
                  <dd>
                    <Keys line={line} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

function Keys({ line }: { line: KeyLine }) {
  const { t } = useTranslation()
  return line.keys.map((keys, at) => (
    <span key={keys} className={classes.keys}>
      {at > 0 && <span className={classes.word}>{t('frame.keys.or')}</span>}
      {line.sequence && keys.startsWith('G+') ? <Sequence keys={keys} /> : <KeyHint keys={keys} />}
    </span>
  ))
}

function Sequence({ keys }: { keys: string }) {
  const { t } = useTranslation()
  const [first = '', second = ''] = keys.split('+')
  return (
    <>
      <KeyHint keys={first} />
      <span className={classes.word}>{t('frame.keys.afterwards')}</span>
      <KeyHint keys={second} />
    </>
  )
}
