import { expect, onTestFinished, test } from 'vitest';
import type { Disturbance } from '../../shared/live/front.ts';
import { Front } from '../../shared/live/front.ts';
import { call } from '../../shared/live/call.ts';
import { listen } from '../../shared/live/listen.ts';
import { luck } from '../../shared/live/luck.ts';
import { openStandIn } from '../../shared/live/stand-in.ts';

const none: Disturbance = { fail: 0, hang: 0, addsMs: 0 };

async function open(status = 200) {
  let asked = 0;
  const back = await listen('back', (_, response) => {
    asked++;
    response.writeHead(status).end();
  });
  const front = await Front.open('front', luck(1, 'front'));
  onTestFinished(async () => {
    await front.close();
    await back.close();
  });
  const disturb = (disturbance: Partial<Disturbance>): void => {
    front.route([{ port: back.port, share: 1, disturbance: { ...none, ...disturbance } }]);
  };
  disturb({});
  return { front, back, disturb, asked: () => asked };
}

const statuses = (port: number, count: number, timeoutMs = 2000) =>
  Promise.all(Array.from({ length: count }, async () => (await call(port, '/', timeoutMs)).status));

test('requests pass, with the status of what answers', async () => {
  const { front, asked } = await open(404);
  expect(await statuses(front.port, 5)).toEqual([404, 404, 404, 404, 404]);
  expect(asked()).toBe(5);
});

test('errors: about the share that is wanted fails, without reaching what is behind', async () => {
  const { front, disturb, asked } = await open();
  disturb({ fail: 0.3 });
  const failed = (await statuses(front.port, 500)).filter((status) => status === 500).length;
  // Five standard deviations of a binomial count: sqrt(500 * 0.3 * 0.7) = 10.2.
  expect(Math.abs(failed - 150)).toBeLessThan(52);
  expect(asked()).toBe(500 - failed);
});

test('unavailable: connections are cut off', async () => {
  const { front, disturb, asked } = await open();
  disturb({ fail: 1 });
  expect(await statuses(front.port, 3)).toEqual([0, 0, 0]);
  expect(asked()).toBe(0);
});

test('latency: every request takes longer', async () => {
  const { front, disturb } = await open();
  disturb({ addsMs: 120 });
  const startedMs = performance.now();
  expect(await statuses(front.port, 2)).toEqual([200, 200]);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(115);
});

test('blackhole: the caller waits for its own timeout', async () => {
  const { front, disturb } = await open();
  disturb({ hang: 1 });
  const startedMs = performance.now();
  expect(await statuses(front.port, 1, 150)).toEqual([0]);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(145);
});

test('traffic is split by share, and the split can change at any time', async () => {
  const first = await open();
  const second = await listen('second', (_, response) => response.writeHead(201).end());
  onTestFinished(() => second.close());
  const routes = (share: number): void => {
    first.front.route([
      { port: first.back.port, share: 1 - share, disturbance: none },
      { port: second.port, share, disturbance: none },
    ]);
  };
  routes(0.25);
  const moved = (await statuses(first.front.port, 400)).filter((status) => status === 201).length;
  expect(Math.abs(moved - 100)).toBeLessThan(44);
  routes(1);
  expect(new Set(await statuses(first.front.port, 20))).toEqual(new Set([201]));
});

test('a service without anything behind it says so', async () => {
  const { front } = await open();
  front.route([]);
  expect(await statuses(front.port, 1)).toEqual([503]);
});

test('a stand-in fails with what it cannot do without, and answers without the rest', async () => {
  const broken = await listen('broken', (_, response) => response.writeHead(500).end());
  const standIn = (hard: boolean) =>
    openStandIn({
      name: 's',
      latency: { p50Us: 0, p95Us: 0 },
      luck: luck(1, 's'),
      failing: () => 0,
      calls: [{ port: () => broken.port, hard, timeoutMs: 500, retries: 1, perRequest: 1 }],
    });
  const [hard, soft] = [await standIn(true), await standIn(false)];
  onTestFinished(async () => {
    await Promise.all([broken.close(), hard.close(), soft.close()]);
  });
  expect(await statuses(hard.port, 1)).toEqual([502]);
  expect(await statuses(soft.port, 1)).toEqual([200]);
});

test('a stand-in calls as often as is declared, and again after a failure', async () => {
  let asked = 0;
  const flaky = await listen('flaky', (_, response) => {
    response.writeHead(++asked % 2 === 1 ? 500 : 200).end();
  });
  const service = await openStandIn({
    name: 's',
    latency: { p50Us: 0, p95Us: 0 },
    luck: luck(1, 's'),
    failing: () => 0,
    calls: [{ port: () => flaky.port, hard: true, timeoutMs: 500, retries: 1, perRequest: 3 }],
  });
  onTestFinished(async () => {
    await Promise.all([flaky.close(), service.close()]);
  });
  expect(await statuses(service.port, 1)).toEqual([200]);
  expect(asked).toBe(6);
});
