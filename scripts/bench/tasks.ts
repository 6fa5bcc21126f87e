/** Prints how many keys each of the dozen tasks takes, beside those of 0.1.0 and what is aimed at. */
import { aimOf, tasks } from '../../test/tasks/tasks.ts';

const rows = tasks.map((task) => {
  const { keys, typed } = task.run().counts;
  return [task.name, `${keys}`, `${typed}`, `${task.before ?? '–'}`, `${aimOf(task) ?? '–'}`];
});
const head = ['task', 'keys', 'typed values', '0.1.0', 'aim'];
const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
for (const row of [head, ...rows])
  console.log(
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
