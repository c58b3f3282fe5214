// The nouns of Themestream: types only, so that every room may import this file and it imports no room.
export type * from './model/paper.ts';
export type * from './model/ingestion.ts';
export type * from './model/settings.ts';
export type * from './model/theme.ts';
export type * from './model/course.ts';
export type * from './model/words.ts';
export type * from './model/fitted-model.ts';
export type * from './model/identity.ts';
export type * from './model/analysis.ts';
