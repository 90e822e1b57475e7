import { parentPort, workerData } from 'node:worker_threads';
import { play } from './play.mjs';
import { scenarios } from './scenarios.mjs';

const { library, ...size } = workerData;
const { deliver, createGate } = await import(library);

parentPort.on('message', async ({ scenario, strategy }) => {
  const found = scenarios.find(({ id }) => id === scenario);
  parentPort.postMessage(await play({ deliver, createGate }, found, strategy, size));
});
