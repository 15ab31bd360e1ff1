import { useRef, useState } from 'react'
import type { Progress } from '../gql/read-all.ts'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import { csv } from './csv.ts'
import { download } from './download.ts'
import { say } from './toast.tsx'

interface ExportButtonProps {
  filename: string
  header: readonly string[]
  /** How many rows there are to export. */
  total: number
  /** Reads every row of the list as it is narrowed and sorted on the screen. */
  read: (progress: Progress, signal: AbortSignal) => Promise<readonly (readonly string[])[]>
}

/** The whole list that is shown, not only the pages read so far, as CSV. A second press stops it. */
export function ExportButton({ filename, header, total, read }: ExportButtonProps) {
  const text = useText()
  const [done, setDone] = useState<number>()
  const running = useRef<AbortController>(undefined)
  const run = async () => {
    const controller = new AbortController()
    running.current = controller
    setDone(0)
    try {
      const rows = await read((count) => setDone(count), controller.signal)
      download(filename, csv([header, ...rows]))
    } catch {
      if (!controller.signal.aborted) say(text('export.failed'))
    } finally {
      setDone(undefined)
    }
  }
  if (total === 0) return null
  if (done !== undefined) return <Button onClick={() => running.current?.abort()}>{text('export.running', { done, total })}</Button>
  return <Button onClick={() => void run()}>{text('export.csv', { total })}</Button>
}
