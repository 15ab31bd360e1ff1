import { expect, test } from 'vitest'
import { nextStep, type ControlPhase } from './control.ts'

const summary = { sets: 2, applications: 3, allocatedByRule: 1, allocatedByDraw: 0, notAllocated: 0, awaitingDraw: 0, awaitingReview: 0 }
const closed: ControlPhase = {
  id: 'lph_SUNRISE', kind: 'SUNRISE', title: 'Sunrise', stage: 'DECIDING', window: { startsAt: '2004-05-17T04:00:00Z', endsAt: '2004-05-28T09:30:00Z' }, eligibility: '', requirements: [], classes: [],
  resultsPlannedAt: null, resultsAnnouncedAt: null, objectionWindow: null, eppPhase: 'landrush', resultsSha256: null, resultsUrl: null, resultsCsvUrl: null, summary, resultsProposedBy: null,
}

const [one, other] = [{ id: 'per_1', email: 'a@b' }, { id: 'per_2', email: 'c@d' }]

test('a phase closes by the clock and by nobody', () => expect(nextStep({ ...closed, stage: 'OPEN' }, one)).toBe('closes'))
test('a draw that is still to come blocks the results', () => expect(nextStep({ ...closed, summary: { ...summary, awaitingDraw: 1 } }, one)).toBe('blocked'))
test('then an officer proposes', () => expect(nextStep(closed, one)).toBe('propose'))
test.each(['per_1', 'a@b'])('who proposed does not announce: %s', (resultsProposedBy) => expect(nextStep({ ...closed, resultsProposedBy }, one)).toBe('other'))
test('another officer does', () => expect(nextStep({ ...closed, resultsProposedBy: 'a@b' }, other)).toBe('announce'))
