import type {ExportFormat} from '$lib/view/formats.ts';

/** A format that tables are downloaded in; sent to the browser with the router, so it imports no writer of them. */
export const match = (name: string): name is ExportFormat => name === 'csv' || name === 'json';
