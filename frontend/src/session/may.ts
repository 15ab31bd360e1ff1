import { useViewer, type Role, type Viewer } from './viewer.ts'

/** Which roles a deed needs; the server decides again, by the same list in its schema. */
const needs = {
  register: ['OWNER', 'ADMIN', 'REGISTRATION'],
  present: ['OWNER', 'ADMIN'],
  manageClients: ['OWNER', 'ADMIN', 'DEVELOPER'],
  manageTeam: ['OWNER', 'ADMIN'],
  review: ['DOCUMENT_REVIEWER', 'REGISTRY_OPERATOR'],
  operate: ['REGISTRY_OPERATOR'],
} as const satisfies Record<string, readonly Role[]>

export type Deed = keyof typeof needs

export function rolesFor(deed: Deed): readonly Role[] {
  return needs[deed]
}

export function may(viewer: NonNullable<Viewer>, deed: Deed): boolean {
  return viewer.scopes.some((role) => rolesFor(deed).includes(role))
}

export function useMay(deed: Deed): boolean {
  const viewer = useViewer()
  return viewer ? may(viewer, deed) : false
}
