import { useState } from 'react'
import { Choices } from './Choices.tsx'
import { ServerForm } from './ServerForm.tsx'

/** The first screen: where should the data live? */
export function WelcomeScreen() {
  const [choosingServer, setChoosingServer] = useState(false)
  if (choosingServer) return <ServerForm onBack={() => setChoosingServer(false)} />
  return <Choices onServer={() => setChoosingServer(true)} />
}
