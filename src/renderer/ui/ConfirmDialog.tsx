import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import classes from './ConfirmDialog.module.css'
import { confirmStore, type Question } from './confirm.store.ts'

/** Shows the question of `confirm()`; mounted once, by the frame. */
export function ConfirmDialog() {
  const pending = useStore(confirmStore, (state) => state.pending)
  const question = useLastQuestion(pending?.question)
  const answer = (yes: boolean) => pending?.answer(yes)
  return (
    <Modal
      opened={pending !== null}
      onClose={() => answer(false)}
      title={question?.title}
      size={400}
      zIndex={390}
      withCloseButton={false}
    >
      <p className={classes.body}>{question?.body}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => answer(false)}>
          {question?.cancel}
        </Button>
        <Button data-autofocus color={question?.danger ? 'red' : undefined} onClick={() => answer(true)}>
          {question?.confirm}
        </Button>
      </div>
    </Modal>
  )
}

/** Keeps the words while the dialog fades out. */
function useLastQuestion(question: Question | undefined): Question | undefined {
  const [last, setLast] = useState(question)
  useEffect(() => {
    if (question) setLast(question)
  }, [question])
  return question ?? last
}
