import {downloadArchive} from '$lib/server/archive/download-archive.ts';

export const GET = downloadArchive;
