import { paths } from '../paths.ts'
import { audienceOf, type Audience, type Viewer } from './viewer.ts'

/** Where each audience arrives after signing in. */
const arrivals: Record<Audience, () => string> = {
  applicant: paths.account,
  partner: paths.dashboard,
  officer: paths.papers,
  committee: paths.docket,
}

export function landing(viewer: Viewer): string {
  return viewer ? arrivals[audienceOf(viewer)]() : paths.home()
}
