/** Numbers in sentences. */

/** An integer with a comma between thousands. Not by locale: the tables for that take as long as half a frame to load. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 action`, `2 actions`; thousands with a comma. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(number)} ${number === 1 ? noun : plural}`;
}
