// A second implementation of the 2004 launch, for tests only: written from the sentences of its announcement, one name at a
// time, everything compared with everything, nothing clever.
//
//   node allocate.mjs applications.csv holdings.csv sources.json
//
// prints {"phase","name","winner","decided_by","ranking","rejected"} for every name of every phase.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const at = (hongKong) => Date.parse(hongKong + '+08:00');
const phases = {
  PRIORITY_REGISTRATION: [at('2004-01-26T12:00:00'), at('2004-03-19T12:00:00')],
  PRE_REGISTRATION: [at('2004-04-06T12:00:00'), at('2004-05-07T17:30:00')],
  SUNRISE: [at('2004-05-17T12:00:00'), at('2004-05-28T17:30:00')],
  GENERAL_AVAILABILITY: [at('2004-05-31T12:00:00'), Infinity],
};

/** Reads CSV: fields, commas, quotes doubled inside quotes. */
function table(path) {
  const rows = [];
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/).filter((l) => l !== '')) {
    const fields = [''];
    let quoted = false;
    for (let i = 0; i < line.length; i++) {
      const c = line[i];
      if (c === '"' && quoted && line[i + 1] === '"') fields[fields.length - 1] += line[++i];
      else if (c === '"') quoted = !quoted;
      else if (c === ',' && !quoted) fields.push('');
      else fields[fields.length - 1] += c;
    }
    rows.push(fields);
  }
  const heading = rows.shift();
  return rows.map((fields) => Object.fromEntries(heading.map((column, i) => [column, fields[i]])));
}

const bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const first = (...orders) => orders.find((order) => order !== 0) ?? 0;
const number = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** A second-level .hk name of ASCII letters that anyone may have. */
function good(name) {
  const match = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.hk$/.exec(name);
  if (!match || match[1].length > 63 || match[1].length === 1) return false;
  return match[1].slice(2, 4) !== '--' && !match[1].includes('government');
}

function consents(label) {
  const needed = [];
  if (label.includes('bank')) needed.push('BANKING_CONSENT');
  if (label.includes('insurance') || label.includes('assurance')) needed.push('INSURANCE_CONSENT');
  return needed;
}

/** The names of an applicant that count for a label on the day of an application. */
function equivalents(application, label, holdings) {
  const hongKongDay = new Date(application.instant + 8 * 3600e3).toISOString().slice(0, 10);
  const mine = (holdings.get(label) ?? []).filter((h) => h.holder === application.applicant && h.commenced_on <= hongKongDay);
  if (application.phase !== 'PRE_REGISTRATION') return mine;
  const others = mine.filter((h) => !h.name.endsWith('.idv.hk'));
  return others.length > 0 ? others : mine;
}

/** Why an application is not valid; nothing if it is. Sets its place in the order of classes, and since when it stands. */
function fault(application, name, taken, holdings) {
  const [opens, closes] = phases[application.phase];
  const label = name.slice(0, -'.hk'.length);
  if (taken.has(name)) return 'TAKEN';
  if (!good(name)) return 'INVALID';
  if (application.instant < opens || application.instant >= closes) return 'PHASE_NOT_OPEN';
  const papers = application.documents.split(';');
  const needed = consents(label);
  if (application.phase === 'PRIORITY_REGISTRATION') needed.push('TRADEMARK_CERTIFICATE', 'DECLARATION_OF_OWNERSHIP');
  if (!needed.every((paper) => papers.includes(paper))) return 'DOCUMENTS_REQUIRED';
  const counted = equivalents(application, label, holdings);
  const since = counted.map((h) => h.commenced_on).sort()[0] ?? '';
  application.class = 0;
  application.since = '';
  if (application.phase === 'PRIORITY_REGISTRATION') {
    if (application.mark.toLowerCase().replace(/\s/gu, '') !== label) return 'NOT_ELIGIBLE';
    application.class = counted.length > 0 ? 0 : 1;
    application.since = since;
  }
  if (application.phase === 'PRE_REGISTRATION') {
    if (counted.length === 0) return 'NOT_ELIGIBLE';
    if (counted.some((h) => h.name.endsWith('.gov.hk'))) application.class = 0;
    else if (counted.some((h) => h.holder_class === 'STATUTORY_BODY')) application.class = 1;
    else application.class = counted.some((h) => !h.name.endsWith('.idv.hk')) ? 2 : 3;
    // There is one holder of a .gov.hk name and one of an .idv.hk name: how long they have it decides nothing.
    application.since = application.class === 1 || application.class === 2 ? since : '';
  }
  return undefined;
}

/** RFC 3797, with the name behind the sources. */
function lots(ids, name, sources) {
  const key = sources.map((s) => [...s.values].sort(number).map((v) => v + '.').join('') + '/').join('') + name + '/';
  const left = [...ids].sort(bytes);
  const order = [];
  for (let i = 0; left.length > 0; i++) {
    const two = Buffer.from([i >> 8, i & 255]);
    const digest = createHash('md5').update(two).update(key).update(two).digest('hex');
    order.push(...left.splice(Number(BigInt('0x' + digest) % BigInt(left.length)), 1));
  }
  return order;
}

/** What separates a from b, and which of them is first: nothing while only a draw can tell. */
function between(a, b) {
  if (a.phase === 'GENERAL_AVAILABILITY') return ['FIRST_COME', first(number(a.instant, b.instant), bytes(a.id, b.id))];
  if (a.class !== b.class) return ['PRIORITY_CLASS', a.class - b.class];
  if (a.since !== b.since) return ['LONGEST_STANDING', number(a.since, b.since)];
  return ['DRAW', 0];
}

function decide(phase, name, applications, taken, holdings, sources) {
  const rejected = {};
  let valid = [];
  for (const a of applications) {
    const reason = fault(a, name, taken, holdings);
    if (reason) rejected[a.id] = reason;
    else valid.push(a);
  }
  const earlier = (a, b) => first(number(a.instant, b.instant), bytes(a.id, b.id)) < 0;
  for (const a of valid) {
    if (valid.some((b) => b.applicant === a.applicant && earlier(b, a))) rejected[a.id] = 'DUPLICATE_APPLICATION';
  }
  valid = valid.filter((a) => !(a.id in rejected));
  const drawn = lots(valid.map((a) => a.id), name, sources);
  const before = (a, b) => first(between(a, b)[1], drawn.indexOf(a.id) - drawn.indexOf(b.id)) < 0;
  const ranking = [];
  for (let left = valid; left.length > 0; left = left.filter((a) => !ranking.includes(a))) {
    ranking.push(left.find((a) => left.every((b) => a === b || before(a, b))));
  }
  const by = ['NO_VALID_APPLICATION', 'ONLY_APPLICANT'][ranking.length] ?? between(ranking[0], ranking[1])[0];
  return { phase, name, winner: ranking[0]?.id ?? null, decided_by: by, ranking: ranking.map((a) => a.id), rejected };
}

const [, , applicationsFile, holdingsFile, sourcesFile] = process.argv;
const { sources } = JSON.parse(readFileSync(sourcesFile, 'utf8'));
const applications = table(applicationsFile);
const byName = new Map();
for (const a of applications) {
  a.instant = Date.parse(a.submitted_at);
  const key = a.phase + ' ' + a.name.toLowerCase();
  byName.set(key, [...(byName.get(key) ?? []), a]);
}
const all = table(holdingsFile);
const holders = new Map();
for (const h of all) holders.set(h.name, new Set(holders.get(h.name)).add(h.holder));
const holdings = new Map();
for (const h of all) {
  // One holder by construction: two are bad data, and the name counts for neither.
  if (/\.(gov|idv)\.hk$/.test(h.name) && holders.get(h.name).size > 1) continue;
  const label = h.name.slice(0, h.name.indexOf('.'));
  holdings.set(label, [...(holdings.get(label) ?? []), h]);
}
const taken = new Set();
for (const phase of Object.keys(phases)) {
  const names = [...byName.keys()].filter((key) => key.startsWith(phase + ' ')).map((key) => key.slice(phase.length + 1));
  const results = names.sort(bytes).map((name) => decide(phase, name, byName.get(phase + ' ' + name), taken, holdings, sources));
  for (const r of results) {
    if (r.winner !== null) taken.add(r.name);
    process.stdout.write(JSON.stringify(r) + '\n');
  }
}
