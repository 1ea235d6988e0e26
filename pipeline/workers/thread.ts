import { parentPort, workerData } from 'node:worker_threads';
import { containerNamed } from '../containers/index.ts';
import type { Manifest } from '../output/manifest.ts';
import { OutputError } from '../output/output-error.ts';
import type { Batch } from '../pages/batch.ts';
import { Printer } from '../printer.ts';
import { joinOutput } from '../write.ts';
import type { Assignment, Order, Report } from './messages.ts';

const { place, container, formats, printed } = workerData as Assignment;
const output = joinOutput(place);
const printer = new Printer(output, containerNamed(container).open(output, formats), formats.length);
const manifests: Manifest[] = [];
const post = (report: Report): void => parentPort?.postMessage(report);

function follow(order: Order): void {
  switch (order.kind) {
    case 'open':
      printer.open(order.section, order.keep);
      break;
    case 'print':
      printAndTell(order.batch);
      break;
    case 'close':
      manifests.push(printer.close(order.counts));
      break;
    case 'end':
      printer.end();
      post({ kind: 'ended', manifests });
      break;
  }
}

function printAndTell(batch: Batch): void {
  const written = printer.print(batch);
  // First: who is told looks there.
  Atomics.add(printed, 0, 1);
  post({ kind: 'printed', written });
}

let hasFailed = false;
parentPort?.on('message', (order: Order) => {
  if (hasFailed) return;
  try {
    follow(order);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    hasFailed = true;
    post({ kind: 'failed', message: error.message, hint: error.hint });
  }
});
