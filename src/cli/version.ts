declare const __VERSION__: string | undefined;

/** The program's version, put in by the bundler; `development` when run from the sources. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';
