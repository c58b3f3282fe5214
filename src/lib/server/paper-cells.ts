import type {Paper} from '../model.ts';
import {integer, text, texts, type Cell} from './append.ts';

/** The facts about a paper from `authors` to `url`, in the order that library and analysis store them. */
export const factCells = (paper: Paper): Cell[] => [
  texts(paper.authors),
  integer(paper.authorCount),
  text(paper.organisation),
  integer(paper.upvotes),
  integer(paper.comments),
  text(paper.url)
];
