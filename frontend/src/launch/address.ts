/** A published file as this portal fetches it: from where the portal itself came, whatever host the registry names. */
export function localAddress(url: string): string {
  const { pathname, search } = new URL(url, location.href)
  return pathname + search
}

/** The path of a file that another page asks to be verified; undefined where it could lead elsewhere. */
export function ownPath(asked: string | null): string | undefined {
  return asked !== null && /^\/(?![/\\])/.test(asked) ? asked : undefined
}
