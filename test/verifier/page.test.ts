import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KeyKind } from '../../shared/evidence/signing/keys.ts';
import { zipBundle } from '../../shared/evidence/archive/zip-bundle.ts';
import { codesOf, type Damage, edit } from '../evidence/damage.ts';
import { type Made, makeBundle, resign, resum } from '../evidence/make-bundle.ts';
import { runCli, testFolder } from '../support/run-cli.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { findAxeViolations } from '../ui/find-axe-violations.ts';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';

const found = findBrowser();
const title =
  found === undefined
    ? 'the page that verifies (skipped: no Chromium at CHROMIUM_PATH, /usr/bin/chromium or where Playwright keeps one)'
    : 'the page that verifies';

/** Ways to damage a bundle, one for each part of the verifier. */
const damages: readonly (readonly [string, Damage[1]])[] = [
  ['nothing', () => undefined],
  ['a missing file', ({ dir }) => rmSync(join(dir, 'views/report.html'))],
  ['a file too many', ({ dir }) => writeFileSync(join(dir, 'views/x'), 'x')],
  [
    'an edited view, and sums made to fit',
    ({ dir }) => {
      appendFileSync(join(dir, 'views/report.html'), ' ');
      resum(dir);
    },
  ],
  ['names that differ by case', ({ dir }) => writeFileSync(join(dir, 'verify.MD'), '')],
  ['a log beside the database', ({ dir }) => writeFileSync(join(dir, 'record/drill.db-wal'), 'x')],
  [
    'an edited row, signed',
    (made) => {
      edit(made, `UPDATE result SET rta_p95_us = 1`);
      resign(made);
    },
  ],
  [
    'a view in place of a table, signed',
    (made) => {
      edit(made, 'ALTER TABLE result RENAME TO kept; CREATE VIEW result AS SELECT * FROM kept');
      resign(made);
    },
  ],
  [
    'no database, signed',
    (made) => {
      writeFileSync(join(made.dir, 'record/drill.db'), 'SQLite format 3\0'.padEnd(4096, 'x'));
      resign(made);
    },
  ],
  [
    'a cut journal, signed',
    (made) => {
      const path = join(made.dir, 'record/events.jsonl');
      writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(0, -3).join('\n') + '\n');
      resign(made);
    },
  ],
  [
    'a journal that is no text',
    ({ dir }) => appendFileSync(join(dir, 'record/events.jsonl'), Buffer.from([0xff, 0x0a])),
  ],
  [
    'a lie in the statement',
    (made) => resign(made, (predicate) => (predicate['verdict'] = 'failed')),
  ],
  ['no envelope', ({ dir }) => writeFileSync(join(dir, 'attestation.json'), '{')],
];

/** By a version that draws its views otherwise, so that they are not drawn anew. */
const madeElsewhere = (kind: KeyKind = 'p256'): Promise<Made> =>
  makeBundle({ kind, change: { tool: 'backstep 9.9.9' } });

describe.skipIf(found === undefined)(title, () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(found ?? '');
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    const file = join(temporaryFolder(), 'verify.html');
    expect(runCli(['evidence', 'page', '--output', file]).code).toBe(0);
    page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    asked.length = 0;
    page.on('request', (request) => asked.push(request.url().slice(0, 80)));
    await page.goto(pathToFileURL(file).href);
    return () => page.close();
  });

  const inputs = () => page.locator('input[type=file]');
  const verify = () => page.getByRole('button', { name: 'Verify' }).click();

  async function choose(evidence: string, key: Made['key'] | string): Promise<void> {
    const file = join(temporaryFolder(), 'evidence.pub.pem');
    writeFileSync(
      file,
      typeof key === 'string' ? key : key.publicKey.export({ type: 'spki', format: 'pem' }),
    );
    await inputs()
      .nth(evidence.endsWith('.zip') ? 0 : 1)
      .setInputFiles(evidence);
    await inputs().nth(2).setInputFiles(file);
  }

  /** The word that the page has for what it found, and the codes of that. */
  async function result(): Promise<{ readonly word: string; readonly codes: string[] }> {
    await page.locator('.verdict').waitFor();
    const codes = await page.locator('table.narrow code').allInnerTexts();
    const refusals = await page.getByRole('alert').allInnerTexts();
    expect(refusals).toEqual([]);
    return { word: await page.locator('.badge').innerText(), codes: [...new Set(codes)].sort() };
  }

  test.each(damages)('finds what the command line finds: %s', async (_, damage) => {
    const made = await madeElsewhere();
    damage(made);
    const codes = await codesOf(made);
    await choose(made.dir, made.key);
    await verify();
    expect(await result()).toEqual({ word: codes.length === 0 ? '✓ Sound' : '✗ Unsound', codes });
  });

  test('an archive, signed with either sort of key', async () => {
    for (const kind of ['p256', 'ed25519'] as const) {
      const made = await madeElsewhere(kind);
      await zipBundle(made.dir, `${made.dir}.zip`);
      await choose(`${made.dir}.zip`, made.key);
      await verify();
      expect(await result()).toEqual({ word: '✓ Sound', codes: [] });
    }
    expect(asked.filter((url) => !/^(?:file|blob):/u.test(url))).toEqual([]);
  });

  test('draws the views anew, which are the same here as where they were made', async () => {
    const folder = testFolder();
    cpSync('samples/shop', folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    const cli = (...args: string[]): number => runCli(args, { cwd: folder }).code ?? -1;
    expect(cli('drill', 'bad-canary.scenario.yaml', '--runs', '50')).toBeLessThan(2);
    expect(cli('evidence', 'export', '--zip')).toBe(0);
    const zip = readdirSync(folder).find((name) => name.endsWith('.zip')) ?? '';
    await choose(
      join(folder, zip),
      readFileSync(join(folder, '.backstep/keys/evidence.pub.pem'), 'utf8'),
    );
    await verify();
    expect(await result()).toEqual({ word: '✓ Sound', codes: [] });
    expect(cli('evidence', 'period', '--from', '2026-01-01', '--output', 'packs')).toBe(0);
    const [pack = ''] = readdirSync(join(folder, 'packs'));
    await inputs()
      .nth(1)
      .setInputFiles(join(folder, 'packs', pack));
    await verify();
    expect(await result()).toEqual({ word: '✓ Sound', codes: [] });
    expect(await page.locator('table.facts').innerText()).toMatch(/drills\s+1/);
    // These say that this version drew them, which it did not.
    const made = await makeBundle();
    await choose(made.dir, made.key);
    await verify();
    expect((await result()).codes).toEqual(['view-differs']);
  });

  test('another key, and one that was revoked, are not believed', async () => {
    const [made, other] = [await madeElsewhere(), await madeElsewhere()];
    await choose(made.dir, other.key);
    await verify();
    expect((await result()).codes).toEqual(['key-untrusted']);

    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const policy = join(folder, 'backstep.policy.yaml');
    writeFileSync(
      policy,
      'backstep: v1\nkind: Policy\nname: company\nevidence:\n  keys:\n    ci: { file: ./keys/evidence.pub.pem, may: [sign], revoked: 2020-01-01T00:00:00Z }\n',
    );
    await choose(made.dir, made.key);
    await inputs().nth(3).setInputFiles(policy);
    await verify();
    expect((await result()).codes).toEqual(['key-revoked']);
  });

  test('what was chosen wrongly is told with what to choose', async () => {
    const made = await madeElsewhere();
    await choose(made.dir, made.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await verify();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('is a private key');
    await choose(made.dir, 'hello');
    await verify();
    await alert.waitFor();
    expect(await alert.innerText()).toContain('is not a public key in PEM');
  });

  test('is accessible, empty and with results, light and dark, and fits a narrow window', async () => {
    const made = await madeElsewhere();
    writeFileSync(join(made.dir, 'views/x'), 'x');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      expect(await findAxeViolations(page)).toEqual([]);
      await choose(made.dir, made.key);
      await verify();
      await result();
      expect(await findAxeViolations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  test('is used by keyboard alone, and brings what it found to the reader', async () => {
    const made = await madeElsewhere();
    await choose(made.dir, made.key);
    await page.keyboard.press('Tab');
    for (let presses = 0; presses < 12; presses++) {
      if ((await page.evaluate('document.activeElement?.textContent')) === 'Verify') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await result();
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('H2');
  });
});
