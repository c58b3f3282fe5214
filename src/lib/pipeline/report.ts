/** Told of each stage as it begins, and how far a long one is. */
export type Report = (stage: string, done: number, all: number) => void;
