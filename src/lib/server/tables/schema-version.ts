/** Of the tables of an analysis file; a change that old readers cannot take raises it. */
export const SCHEMA_VERSION = 10;
