/** The examples of every rule. */
import type { RuleCases } from '../case.ts';
import { conditionCases } from './conditions.ts';
import { documentCases } from './document.ts';
import { grantCases } from './grants.ts';
import { nameCases } from './names.ts';
import { principalCases } from './principals.ts';
import { reachCases } from './reach.ts';
import { redundancyCases } from './redundancy.ts';
import { scopeCases } from './scope.ts';
import { valueCases } from './values.ts';

export const allCases: readonly RuleCases[] = [
  ...documentCases,
  ...nameCases,
  ...conditionCases,
  ...scopeCases,
  ...grantCases,
  ...redundancyCases,
  ...principalCases,
  ...valueCases,
  ...reachCases,
];
