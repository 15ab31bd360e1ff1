import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { DropZone } from '../ui/drop-zone.tsx'
import { Facts } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import { proofBeside } from './address.ts'
import { DrawCheck } from './draw-check.tsx'
import css from './draw.module.css'
import type { Proof } from './proof.ts'
import { useCheck } from './use-check.ts'

/** Repeats any draw from its proof. A file that is dropped here stays here: nothing is sent anywhere. */
export function VerifyPage() {
  const text = useText()
  const { check, run } = useCheck()
  const [filename, setFilename] = useState<string>()
  const address = proofBeside(useParams())
  const take = (file: File) => {
    setFilename(file.name)
    run(() => file.text())
  }
  return (
    <Page title={text('verify.title')} statement={text('verify.statement')}>
      {address !== undefined && (
        <div>
          <Button look="primary" busy={check.at === 'reading' || check.at === 'drawing'} onClick={() => run(async () => (await fetch(address)).text())}>
            {text('check.run')}
          </Button>
        </div>
      )}
      <DropZone label={text('verify.drop')} hint={text('verify.hint')} accept=".json,application/json" upload={{ step: 'idle' }} onFile={take} />
      {check.at !== 'idle' && (
        <Section title={filename ?? text('check.title')}>
          {(check.at === 'drawing' || check.at === 'done') && <About of={check.proof} />}
          <DrawCheck check={check} />
        </Section>
      )}
      <Section title={text('verify.how')}>
        <ol>
          <li>{text('verify.how.list')}</li>
          <li>{text('verify.how.key')}</li>
          <li>{text('verify.how.pick')}</li>
          <li>{text('verify.how.rank')}</li>
        </ol>
        <p>{text('verify.offline')}</p>
        <p>{text('verify.elsewhere')}</p>
        <pre className={css.key}>lionrock verify-draw proof.json</pre>
        <p>
          <Sentence of="verify.where" parts={{ calendar: <Link href={paths.launch()} /> }} />
        </p>
      </Section>
    </Page>
  )
}

function About({ of }: { of: Proof }) {
  const text = useText()
  return (
    <Facts
      of={[
        { label: text('search.name'), value: <Name of={of.name} ascii={of.asciiName} /> },
        { label: text('certificate.phase'), value: <code>{`${of.programme}, ${of.phase}`}</code> },
        { label: text('draw.commitment'), value: <code className={css.key}>{of.commitmentSha256}</code> },
        { label: text('draw.sources'), value: of.sources.map(({ name }) => name).join('; ') },
        { label: text('draw.entropy'), value: text('draw.entropyOf', { needed: of.entropyNeeded.toFixed(2), declared: of.entropyDeclared.toFixed(2), entries: of.entries.length }) },
      ]}
    />
  )
}
