// Starts the reading process from its TypeScript source, which Node 20 does not read by itself.
import {register} from 'tsx/esm/api';

register();
await import('./reader.ts');
