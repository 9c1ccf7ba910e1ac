import { writeSync } from 'node:fs';
import { openResults } from '../../shared/store/open-results.ts';
import { inputFiles, opened, sampled, startsUs } from './drill-trace.ts';

// Writes events until it is killed, or until there are as many as its argument says, and says after each how many were acknowledged.
const results = openResults(process.argv[2] ?? '');
const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
const most = Number(process.argv[3] ?? Infinity);
for (let acknowledged = 2; acknowledged <= most; acknowledged++) {
  writer.append([sampled(acknowledged)]);
  writeSync(1, `${writer.runId} ${acknowledged}\n`);
}
