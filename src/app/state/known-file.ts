/** Policy files as the state knows them. */
import type { FormatId } from '../../policy/formats/formats.ts';

/** What this session read from the open file or wrote to it last: another program may have changed it since. */
export interface KnownFile {
  readonly path: string;
  /** Of its text, as storage makes digests. */
  readonly digest: string;
  readonly format: FormatId;
}

/** A policy on its way into a file. */
export interface SaveRequest {
  /** As it was typed. */
  readonly path: string;
  readonly text: string;
  readonly format: FormatId;
  /** Whether the program is left once it is written. */
  readonly thenQuit?: true;
}
