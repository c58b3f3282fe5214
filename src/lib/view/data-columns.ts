import {column} from './column.ts';

const DAY = [
  column('day', 'day', 'Day of listing, else of publication.'),
  column('papers', 'integer', 'Papers of that day.')
];
const STATE = column(
  'state',
  'text',
  'covered, capped (probably cut off at 50 or 100), missing (papers usually come then), or quiet.'
);

/** The columns of the tables that tell where the papers come from. */
export const DATA_COLUMNS = {
  days: [...DAY, STATE],
  sources: [
    column('source', 'text', 'Source that told of them; a paper of two sources counts in both.'),
    ...DAY,
    STATE
  ],
  ledger: [
    column('ingested_on', 'day', 'Day on which the file was read.'),
    column('file', 'text', 'Its name.'),
    column('format', 'text', 'Its format, as told by content.'),
    column('read', 'integer', 'Records in it: accepted + updated + merged + rejected.'),
    column('accepted', 'integer', 'New papers.'),
    column('updated', 'integer', 'Known papers of which it told something new.'),
    column('merged', 'integer', 'Records that told nothing new.'),
    column('rejected', 'integer', 'Records that could not be read.')
  ],
  rejects: [
    column('file', 'text', 'File of the record.'),
    column('line', 'integer', 'Line on which the record begins, from 1.'),
    column('reason', 'text', 'Short code of the rule that it broke.'),
    column('message', 'text', 'The value received and the rule.'),
    column('excerpt', 'text', 'The first 1,000 characters of the record.')
  ],
  duplicates: [
    column('paper_id', 'text', 'arXiv identifier, DOI or the identifier of the source.'),
    column('title', 'text', 'Title.'),
    column('records', 'integer', 'Records that told of it, in all files.'),
    column('record_ids', 'list', 'Identifiers of these records; title:… had none of its own.'),
    column('files', 'list', 'Files of these records.')
  ],
  trials: [
    column('themes', 'integer', 'Number of themes that was tried.'),
    column('silhouette', 'fraction', 'Mean simplified silhouette, −1 to 1.'),
    column(
      'stability',
      'fraction',
      'Mean adjusted Rand index of four small consensuses; empty where the silhouette is not close to the best.'
    ),
    column('inertia', 'fraction', 'Sum of squared distances to the centroids.'),
    column('chosen', 'boolean', 'Whether it is the number of themes of this analysis.')
  ]
} as const;
