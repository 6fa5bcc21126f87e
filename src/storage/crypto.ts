/** What storage needs of node:crypto, which is asked for when it is used: a start without files needs none of it. */

const crypto = () => process.getBuiltinModule('node:crypto');

/** The SHA-256 digest of a text, in hexadecimal. */
export function sha256(text: string): string {
  return crypto().createHash('sha256').update(text).digest('hex');
}

/** A name that nobody guesses: so many random bytes, in hexadecimal. */
export function randomName(bytes: number): string {
  return crypto().randomBytes(bytes).toString('hex');
}
