import {SCHEMA_VERSION} from './tables/schema-version.ts';

/** What somebody can do about an analysis that another version of Themestream made. */
export interface VersionAdvice {
  readonly message: string;
  readonly advice: string;
  readonly commands: readonly string[];
}

const OLDER: VersionAdvice = {
  message: 'This analysis was made by an older version of Themestream.',
  advice:
    'Find the themes once more: papers and theme numbers are kept, and this page shows the result within seconds.',
  commands: ['npm run themestream -- analyse']
};
const NEWER: VersionAdvice = {
  message: 'This analysis was made by a newer version of Themestream.',
  advice: 'Serve it with that version, or find the themes once more with this one.',
  commands: ['npm run themestream -- analyse']
};

/** An analysis file has other tables than this program reads. */
export class OtherVersionError extends Error {
  override readonly name = 'OtherVersionError';
  readonly advice: VersionAdvice;

  constructor(path: string, version: number) {
    const advice = version < SCHEMA_VERSION ? OLDER : NEWER;
    super(
      `${advice.message} ${path} has tables of version ${version}, expected ${SCHEMA_VERSION}. ` +
        `Run "${advice.commands.join(' ')}".`
    );
    this.advice = advice;
  }
}
