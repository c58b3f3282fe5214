import {redirect} from '@sveltejs/kit';

/** The table of all themes stands on the overview. */
export const GET = () => redirect(308, '/#themes');
