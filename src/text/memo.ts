/**
 * Remembers what a pure function gave, so that the same question is worked out once.
 *
 * Arguments are told apart one by one (text and numbers by value, objects by identity), never joined to one text: two
 * lists of arguments cannot be taken for each other, whatever a file holds. Objects are held weakly, so a catalog or a
 * document that nobody has any more takes its answers along.
 *
 * A few answers all go at once when there are as many as the limit. Where there may be many, or large ones, they are of two
 * generations (`generations.ts`): one that is asked for is of the younger, and at times the older one goes, with all that
 * nobody asked for since the time before.
 */
import { countAnswer, onNewGeneration } from './generations.ts';

/** What is below a node is made when something is: most nodes are the last of their list of arguments. */
interface Node<T> {
  texts: Map<unknown, Node<T>> | undefined;
  objects: WeakMap<object, Node<T>> | undefined;
  answer: { readonly value: T } | undefined;
}

const emptyNode = <T>(): Node<T> => ({ texts: undefined, objects: undefined, answer: undefined });

/** The node below for one argument, made when it is not there yet. */
function below<T>(node: Node<T>, argument: unknown): Node<T> {
  if (typeof argument === 'object' && argument !== null) {
    node.objects ??= new WeakMap();
    const known = node.objects.get(argument);
    if (known !== undefined) return known;
    const fresh = emptyNode<T>();
    node.objects.set(argument, fresh);
    return fresh;
  }
  node.texts ??= new Map();
  const known = node.texts.get(argument);
  if (known !== undefined) return known;
  const fresh = emptyNode<T>();
  node.texts.set(argument, fresh);
  return fresh;
}

/** The answer for a list of arguments, as far as it is there. */
function answerBelow<T>(root: Node<T>, args: readonly unknown[]): Node<T>['answer'] {
  let node: Node<T> | undefined = root;
  for (const argument of args) {
    node =
      typeof argument === 'object' && argument !== null
        ? node.objects?.get(argument)
        : node.texts?.get(argument);
    if (node === undefined) return undefined;
  }
  return node.answer;
}

/** Memories with a lower limit have no generations unless they are told to: what they hold is little. */
const few = 1_000;

/**
 * The function with a memory. It must depend on nothing but its arguments, and what it gives must not be changed.
 * @param limit how many answers are held at most, or in a generation
 * @param fades whether there are generations also of few answers: large ones, which are to go when nobody asks
 */
export function memo<A extends readonly unknown[], T>(
  work: (...args: A) => T,
  { limit = 5_000, fades = false }: { readonly limit?: number; readonly fades?: boolean } = {},
): (...args: A) => T {
  let root = emptyNode<T>();
  let older = emptyNode<T>();
  let held = 0;
  const hasGenerations = fades || limit >= few;
  const renew = (): void => {
    older = hasGenerations ? root : emptyNode();
    root = emptyNode();
    held = 0;
  };
  if (hasGenerations) onNewGeneration(renew);
  return (...args) => {
    let node = root;
    for (const argument of args) node = below(node, argument);
    if (node.answer !== undefined) return node.answer.value;
    const known = hasGenerations ? answerBelow(older, args) : undefined;
    const answer = known ?? { value: work(...args) };
    if (known === undefined) countAnswer();
    if (held >= limit) {
      renew();
      node = root;
      for (const argument of args) node = below(node, argument);
    }
    held++;
    node.answer = answer;
    return answer.value;
  };
}

/** A value that is worked out when it is first asked for, and kept. */
export function later<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: work() };
    return made.value;
  };
}
