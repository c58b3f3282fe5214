import {downloadManifest} from '$lib/server/download.ts';

export const GET = downloadManifest;
