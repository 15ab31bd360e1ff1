import { useQueryClient } from '@tanstack/react-query'
import { sendPaper } from '../../document/send.ts'
import { request } from '../../gql/client.ts'
import { NotSent } from '../../gql/upload.ts'
import { useText } from '../../i18n/text.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { say } from '../../ui/toast.tsx'
import { useUpload } from '../../ui/use-upload.ts'
import { UpdateLogoExchange } from './query.ts'

const takes = '.png,.jpg,.jpeg,.webp,image/png,image/jpeg,image/webp'

/** Sends a picture and has the registry draw it: both are one thing to who does it. */
export function SendLogo() {
  const text = useText()
  const client = useQueryClient()
  const sendLogo = async (file: File, progress: (sent: number) => void, signal: AbortSignal) => {
    const { id } = await sendPaper(file, 'LOGO', progress, signal)
    const { updateLogoExchange } = await request(UpdateLogoExchange, { input: { logoDocumentId: id } }, signal)
    if (updateLogoExchange.userErrors.length > 0) throw new NotSent(updateLogoExchange.userErrors.map(({ message }) => message).join(' '))
  }
  const { upload, send, cancel } = useUpload(sendLogo, () => {
    say(text('logo.sent'))
    void client.invalidateQueries()
  })
  return <DropZone label={text('logo.drop')} hint={text('logo.takes')} accept={takes} upload={upload} onFile={send} onCancel={cancel} />
}
