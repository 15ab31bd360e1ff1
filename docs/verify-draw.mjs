// Repeats draws from their proofs alone (RFC 3797): node verify-draw.mjs proof.json ... says yes, or what differs and ends with 1.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (lines) => createHash('sha256').update(lines.map((line) => line + '\n').join('')).digest('hex');
const md5 = (i, key) => {
  const step = Buffer.from([i >> 8, i & 255]);
  return createHash('md5').update(step).update(key).update(step).digest('hex').toUpperCase();
};
const hundredths = (bits) => Math.round(bits * 100) / 100;

export function differences(text) {
  const p = JSON.parse(text.replace(/"values":\s*\[[^\]]*\]/g, (values) => values.replace(/\d+/g, '"$&"'))); // large numbers, whole
  const entries = p.entries.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const seed = p.sources.map((s) => s.values.map(BigInt).sort((a, b) => (a < b ? -1 : 1)).map((v) => v + '.').join('') + '/').join('');
  const key = seed + (p.asciiName === '' ? '' : p.asciiName + '/');
  const left = entries.map((id, i) => ({ entry: i + 1, id }));
  const steps = entries.map((_, i) => {
    const digest = md5(i, key);
    const remainder = Number(BigInt('0x' + digest) % BigInt(left.length));
    return { digest, left: left.length, remainder, ...left.splice(remainder, 1)[0] };
  });
  const entropyNeeded = hundredths(entries.reduce((bits, _, i) => bits + Math.log2(i + 1), 0));
  const entropyDeclared = hundredths(p.sources.reduce((bits, s) => bits + s.bits, 0));
  const about = [p.programme, p.phase, p.name, p.asciiName, sha256(entries), ...p.sources.flatMap((s) => [s.name, s.bits.toFixed(2)])];
  const computed = {
    format: 'lionrock-draw-proof/1', method: 'RFC 3797', entries, entriesSha256: sha256(entries), entropyNeeded, entropyDeclared, key,
    commitmentSha256: sha256(['lionrock-draw-proof/1', ...about]), steps, ranking: steps.map((step) => step.id),
  };
  const differ = Object.keys(computed).filter((field) => JSON.stringify(p[field]) !== JSON.stringify(computed[field]));
  return entropyNeeded > entropyDeclared || new Set(entries).size < entries.length ? [...differ, 'this pool cannot be drawn'] : differ;
}

for (const file of process.argv.slice(2)) {
  const found = differences(readFileSync(file, 'utf8'));
  if (found.length > 0) process.exitCode = 1;
  console.log(file + ': ' + (found.length === 0 ? 'yes' : 'NO: ' + found.join(', ')));
}
