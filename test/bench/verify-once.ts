// Verifies one bundle with one key, and says how long that took and how much memory it needed at most.
import { loadTrustedKey } from '../../shared/evidence/signing/keys.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';

const [dir = '', keyFile = ''] = process.argv.slice(2);
const started = performance.now();
const { ok } = await verifyBundle(dir, { keys: [loadTrustedKey(keyFile)] });
const ms = performance.now() - started;
if (!ok) throw new Error(`${dir} is not sound`);
process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1000 }));
