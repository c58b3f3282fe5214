import {expect, it} from 'vitest';
import {isMostlyNoNoun, mayEndName} from '../../src/lib/pipeline/part-of-speech.ts';

it.each(['generation', 'models', 'tuning', 'perspective', 'objectives', 'lora', 'tts', 'GRPO'])(
  '"%s" may end a name',
  (word) => expect(mayEndName(word)).toBe(true)
);

it.each(['generative', 'efficiently', 'proactive', 'steerable', 'agentless'])(
  '"%s" may not, whether the lexicon knows it or its ending tells',
  (word) => expect([mayEndName(word), isMostlyNoNoun(word)]).toEqual([false, true])
);
