// Starts a worker from its TypeScript source, which Node 20 does not read by itself in a thread.
import {register} from 'tsx/esm/api';

register();
await import('./engine-worker.ts');
