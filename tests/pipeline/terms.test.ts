import {describe, expect, it} from 'vitest';
import {readDocuments, type Text} from '../../src/lib/pipeline/documents.ts';
import {labelThemes} from '../../src/lib/pipeline/labels.ts';
import {association, findPhrases} from '../../src/lib/pipeline/phrases.ts';
import {TermForms} from '../../src/lib/pipeline/surfaces.ts';
import {countTerms, tfIdf} from '../../src/lib/pipeline/tf-idf.ts';
import {buildVocabulary, DEFAULT_LIMITS} from '../../src/lib/pipeline/vocabulary.ts';

const texts = (...abstracts: string[]): Text[] =>
  abstracts.map((abstract) => ({title: '', abstract}));

const LIMITS = {
  ...DEFAULT_LIMITS,
  minimumWord: 1,
  minimumPhrase: 2,
  maximumShare: 1,
  association: 0
};

/** The terms of some texts in their commonest forms, in the order of the alphabet. */
function termsOf(papers: readonly Text[], limits = LIMITS): string[] {
  const corpus = readDocuments(papers);
  const vocabulary = buildVocabulary(corpus, limits);
  const forms = new TermForms(corpus, vocabulary);
  return [...vocabulary.nodes.keys()].map((term) => forms.get(term)?.form ?? '').sort();
}

describe('the vocabulary', () => {
  it('holds words and the phrases that papers share', () =>
    expect(termsOf(texts('reward hacking hurts', 'reward hacking again'))).toEqual(
      ['hurts', 'reward', 'reward hacking', 'hacking'].sort()
    ));

  it('spans no punctuation and no stop word', () =>
    expect(
      termsOf(texts('reward, hacking', 'reward, hacking', 'reward is hacking', 'reward is hacking'))
    ).toEqual(['hacking', 'reward']));

  it('links words inside a phrase, but ends with none', () =>
    expect(termsOf(texts('mixture of experts', 'mixture of experts'))).toEqual([
      'experts',
      'mixture',
      'mixture of experts'
    ]));

  it('takes "world-model", "world model" and "world models" for one term', () => {
    const papers = texts('a world-model', 'a world model', 'two world models', 'two world models');
    expect(termsOf(papers)).toEqual(['world', 'world models']);
  });

  it('counts generic words only beside others', () =>
    expect(termsOf(texts('long context', 'long context', 'long', 'long'))).toEqual([
      'context',
      'long context'
    ]));

  it('leaves out what too few or too many papers hold', () => {
    const papers = texts('cat dog', 'cat owl', 'cat owl', 'cat');
    expect(termsOf(papers, {...LIMITS, minimumWord: 2, minimumPhrase: 9})).toEqual(['cat', 'owl']);
    expect(termsOf(papers, {...LIMITS, maximumShare: 0.5, minimumPhrase: 9})).toEqual([
      'dog',
      'owl'
    ]);
  });

  it('leaves out phrases longer than allowed and those that come together by chance', () => {
    const papers = texts('red green blue', 'red green blue');
    expect(termsOf(papers, {...LIMITS, longest: 2})).not.toContain('red green blue');
    expect(termsOf(papers, {...LIMITS, longest: 3})).toContain('red green blue');
    expect(termsOf(papers, {...LIMITS, association: 2})).toEqual(['blue', 'green', 'red']);
  });

  it('counts words of no prototype', () =>
    expect(termsOf(texts('constructor toString', 'constructor valueOf'))).toEqual([
      'constructor',
      'toString',
      'valueOf'
    ]));
});

describe('association', () => {
  it('is the normalised pointwise mutual information worked out by hand', () => {
    const corpus = readDocuments(texts('red green', 'red green', 'blue owl', 'blue cat'));
    const tree = findPhrases(corpus, {longest: 2, minimum: 2});
    const node = tree.size - 1;
    expect([tree.documentFrequency[node], tree.occurrences[node]]).toEqual([2, 2]);
    // p(red green) = 2/8 and p(red) = p(green) = 2/8: ln(1/4 ÷ 1/16) / −ln(1/4) = 1.
    expect(association(tree, node, 8)).toBeCloseTo(1, 12);
    expect(association(tree, node, 2)).toBe(1);
  });
});

describe('surface forms', () => {
  it('are the commonest spelling, and the case of running text rather than of titles', () => {
    const papers: Text[] = [
      {title: 'Reward Models', abstract: 'We study reward models.'},
      {title: 'Reward Models', abstract: 'Reward models, again'},
      {title: 'Reward Models', abstract: 'A reward model.'},
      {title: 'GRPO Training', abstract: 'We run GRPO.'}
    ];
    expect(termsOf(papers)).toContain('reward models');
    expect(termsOf(papers)).toContain('GRPO');
  });
});

describe('TF-IDF', () => {
  const papers: Text[] = [
    {title: 'cat', abstract: 'cat owl'},
    {title: '', abstract: 'owl'},
    {title: '', abstract: 'nothing'}
  ];
  const corpus = readDocuments(papers);
  const vocabulary = buildVocabulary(corpus, {...LIMITS, minimumPhrase: 9});
  const counts = countTerms(corpus, vocabulary);

  it('counts what a title says twice', () =>
    expect([[...counts.starts], [...counts.values]]).toEqual([
      [0, 2, 3, 3],
      [3, 1, 1]
    ]));

  it('weighs by the sublinear count and the inverse document frequency to the power 1.5', () => {
    const cat = (1 + Math.log(3)) * (1 + Math.log(4 / 2)) ** 1.5;
    const owl = (1 + Math.log(4 / 3)) ** 1.5;
    const length = Math.hypot(cat, owl);
    const {values} = tfIdf(counts, vocabulary.documentFrequency);
    expect(values[0]).toBeCloseTo(cat / length, 6);
    expect(values[1]).toBeCloseTo(owl / length, 6);
    expect(values[2]).toBeCloseTo(1, 6);
  });
});

describe('names', () => {
  /** Names of two themes, the first so many papers long. */
  function namesOf(first: readonly string[], second: readonly string[]): string[] {
    const corpus = readDocuments(texts(...first, ...second));
    const vocabulary = buildVocabulary(corpus, {...LIMITS, maximumShare: 0.9});
    const counts = countTerms(corpus, vocabulary);
    const labels = Int32Array.from([...first.map(() => 0), ...second.map(() => 1)]);
    return labelThemes({
      forms: new TermForms(corpus, vocabulary),
      vocabulary,
      counts,
      labels,
      k: 2
    }).map(({name}) => name.name);
  }
  const OTHERS = ['coral reefs grow', 'coral reefs fade', 'coral reefs live'];

  it('are phrases of the theme in title case, in their commonest form', () =>
    expect(namesOf(['a KV cache', 'the KV cache', 'KV caches'], OTHERS)).toEqual([
      'KV Cache',
      'Coral Reefs'
    ]));

  it('are never fragments of a longer phrase', () =>
    expect(
      namesOf(
        ['block sparse attention', 'block sparse attention', 'block sparse attention'],
        OTHERS
      )[0]
    ).toBe('Block Sparse Attention'));

  it('are never generic words or phrases', () =>
    expect(namesOf(['model owls', 'model owls', 'method owls'], OTHERS)[0]).not.toMatch(
      /^(?:Model|Method)s?$/
    ));

  it('join a lone word with a phrase', () =>
    expect(
      namesOf(
        [
          'memory helps',
          'memory stays',
          'memory grows',
          'memory wins',
          'memory of tree frogs',
          'memory of tree frogs'
        ],
        [...OTHERS, 'coral reefs sink']
      )[0]
    ).toBe('Memory of Tree Frogs'));

  it('join a lone word with a phrase that a tenth of the papers hold, if no more hold another', () => {
    const theme = Array.from({length: 15}, () => 'memory.');
    expect(namesOf([...theme, 'memory. tree frogs', 'memory. tree frogs'], OTHERS)[0]).toBe(
      'Memory and Tree Frogs'
    );
    const few = Array.from({length: 25}, () => 'memory.');
    expect(namesOf([...few, 'memory. tree frogs', 'memory. tree frogs'], OTHERS)[0]).toBe('Memory');
  });

  it('are never a compound or abbreviation that only modifies the word behind it', () => {
    const views = ['multi-view stereo', 'multi-view stereo', 'multi-view depth', 'multi-view pose'];
    expect(namesOf(views, OTHERS)[0]).toBe('Multi-View Stereo');
    expect(namesOf(['KV cache', 'KV cache', 'KV store', 'KV heads'], OTHERS)[0]).toBe('KV Cache');
  });

  it('keep what a hyphen mostly joins in front, and count the papers that hold all of it', () => {
    const corpus = readDocuments(
      texts(
        ...['on-policy distillation.', 'on-policy distillation.', 'On-policy distillation.'],
        ...['policy distillation.', ...OTHERS, 'coral reefs sink']
      )
    );
    const vocabulary = buildVocabulary(corpus, {...LIMITS, maximumShare: 0.9});
    const counts = countTerms(corpus, vocabulary);
    const labels = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const [distillation] = labelThemes({
      forms: new TermForms(corpus, vocabulary),
      vocabulary,
      counts,
      labels,
      k: 2
    });
    expect(distillation?.name).toEqual({
      name: 'On-Policy Distillation',
      rows: Int32Array.of(0, 1, 2),
      inside: 3 / 4,
      outside: 0
    });
    expect(
      namesOf(
        [
          ...['video diffusion.', 'video diffusion.', 'video diffusion.'],
          'text-to-video diffusion.'
        ],
        OTHERS
      )[0]
    ).toBe('Video Diffusion');
  });

  it('stand beside terms of which no two look the same', () => {
    const corpus = readDocuments(
      texts('multi-modal owls', 'multi-modal owls', 'multi-modal hares', ...OTHERS)
    );
    const vocabulary = buildVocabulary(corpus, {...LIMITS, maximumShare: 0.9});
    const counts = countTerms(corpus, vocabulary);
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1);
    const [modal] = labelThemes({
      forms: new TermForms(corpus, vocabulary),
      vocabulary,
      counts,
      labels,
      k: 2
    });
    const terms = modal?.terms.map(({term}) => term) ?? [];
    expect(terms.filter((term) => term === 'multi-modal')).toHaveLength(1);
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('are never an adjective that only modifies the word behind it', () => {
    const hunters = [
      'personal wolves: snow',
      'personal hares: snow',
      'personal lynx',
      'personal foxes'
    ];
    expect(namesOf(hunters, OTHERS)[0]).toBe('Snow');
    expect(namesOf(['audio.', 'an audio', 'audio!', 'audio'], OTHERS)[0]).toBe('Audio');
  });

  it('are never generic phrases, in the plural neither', () =>
    expect(
      namesOf(
        ['success rates: tree frogs', 'success rates: tree frogs', 'success rates: toads'],
        OTHERS
      )[0]
    ).toBe('Tree Frogs'));

  it('are one of those to be avoided only where no other phrase says it', () => {
    const corpus = readDocuments(
      texts(
        'tree frogs sing',
        'tree frogs jump',
        'tree frogs: marsh reeds',
        'marsh reeds',
        ...OTHERS
      )
    );
    const vocabulary = buildVocabulary(corpus, {...LIMITS, maximumShare: 0.9});
    const counts = countTerms(corpus, vocabulary);
    const labels = Int32Array.of(0, 0, 0, 0, 1, 1, 1);
    const nameBut = (...avoided: string[]) =>
      labelThemes({
        ...{forms: new TermForms(corpus, vocabulary), vocabulary, counts, labels, k: 2},
        reservedFor: () => ({taken: [], avoided})
      })[0]?.name.name;
    expect(nameBut('Tree Frogs')).toBe('Marsh Reeds');
    expect(nameBut('Tree Frogs', 'Marsh Reeds')).toBe('Tree Frogs');
  });

  it('join no word with what another theme is called, be it short for that', () => {
    const learning = Array.from({length: 9}, () => 'reinforcement learning (RL).');
    const reasoning = ['reasoning with RL.', 'reasoning with RL.', 'reasoning.', 'reasoning.'];
    expect(namesOf(reasoning, [...learning, ...OTHERS])).toEqual([
      'Reasoning',
      'Reinforcement Learning'
    ]);
  });

  it('may be a compound that stands for a noun', () =>
    expect(
      namesOf(['a chain-of-thought.', 'one chain-of-thought.', 'chain-of-thought.'], OTHERS)[0]
    ).toBe('Chain-of-Thought'));

  it('never speak of the paper rather than of its subject', () => {
    const report = 'numerical experiments on tree frogs';
    expect(namesOf([report, report, 'numerical experiments'], OTHERS)[0]).toBe('Tree Frogs');
  });

  it('are rather two phrases than a lone word, also two things of one', () =>
    expect(
      namesOf(
        [
          ...['image editing.', 'image editing.', 'image synthesis.', 'image synthesis.'],
          ...['image.', 'image.', 'image.', 'image.', 'image.', 'image.', 'image.']
        ],
        [...OTHERS, ...OTHERS]
      )[0]
    ).toBe('Image Editing and Image Synthesis'));

  it('are never the same twice', () => {
    const same = ['tree frogs sing', 'tree frogs jump', 'tree frogs eat'];
    const [first, second] = namesOf(same, same);
    expect(first).not.toBe(second);
  });
});

describe('the proof of a name', () => {
  it('counts the papers that hold it word for word, in the theme and outside', () => {
    const corpus = readDocuments(
      texts(
        'tree frogs sing',
        'tree frogs jump',
        'a tree frog',
        'coral reefs',
        'coral reefs',
        'coral reefs',
        'tree frogs and coral'
      )
    );
    const vocabulary = buildVocabulary(corpus, LIMITS);
    const counts = countTerms(corpus, vocabulary);
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 1);
    const [frogs] = labelThemes({
      forms: new TermForms(corpus, vocabulary),
      vocabulary,
      counts,
      labels,
      k: 2
    });
    expect(frogs?.name).toEqual({
      name: 'Tree Frogs',
      rows: Int32Array.of(0, 1),
      inside: 2 / 3,
      outside: 1 / 4
    });
  });
});
