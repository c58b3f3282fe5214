import {Command, Option} from 'commander';
import type {CurationOperation} from '../../src/lib/model.ts';
import {calledTheme} from '../../src/lib/pipeline/curation/called-theme.ts';
import type {Decision} from '../../src/lib/pipeline/curation/decide.ts';
import {
  describeOperation,
  idleOperations
} from '../../src/lib/pipeline/curation/resolve-curation.ts';
import {curateLibrary, type CurateOutcome} from '../../src/lib/server/curation/curate-library.ts';
import {readCurationFile} from '../../src/lib/server/curation/curation-file.ts';
import {currentHome} from '../../src/lib/server/home.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {curatedThemes} from '../../src/lib/server/queries/curated-themes.ts';
import {runQuery} from '../../src/lib/server/query.ts';

const THEME = 'number or present name of the theme';

/** The numbers of the themes that a user names. */
async function themeIds(texts: readonly string[]): Promise<number[]> {
  const themes = await withAnalysis(
    (connection) => runQuery(connection, curatedThemes, {}),
    currentHome()
  );
  const named = themes.map(({theme_id: id, theme: name}) => ({id, name}));
  return texts.map((text) => calledTheme(text, named));
}

async function themeId(text: string): Promise<number> {
  const [id = 0] = await themeIds([text]);
  return id;
}

const follow = (decision: Decision) =>
  curateLibrary(currentHome(), decision, {now: () => new Date()});

/** The last decision, or the one that was taken back. */
function lineOf({before, curation}: CurateOutcome): string {
  const last = (operations: readonly CurationOperation[]) => operations.at(-1);
  const isUndo = curation.operations.length < before.operations.length;
  const operation = last(isUndo ? before.operations : curation.operations);
  const text = operation ? describeOperation(operation) : '';
  return isUndo ? `Undone: ${text}` : `Done: ${text}`;
}

async function act(decision: Decision): Promise<CurateOutcome> {
  const outcome = await follow(decision);
  process.stdout.write(`${lineOf(outcome)}. Run ${outcome.published.runId} is published.\n`);
  return outcome;
}

const command = (name: string, description: string) => new Command(name).description(description);

const rename = command('rename', 'give a theme a name, which wins over every name found for it')
  .argument('<theme>', THEME)
  .argument('<name>', 'its new name')
  .action(async (theme: string, name: string) => {
    await act({do: 'rename', theme: await themeId(theme), name});
  });

const merge = command('merge', 'count the papers of some themes to another one')
  .argument('<theme...>', 'numbers or present names of the themes that end')
  .requiredOption('--into <theme>', 'number or present name of the theme that goes on')
  .action(async (texts: string[], {into: text}: {into: string}) => {
    const [into = 0, ...themes] = await themeIds([text, ...texts]);
    await act({do: 'merge', themes, into});
  });

const split = command('split', 'make part of a theme a theme of its own')
  .argument('<theme>', THEME)
  .addOption(
    new Option('--holds <phrase>', 'the papers that hold it, those to come too').conflicts('papers')
  )
  .option('--papers <id...>', 'these papers')
  .option('--name <name>', 'name of the new theme (default: chosen from its papers)')
  .action(
    async (
      text: string,
      {holds = null, papers = [], name}: {holds?: string | null; papers?: string[]; name?: string},
      self: Command
    ) => {
      if (holds === null && papers.length === 0) {
        self.error('error: split needs --holds <phrase> or --papers <id...>, which say what part');
      }
      const theme = await themeId(text);
      const {curation} = await act({do: 'split', theme, holds, papers});
      const operation = curation.operations.at(-1);
      if (name !== undefined && operation?.do === 'split') {
        await act({do: 'rename', theme: operation.into, name});
      }
    }
  );

const mark = (name: 'hide' | 'unhide' | 'pin' | 'unpin', description: string) =>
  command(name, description)
    .argument('<theme>', THEME)
    .action(async (theme: string) => {
      await act({do: name, theme: await themeId(theme)});
    });

const undo = command('undo', 'take the last decision back').action(async () => {
  await act({do: 'undo'});
});

const list = command('list', 'list all decisions, oldest first').action(async () => {
  const home = currentHome();
  const curation = await readCurationFile(home);
  const themes = await withAnalysis((connection) => runQuery(connection, curatedThemes, {}), home);
  const after = new Set(themes.map(({theme_id}) => theme_id));
  const before = new Set([...after, ...curation.operations.flatMap(mergedBy)]);
  const lines = curation.operations.map(
    (operation, index) => `${index + 1}. ${describeOperation(operation)}`
  );
  const idle = idleOperations(curation, {before, after});
  process.stdout.write(`${[...lines, ...idle].join('\n') || 'No decisions yet.'}\n`);
});

const mergedBy = (operation: CurationOperation): readonly number[] =>
  operation.do === 'merge' ? operation.themes : [];

export const curate = new Command('curate')
  .description('rename, merge, split, hide and pin themes; decisions outlive every analysis')
  .addHelpText(
    'after',
    `
Decisions are kept in curation.json in the folder of the state, one a line, and are followed by
"analyse" and "refresh". They show at once, without finding anything anew.

A theme is meant by its number, which every table shows, or by its present name in quotes.

Examples:
  $ npm run themestream -- curate rename 12 "Reasoning"
  $ npm run themestream -- curate rename "Reasoning and Thoughts" "Reasoning"
  $ npm run themestream -- curate merge 7 9 --into 3
  $ npm run themestream -- curate split 5 --holds "gaussian splatting" --name "Gaussian Splatting"
  $ npm run themestream -- curate undo`
  );
for (const one of [
  rename,
  merge,
  split,
  mark('hide', 'leave a theme out of lists and charts; its papers still count in the total'),
  mark('unhide', 'show a hidden theme again'),
  mark('pin', 'put a theme first in lists'),
  mark('unpin', 'put a theme back in its order'),
  list,
  undo
]) {
  curate.addCommand(one);
}
