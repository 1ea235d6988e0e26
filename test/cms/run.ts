import { fileURLToPath } from 'node:url';
import { installPayload, startPayload } from './payload/start.ts';

/** `npm run cms`: a real Payload on this machine, to try publishing with. */
const key = 'a-key-for-trying-on-this-machine-001';
const database = fileURLToPath(new URL('./payload/trial.sqlite', import.meta.url));
console.log('Installing Payload, if it is not there yet: some 200 MB, once.');
installPayload();
const { url, child } = await startPayload(database, key, 4010);
console.log(`Payload runs at ${url}, its data in test/cms/payload/trial.sqlite. In another terminal:

  npm run build
  KONTRAS_TRIAL_TOKEN=${key} npm run kontras -- publish trial --apply

Ctrl+C ends it.`);
child.on('exit', () => process.exit(0));
