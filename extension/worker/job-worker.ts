import { parentPort, workerData } from 'node:worker_threads';
import type { ToWorker } from '../jobs.ts';
import { JobDesk } from './job-desk.ts';
import { layout } from '../../shared/graph/layout.ts';
import { drillAnswers } from './drill-answers.ts';
import { exportEvidence, holdsEvidence, verifyEvidence } from './evidence.ts';

// Works beside the extension, so that neither typing nor the editor's other extensions wait for a drill, a journal or a signature.
const { tool } = workerData as { readonly tool: string };
const desk = new JobDesk(
  {
    ...drillAnswers(tool),
    layout: (graph) => layout(graph),
    exportEvidence,
    holdsEvidence,
    verifyEvidence: (ask) => verifyEvidence(ask, tool),
  },
  (message) => parentPort?.postMessage(message),
);

parentPort?.on('message', (message: ToWorker) => void desk.hear(message));
