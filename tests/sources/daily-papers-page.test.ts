import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {readDailyPapersPage} from '../../src/lib/sources/daily-papers-page.ts';
import {SourceError} from '../../src/lib/sources/source-error.ts';

const today = '2026-11-23';
const fixture = readFileSync('tests/fixtures/daily-papers-page.txt', 'utf8');

const read = (text: string, options: {today?: string; year?: number} = {}) =>
  readDailyPapersPage(text, {today, ...options});

const titles = (text: string) => read(text).papers.map((paper) => paper.title);
const dates = (text: string, options = {}) =>
  read(text, options).papers.map((paper) => paper.published);

/** A paper as the page prints it; meta holds the lines under the abstract. */
const entry = (title: string, meta = '  • 2 authors\n·\nSep 28') =>
  `${title}\n\nThis abstract says what was done, and how well it went.\n\n${meta}\n\n`;

const head = 'Daily Papers\n\nbyAK and the research community\n\nDec 3\n\n';

const thrown = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('a whole page', () => {
  const {papers, rejects, notes} = read(fixture);

  it('gives every paper with its date, authors, organisation and comments', () =>
    expect(
      papers.map(({title, published, authorCount, organisation, comments}) =>
        [title.slice(0, 20), published, authorCount, organisation, comments].join(' | ')
      )
    ).toEqual([
      'Lantern: World Model | 2025-09-28 | 4 |  | ',
      'Rewarding the Right  | 2024-11-07 | 11 |  | 2',
      'Small Caches, Long M | 2025-08-07 | 3 |  | 2',
      'Open-Ended Games for | 2025-03-27 | 1 |  | ',
      'Tidewater-1.5: A Vis |  |  |  | ',
      'Exploration Is Not E |  |  |  | ',
      'Can a Diffusion Mode | 2024-05-06 | 17 |  | ',
      'Mixed Signals: One R | 2025-05-29 |  | Northwind | ',
      'Speaking Robots: Dia | 2023-06-02 |  | Harbour Institute of Robotics | ',
      'A Survey of Video Ge | 2025-11-11 | 6 |  | 3',
      'A Title That Came Wi | 2016-12-20 | 2 |  | ',
      'Windowsill: World Si |  |  |  | ',
      'Preferences That Cha | 2024-10-03 | 5 |  | 4'
    ]));

  it('rejects nothing and takes no furniture for a paper', () => {
    expect(rejects).toEqual([]);
    expect(papers.filter(({title}) => /subscribe|papers|research|tos/i.test(title))).toEqual([]);
  });

  it('keeps each abstract whole and with its own paper', () =>
    expect(papers.map(({abstract}) => [abstract.slice(0, 12), abstract.slice(-12)])).toEqual([
      ['Planning wit', 'anners stop.'],
      ['Process rewa', 'g/right-step'],
      ['Long context', ' the memory.'],
      ['Agents that ', 'd-out games.'],
      ['Vision--lang', 'our traffic.'],
      ['Agents that ', 'eward noise.'],
      ['Diffusion mo', 'a loss term.'],
      ['Multimodal m', ' to exploit.'],
      ['People corre', 'r languages.'],
      ['Video genera', '.org/prompts'],
      ['', ''],
      ['A world mode', ' 300 plants.'],
      ['Human prefer', ' to the hour.'.slice(1)]
    ]));

  it('joins the paragraphs of an abstract', () =>
    expect(papers[9]?.abstract).toContain('keep time consistent. The second part compares'));

  it('decodes the escapes in an abstract', () =>
    expect(papers[3]?.abstract).toContain('learn in open-ended — models — of games'));

  it('leaves the listing day open, for the page lists papers of any age', () =>
    expect(papers.filter(({listed}) => listed !== null)).toEqual([]));

  it('gives ids made from titles and names its source', () => {
    expect(papers[0]?.id).toMatch(/^title:[\da-f]{16}$/);
    expect(papers[0]?.sources).toEqual(['daily-papers-page']);
  });

  it('says which year it assumed', () =>
    expect(notes).toEqual([
      'dates without a year are read as 2025, the latest year that keeps Dec 3 on or before 2026-11-23 and lies after 2024, the latest year that the page prints'
    ]));

  it.each([
    ['with CRLF', fixture.replaceAll('\n', '\r\n')],
    ['without a last newline', fixture.trimEnd()],
    ['cut off after the last date', fixture.slice(0, fixture.indexOf('\n\nCompany'))],
    ['without the lines above the day', fixture.slice(fixture.indexOf('Dec 3'))],
    ['with unknown lines above the day', `Menu\n\nSign in\n\n${fixture}`],
    ['with spaces at the ends of lines', fixture.replaceAll('\n', ' \u00a0\n')],
    ['with a byte-order mark', `\ufeff${fixture}`]
  ])('reads the same %s', (_, text) => expect(read(text)).toEqual(read(fixture)));
});

describe('the year of a page', () => {
  it.each([
    ['the present year when its day is past', '2026-12-31', '2026-09-28'],
    ['the present year on the very day', '2026-12-03', '2026-09-28'],
    ['the year before when its day is still to come', '2026-12-02', '2025-09-28']
  ])('is %s', (_, now, expected) =>
    expect(dates(head + entry('A Title'), {today: now})).toEqual([expected])
  );

  it('is the one that the user tells', () =>
    expect(dates(head + entry('A Title'), {year: 2019})).toEqual(['2019-09-28']));

  it('is the one printed with the day', () => {
    const page = read(`Daily Papers\n\nDec 3, 2022\n\n${entry('A Title')}`);
    expect([page.papers[0]?.published, page.notes]).toEqual(['2022-09-28', []]);
  });

  it('is unknown when it would not lie after the years that the page prints', () => {
    const text = head + entry('A Title') + entry('Another', '  • 1 authors\n·\nJan 5, 2026');
    const error = thrown(() => read(text));
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({
      rule: 'year-unknown',
      message:
        'no year keeps Dec 3 on or before 2026-11-23 and lies after 2026, the latest year that the page prints; tell the year of the page'
    });
  });

  it('is not asked for when every date has its own', () => {
    const page = read(head + entry('A Title', '  • 1 authors\n·\nJan 5, 2026'));
    expect([page.papers[0]?.published, page.notes]).toEqual(['2026-01-05', []]);
  });

  it('goes by the last date without a year when the head is missing', () => {
    const text = entry('A Title') + entry('B Title', '  • 1 authors\n·\nNov 30') + entry('C Title');
    expect(dates(text)).toEqual(['2025-09-28', '2025-11-30', '2025-09-28']);
  });

  it.each([
    ['Nov 30', 'Nov 2'],
    ['Nov 2', 'Nov 30'],
    ['Nov 30', 'Jan 31'],
    ['Jan 31', 'Nov 30']
  ])('keeps both %s and %s in the past when the head is missing', (one, two) => {
    const text =
      entry('A Title', `• 1 authors\n·\n${one}`) + entry('B Title', `• 1 authors\n·\n${two}`);
    expect(dates(text).map((day) => day?.slice(0, 4))).toEqual(['2025', '2025']);
  });

  it('is told without a printed year to lie after', () =>
    expect(read(head + entry('A Title')).notes).toEqual([
      'dates without a year are read as 2025, the latest year that keeps Dec 3 on or before 2026-11-23'
    ]));

  it('is a leap year when the day is 29 February', () =>
    expect(
      dates(`Daily Papers\n\nFeb 29\n\n${entry('A Title', '  • 1 authors\n·\nFeb 1')}`)
    ).toEqual(['2024-02-01']));
});

describe('one paper of a page', () => {
  it.each([
    ['• 1 authors\n·\nMay 6, 2024', [1, '2024-05-06', null]],
    ['• 1 author\n·\nMay 6, 2024 12', [1, '2024-05-06', 12]],
    ['• 30 authors\n·\nMay 6 2024 1', [30, '2024-05-06', 1]],
    ['• 30 authors\n·\nMay 6 3', [30, '2025-05-06', 3]],
    ['• 30\u00a0 authors\n·\nMay  6,  2024', [30, '2024-05-06', null]],
    ['30 authors\n•\nMay. 6', [30, '2025-05-06', null]],
    ['• 30 authors\n·\nSeptember 6', [30, '2025-09-06', null]],
    ['• 30 authors', [30, null, null]],
    ['• 30 authors\n·', [30, null, null]],
    ['·\nMay 6', [null, '2025-05-06', null]]
  ])('reads %j', (meta, expected) => {
    const {papers} = read(head + entry('A Title', meta) + entry('Next', '• 1 authors\n·\nMay 6'));
    const [paper, next] = papers;
    expect([paper?.authorCount, paper?.published, paper?.comments]).toEqual(expected);
    expect([papers.length, next?.title]).toEqual([2, 'Next']);
  });

  it.each([
    ['Duran Duran Lab', 'Duran Duran Lab'],
    ['Lab Lab Lab', 'Lab Lab Lab'],
    ['Harbour Inc.', 'Harbour Inc.'],
    ['Harbour Inc. Harbour Inc.', 'Harbour Inc.'],
    ['Institute '.repeat(12).trim(), 'Institute '.repeat(6).trim()],
    ['N'.repeat(120), 'N'.repeat(120)]
  ])('may have the organisation %s', (printed, organisation) => {
    const {papers, rejects} = read(head + entry('A Title', `${printed}\n·\nMay 6`));
    expect([papers.map((paper) => paper.organisation), rejects]).toEqual([[organisation], []]);
  });

  it('has no organisation when the abstract itself stands above the dot', () => {
    const abstract = `Short, ${'and so on and on, '.repeat(7)}and done.`;
    const {papers} = read(`${head}A Title\n\n${abstract}\n·\nMay 6\n`);
    expect(papers).toMatchObject([{organisation: null, abstract}]);
  });

  it('may have its organisation right below the abstract when the name stands twice', () => {
    const {papers} = read(`${head}A Title\n\nAn abstract.\nNorthwind Northwind\n·\nMay 6\n`);
    expect(papers).toMatchObject([{organisation: 'Northwind', abstract: 'An abstract.'}]);
  });

  it('may have a name of furniture as its organisation', () => {
    const {papers} = read(head + entry('A Title', 'Hugging Face Hugging Face\n·\nMay 6'));
    expect(papers.map(({organisation}) => organisation)).toEqual(['Hugging Face']);
  });

  it('may have its title right above the abstract', () => {
    const abstract = 'A long abstract, which goes on and on. '.repeat(8).trim();
    const {papers} = read(`${head}A Title\n${abstract}\n\n• 2 authors\n·\nSep 28\n`);
    expect(papers.map((paper) => [paper.title, paper.abstract])).toEqual([['A Title', abstract]]);
  });

  it('may have an abstract that was broken into lines', () => {
    const abstract = 'We wrap lines\nas editors do\nand go on.';
    const {papers} = read(`${head}A Title\n\n${abstract}\n\n• 2 authors\n·\nSep 28\n`);
    expect(papers[0]?.abstract).toBe('We wrap lines as editors do and go on.');
  });

  it('may have a short abstract without a stop', () =>
    expect(titles(`${head}A Title\n\nWe do things\n\n• 2 authors\n·\nSep 28\n`)).toEqual([
      'A Title'
    ]));

  it.each(['We met on Sep 28', 'Held by A and the research community'])(
    'may have the abstract %j, which only ends like another line',
    (abstract) => {
      const {papers} = read(`${head}A Title\n\n${abstract}\n\n• 2 authors\n`);
      expect(papers).toMatchObject([{title: 'A Title', abstract, published: null, authorCount: 2}]);
    }
  );

  it('ends where the next one without authors and date begins', () => {
    const text = head + entry('First', '') + entry('Second?', '') + entry('Third', '');
    expect(titles(text)).toEqual(['First', 'Second?', 'Third']);
  });

  it('ends above a title that has authors and no abstract', () =>
    expect(titles(`${head + entry('First', '')}Second\n\n• 2 authors\n·\nSep 28\n`)).toEqual([
      'First',
      'Second'
    ]));

  it.each([
    'Code is at https://example.org/code',
    ...['Code: github.com/example/code', 'Code: git.org/a', 'Code: git.net/a', 'Code: git.io/a'],
    ...['Code: git.ai/a', 'Code: git.co/a', 'Code is at this https URL'],
    'Our page: example.github.io',
    'It says (as others do.)',
    'We find the following:'
  ])('does not end at a short paragraph such as %j', (last) => {
    const text = `${head}First\n\nAn abstract.\n\n${last}\n\n• 2 authors\n·\nSep 28\n`;
    expect(read(text).papers.map(({title, abstract}) => [title, abstract])).toEqual([
      ['First', `An abstract. ${last}`]
    ]);
  });
});

describe('furniture', () => {
  const furniture = [
    ...['Get trending papers in your email inbox!', 'SUBSCRIBE', 'Daily Papers'],
    ...['Get trending papers in your email inbox once a day!', 'by AK and the research community']
  ];

  it.each(furniture)('%j is taken for nothing else, even without the day of the page', (line) => {
    const {papers, rejects} = read(`${line}\n\n${entry('First', '')}${line}\n\n${entry('Second')}`);
    expect(papers.map(({title}) => title)).toEqual(['First', 'Second']);
    expect(rejects).toEqual([]);
  });

  it.each(['Previous', 'Next', 'Company', 'TOS', 'Website', 'Hugging Face', 'Docs'])(
    '%j is furniture in the foot alone, for it could be a title',
    (word) => {
      const {papers, rejects} = read(`${head}${entry(word)}${entry('Last', '')}${word}\n\nAbout\n`);
      expect(papers.map(({title}) => title)).toEqual([word, 'Last']);
      expect(rejects).toEqual([]);
    }
  );
});

describe('a reject of a page', () => {
  const rejectsOf = (text: string, options = {}) => read(text, options).rejects;

  it('is a block of authors and date without a title, with its line and text', () =>
    expect(
      rejectsOf(`${head + entry('A Title')}  • 4 authors\n·\nSep 29\n\n${entry('B')}`)
    ).toEqual([
      {
        line: 15,
        reason: 'title-missing',
        message: 'authors, organisation or date stand without a title',
        excerpt: '• 4 authors\n·\nSep 29'
      }
    ]));

  it('is told by its line, whatever ends the lines', () => {
    const text = `${head + entry('A Title')}  • 4 authors\n·\nSep 29\n`;
    const expected = [{line: 15, excerpt: '• 4 authors\n·\nSep 29'}];
    for (const end of ['\r\n', '\r']) {
      expect(rejectsOf(text.replaceAll('\n', end))).toMatchObject(expected);
    }
  });

  it('is a second number of authors', () =>
    expect(rejectsOf(`${head + entry('A Title', '• 3 authors')}• 4 authors\n`)).toMatchObject([
      {line: 13, reason: 'title-missing'}
    ]));

  it('is an organisation and date without a title', () => {
    const {papers, rejects} = read(`${head + entry('A Title')}Northwind Northwind\n·\nSep 29\n`);
    expect([papers.length, rejects.map(({reason}) => reason)]).toEqual([1, ['title-missing']]);
  });

  it('is an abstract without a title', () => {
    const abstract = 'This is an abstract. '.repeat(15).trim();
    expect(rejectsOf(`${head}${abstract}\n\n  • 4 authors\n·\nSep 29\n`)).toMatchObject([
      {line: 7, reason: 'title-missing', message: 'a text of 314 characters stands without a title'}
    ]);
  });

  it('is a lone line that is neither furniture nor a paper', () => {
    const {papers, rejects} = read(`${head}Sponsored\n\n${entry('A Title')}Sign up\n`);
    expect(papers.map(({title}) => title)).toEqual(['A Title']);
    expect(rejects.map(({line, reason, message}) => [line, reason, message])).toEqual([
      [7, 'not-a-paper', '"Sponsored" stands alone, expected an abstract or authors below it'],
      [17, 'not-a-paper', '"Sign up" stands alone, expected an abstract or authors below it']
    ]);
  });

  it.each(['Feb 30, 2024', 'Feb 29', 'Sep 0', 'Nov 24, 2026', 'Jan 1, 2099'])(
    'is a paper with the date %s',
    (date) =>
      expect(rejectsOf(head + entry('A Title', `• 1 authors\n·\n${date}`))).toMatchObject([
        {
          line: 7,
          reason: 'published-invalid',
          message: `published is "${date}", expected a date on or before 2026-11-23`
        }
      ])
  );

  it('does not make the page older or younger by its date', () => {
    const text = head + entry('A Title', '• 1 authors\n·\nJan 1, 2099') + entry('B Title');
    expect(dates(text)).toEqual(['2025-09-28']);
  });
});

it('reads nothing from an empty page', () =>
  expect(read('')).toEqual({format: 'daily-papers-page', papers: [], rejects: [], notes: []}));

it('reads 20,000 papers', () => {
  expect(read(head + entry('A Title').repeat(20_000)).papers).toHaveLength(20_000);
});
