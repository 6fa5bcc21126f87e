/**
 * `sm-explore from`: from what people have (an error, an event, an ARN, a call, a file) to a policy, by the same engine as
 * `policy`. The policy goes to standard output; what was recognised, where, and what is in doubt to standard error.
 */
import { prefixOf } from '../../catalog/ids.ts';
import { loadCatalog, loadServices } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import type { Arrival } from '../../intake/arrival.ts';
import { type Facts, makeFacts } from '../../intake/facts.ts';
import { servicesMentioned } from '../../intake/mentioned.ts';
import { type Recognised, recognising } from '../../intake/recognise.ts';
import { enough } from '../../intake/recogniser.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import { addArrivals, picksOf } from '../../policy/cart/add-arrivals.ts';
import { cartIsEmpty, emptyCart } from '../../policy/cart/cart.ts';
import type { Cart } from '../../policy/cart-model.ts';
import { servicesIn } from '../../policy/findings/check.ts';
import { renderPolicy } from '../../policy/formats/formats.ts';
import { findingsOn } from '../../policy/review.ts';
import { grouped } from '../../text/count.ts';
import { arrivalJson, arrivalLines } from '../arrival-text.ts';
import { command } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import type { Console } from '../console.ts';
import { resolveDefaults } from '../defaults.ts';
import { findingLine } from '../finding-text.ts';
import { loadIntakeData } from '../load-intake-data.ts';
import { inputName, readText } from '../read-text.ts';
import { cartOfFile } from '../start-cart.ts';
import { jsonText } from '../table.ts';
import { limited } from './policy.ts';

/** What was recognised in one input. */
interface Read extends Recognised {
  readonly file: string;
}

/** Bytes of a file of events; a day of a busy account is within it. */
const largest = 64 * 1024 * 1024;

/** Milliseconds after which somebody who waits wants to hear that it goes on. */
const patience = 2_000;

/** What is recognised in a text; while a long one takes its time, standard error says how far it is. */
async function recognised(text: string, facts: Facts, file: string, console: Console): Promise<Recognised> {
  const work = recognising(text, facts);
  for (let said = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (performance.now() - said < patience) continue;
    said = performance.now();
    await console.err(`${inputName(file)}: ${Math.floor(value * 100)} % is read.\n`);
  }
}

async function readAll(
  files: readonly string[],
  catalog: Catalog,
  console: Console,
): Promise<readonly Read[]> {
  const data = loadIntakeData(catalog);
  const core = makeFacts(catalog, data);
  const read: Read[] = [];
  for (const file of files) {
    const text = await readText(file, console, { largest, as: 'any' });
    const services = servicesMentioned(text, core);
    const facts = services.length === 0 ? core : makeFacts(loadServices(catalog, services), data);
    read.push({ file, ...(await recognised(text, facts, file, console)) });
  }
  return read;
}

/** The catalog with the services of the arrivals' actions and of a cart's. */
const withServices = (catalog: Catalog, arrivals: readonly Arrival[]): Catalog =>
  loadServices(catalog, [
    ...new Set(arrivals.flatMap(({ actions }) => actions.map(({ id }) => prefixOf(id)))),
  ]);

/** Why nothing is added, as a clause. */
const whyNone = (arrivals: readonly Arrival[]): string =>
  arrivals.some(({ actions }) => actions.some(({ wanted }) => wanted))
    ? 'no Allow of the principal is what is missing'
    : 'the text names no action as refused, called or needed';

/** The subcommand, and its exit code: 1 when nothing was recognised, or nothing that an Allow helps. */
export const fromCommand = command('from', async ({ operands: named, options, console }) => {
  const { config, problem } = readConfiguration(console);
  const defaults = resolveDefaults({ ...options, roleArns: options.role }, config, console.env);
  const target = options.for ?? config.target ?? 'managed';
  const core = loadCatalog();
  const read = await readAll(named.length === 0 ? ['-'] : named, core, console);
  const arrivals = read.flatMap((each) => each.arrivals);
  if (problem !== undefined) await console.err(`hint: ${problem}\n`);
  for (const { file, longLines } of read.filter((each) => each.longLines.length > 0)) {
    const which = `${longLines.length === 1 ? 'line' : 'lines'} ${listWords(longLines.map(grouped), 'and')}`;
    const [is, its] = longLines.length === 1 ? ['is', 'its'] : ['are', 'their'];
    await console.err(
      `hint: ${which} of ${inputName(file)} ${is} longer than any message, and no JSON: only ${its} beginning is read.\n`,
    );
  }
  if (arrivals.length === 0) {
    const where = read.map(({ file }) => inputName(file)).join(', ');
    await console.err(
      `Nothing in ${where} is recognised: an error message, CloudTrail events, ARNs, calls or a file with policies is.\n`,
    );
    if (options.json === true) await console.out(jsonText({ arrivals: [], policy: null }));
    return 1;
  }
  const start =
    options.merge === undefined
      ? { cart: emptyCart, catalog: core }
      : await cartOfFile(options.merge, core, defaults);
  const catalog = withServices(start.catalog, arrivals);
  const added = addArrivals(start.cart, catalog, arrivals.flatMap(picksOf), {
    scope: options.scope,
    defaults,
  });
  const cart: Cart = limited(added.cart, catalog, options, defaults);
  const assembly = assemble(cart, catalog, { ...defaults, target });
  const nothing = cartIsEmpty(cart);
  if (options.json === true) {
    const [only] = assembly.documents;
    await console.out(
      jsonText({
        arrivals: read.flatMap((each) =>
          each.arrivals.map((arrival) => arrivalJson(arrival, read.length > 1 ? each.file : undefined)),
        ),
        policy: nothing ? null : assembly.documents.length === 1 ? only : assembly.documents,
      }),
    );
  } else {
    for (const { file, arrivals: own } of read)
      for (const arrival of own) await console.err(arrivalLines(inputName(file), arrival));
    if (!nothing)
      await console.out(
        `${renderPolicy(options.format, assembly.documents, { name: options.name, target })}\n`,
      );
    else await console.err(`No policy is printed: ${whyNone(arrivals)}.\n`);
  }
  for (const { file } of read.filter(({ cut }) => cut))
    await console.err(
      `hint: only the first ${grouped(enough)} finds in ${inputName(file)} are taken; give the rest as a file of its own.\n`,
    );
  for (const id of added.covered)
    await console.err(`hint: ${id} is allowed by ${inputName(options.merge ?? '-')} already.\n`);
  const findings = nothing
    ? []
    : findingsOn(assembly, loadServices(catalog, assembly.documents.flatMap(servicesIn)), target);
  for (const finding of findings) await console.err(findingLine(finding, assembly.documents.length));
  const failed = findings.some(({ severity }) => severity === 'error') || (nothing && options.json !== true);
  return failed ? 1 : 0;
});
