import { useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { largest, NotSent } from '../gql/upload.ts'
import type { Upload } from './drop-zone.tsx'

/** Sends a file and answers what the registry now knows it by. */
export type Sender<Sent> = (file: File, progress: (sent: number) => void, signal: AbortSignal) => Promise<Sent>

/** Sends one paper at a time and tells how far it has come. Leaving the page stops it. */
export function useUpload<Sent>(sender: Sender<Sent>, onArrived: (sent: Sent) => void): { upload: Upload; send: (file: File) => void; cancel: () => void } {
  const text = useText()
  const [upload, setUpload] = useState<Upload>({ step: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const send = async (file: File) => {
    const filename = file.name
    const refuse = (message: string) => setUpload({ step: 'refused', filename, message })
    if (file.size > largest) {
      refuse(text('paper.tooLarge', { filename }))
      return
    }
    if (!('subtle' in crypto)) {
      refuse(text('paper.insecure'))
      return
    }
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setUpload({ step: 'sending', filename, sent: 0, total: file.size })
    try {
      const paper = await sender(file, (sent) => setUpload({ step: 'sending', filename, sent, total: file.size }), controller.signal)
      setUpload({ step: 'done', filename })
      onArrived(paper)
    } catch (error) {
      if (controller.signal.aborted) setUpload({ step: 'idle' })
      else refuse(said(error) ?? text('paper.notSent', { filename }))
    }
  }
  return { upload, send: (file) => void send(file), cancel: () => running.current?.abort() }
}

/** The registry's own words, where it gave any. A fault's are for its records, not for a reader. */
function said(error: unknown): string | undefined {
  return error instanceof NotSent && error.message !== '' ? error.message : undefined
}
