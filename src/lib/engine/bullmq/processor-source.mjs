// Starts the processor from its TypeScript source, which Node 20 does not read by itself in a thread.
import {register} from 'tsx/esm/api';

register();
const {default: runJob} = await import('./processor.ts');
export default runJob;
