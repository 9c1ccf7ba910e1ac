import type { ToWorker } from '../jobs.ts';
import { EnvironmentError } from '../../shared/model/environment-error.ts';
import { JobDesk } from '../worker/job-desk.ts';
import { drillAnswers } from '../worker/drill-answers.ts';
import { layout } from '../../shared/graph/layout.ts';
import { hearDisk } from './stand-ins/disk.ts';
import { prepareSqlite } from '../../shared/verifier/memory-sqlite.ts';

declare const self: DedicatedWorkerGlobalScope;

const noEvidence = (): never => {
  throw new EnvironmentError(
    'Evidence is neither made nor verified in a browser.',
    'Open the folder in VS Code on your computer, or use `backstep evidence` there.',
  );
};

const ready = prepareSqlite();
const desk = new JobDesk(
  {
    ...drillAnswers(`backstep ${self.name}`),
    layout: (graph) => layout(graph),
    exportEvidence: noEvidence,
    holdsEvidence: noEvidence,
    verifyEvidence: noEvidence,
  },
  (message) => self.postMessage(message),
);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (hearDisk(data)) return;
  ready
    .then(() => desk.hear(data))
    .catch((error: unknown) => {
      // What is thrown by itself ends the worker for whoever started it.
      setTimeout(() => {
        throw error;
      });
    });
});
