import {csvDownload} from '$lib/server/download.ts';

export const GET = csvDownload('lineage');
