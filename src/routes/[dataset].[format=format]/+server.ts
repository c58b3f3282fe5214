import {download} from '$lib/server/download.ts';

export const GET = download;
