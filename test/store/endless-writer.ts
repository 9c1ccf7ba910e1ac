import { writeSync } from 'node:fs';
import { openResults } from '../../shared/store/open-results.ts';
import { inputFiles, opened, sampled, startsUs } from './drill-trace.ts';

// Writes events until it is killed, or until there are as many as its argument says, and says how many were acknowledged: after
// each, or with `behind`, where batches are written on a thread, after each time that it waited for them.
const [file = '', most = 'Infinity', how] = process.argv.slice(2);
const results = openResults(file);
const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });

function writeBehind(from: number): number {
  const [batches, size] = [20, 50];
  for (let batch = 0; batch < batches; batch++) {
    const first = from + batch * size;
    writer.appendBehind(Array.from({ length: size }, (_, index) => sampled(first + index)));
  }
  writer.settle();
  return from + batches * size;
}

function writeOne(from: number): number {
  writer.append([sampled(from)]);
  return from + 1;
}

const write = how === 'behind' ? writeBehind : writeOne;
for (let written = 1; written < Number(most);) {
  written = write(written);
  writeSync(1, `${writer.runId} ${written}\n`);
}
