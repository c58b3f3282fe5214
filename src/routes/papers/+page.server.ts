import {readPapersPage} from '$lib/server/papers-page.ts';
import {read} from '$lib/server/read.ts';

export const load = ({url}) =>
  read(
    url,
    async (asked) => {
      const {run, filters, problems} = asked;
      const page = await readPapersPage(asked);
      return {
        ...page,
        run,
        filters,
        title: 'Papers',
        problems: [...problems, ...page.problems]
      };
    },
    {counted: false}
  );
