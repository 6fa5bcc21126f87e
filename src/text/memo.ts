/**
 * Remembers what a pure function gave, so that the same question is worked out once.
 *
 * Arguments are told apart one by one (text and numbers by value, objects by identity), never joined to one text: two
 * lists of arguments cannot be taken for each other, whatever a file holds. Objects are held weakly, so a catalog or a
 * document that nobody has any more takes its answers along. When more than `limit` answers are held, all go at
 * once: bookkeeping of what was used last would cost more than working out a few answers again.
 */

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

/**
 * The function with a memory. It must depend on nothing but its arguments, and what it gives must not be changed.
 * @param limit how many answers are held at most
 */
export function memo<A extends readonly unknown[], T>(
  work: (...args: A) => T,
  { limit = 5_000 }: { readonly limit?: number } = {},
): (...args: A) => T {
  let root = emptyNode<T>();
  let held = 0;
  return (...args) => {
    let node = root;
    for (const argument of args) node = below(node, argument);
    if (node.answer !== undefined) return node.answer.value;
    const value = work(...args);
    if (held >= limit) {
      root = emptyNode();
      held = 0;
      node = root;
      for (const argument of args) node = below(node, argument);
    }
    held++;
    node.answer = { value };
    return value;
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
