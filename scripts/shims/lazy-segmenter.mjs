/**
 * Stands for Intl.Segmenter in the bundles. Ink and what it uses each make one as they are loaded, and the first of a
 * process reads the tables of all languages: some five megabytes and ten milliseconds, which nobody needs until text is
 * taken apart that is not ASCII.
 */
export class LazySegmenter {
  /** @param {ConstructorParameters<typeof Intl.Segmenter>} options */
  constructor(...options) {
    this.options = options;
    /** @type {Intl.Segmenter | undefined} */
    this.made = undefined;
  }

  /** @param {string} text */
  segment(text) {
    this.made ??= new globalThis.Intl.Segmenter(...this.options);
    return this.made.segment(text);
  }
}
