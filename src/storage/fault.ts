/** Why the file system refused, in words. */

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission was denied',
  EPERM: 'the system does not permit it',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the links lead in a circle',
  EMFILE: 'too many files are open',
  EFBIG: 'the file may not become so large',
  EAGAIN: 'it has nothing to read yet',
  EIO: 'the disk reported an error',
};

/** A clause without capital and full stop: "the disk is full". Never throws; falls back on the error's own words. */
export function faultOf(error: unknown): string {
  const code = codeOf(error);
  const known = code === undefined ? undefined : FAULTS[code];
  if (known !== undefined) return known;
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}

/** The system's error code, such as `ENOENT`; undefined for errors of another kind. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
