import {Argument, Command, Option} from 'commander';
import {readExport} from '../../src/lib/server/exports.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {writeOut} from '../../src/lib/server/write-out.ts';
import {EXPORT_COLUMNS} from '../../src/lib/view/columns.ts';
import {exportCsv, exportJson} from '../../src/lib/view/csv.ts';

const TABLES = [
  ...(['themes', 'weeks', 'months', 'papers', 'lineage'] as const),
  ...(['days', 'sources', 'ledger', 'rejects', 'duplicates', 'trials'] as const)
];
type Table = (typeof TABLES)[number];

const columnHelp = TABLES.map(
  (table) =>
    `\nColumns of ${table}:\n` +
    EXPORT_COLUMNS[table].map(({name, meaning}) => `  ${name.padEnd(21)} ${meaning}`).join('\n')
).join('\n');

/** Writes a table of the published analysis. */
export const exportCommand = new Command('export')
  .description('write a table of the published analysis')
  .addArgument(new Argument('<table>', 'what to write').choices(TABLES))
  .addOption(
    new Option('--format <format>', 'how to write it').choices(['csv', 'json']).default('csv')
  )
  .option('--out <file>', 'file to write (default: standard output)')
  .addHelpText('after', columnHelp)
  .action(async (table: Table, {format, out}: {format: 'csv' | 'json'; out?: string}) => {
    const rows = await withAnalysis((connection) => readExport(connection, table));
    const text = format === 'csv' ? exportCsv(table, rows) : exportJson(table, rows);
    if (out === undefined) process.stdout.write(text);
    else {
      await writeOut(out, text);
      process.stderr.write(`${rows.length} rows written to ${out}\n`);
    }
  });
