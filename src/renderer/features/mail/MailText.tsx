import { directionOf, type Language } from '#shared/values/language.ts'
import classes from './Mail.module.css'

/** The text of a mail as its receiver will see it: in its language's direction, line by line. */
export function MailText({ text, language }: { text: string; language: Language }) {
  return (
    <div className={classes.text} dir={directionOf(language)} lang={language}>
      {text}
    </div>
  )
}
