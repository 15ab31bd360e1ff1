/** A published file as this portal fetches it: from where the portal itself came, whatever host the registry names. */
export function localAddress(url: string): string {
  const { pathname, search } = new URL(url, location.href)
  return pathname + search
}

/** Where the proof of a draw is published, by the address of the page that repeats it; undefined where that names no draw. */
export function proofBeside({ phase, name }: { phase?: string; name?: string }): string | undefined {
  return phase === undefined || name === undefined ? undefined : `/launch/${encodeURIComponent(phase)}/${encodeURIComponent(name)}/draw.json`
}
