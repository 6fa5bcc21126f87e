/** An Allow that names what it leaves out: it grants all the rest, and what AWS adds to it tomorrow. */
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

/** What each element leaves to be granted, and what to list instead. */
const granted = {
  Action: { general: 'all other actions of all services', here: 'every other action of every service' },
  Resource: { general: 'the actions on all other resources', here: 'the actions on every other resource' },
} as const;

const allowsAllBut = (element: keyof typeof granted): Rule => {
  const { general, here } = granted[element];
  const start = `Allow with Not${element} grants`;
  return {
    name: `allow-not-${element.toLowerCase()}`,
    severity: 'warning',
    about: `${start} ${general}, those of tomorrow included.`,
    *check({ grants }) {
      const advice = `list the ${element.toLowerCase()}s that are needed, or deny these`;
      for (const statement of grants)
        if (statement[`not${element}s`].length > 0)
          yield about(statement, [...statement.path, `Not${element}`], `${start} ${here}; ${advice}.`);
    },
  };
};

export const allowNotAction: Rule = allowsAllBut('Action');
export const allowNotResource: Rule = allowsAllBut('Resource');
