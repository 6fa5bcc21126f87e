/**
 * sagemaker:Search returns the same records as the Describe actions of the kinds that it can search, and
 * takes no resource. Denying only the Describe actions therefore hides nothing, and a denial of Search under
 * conditions leaves it open whenever they do not hold. It counts only beside a Describe that is denied under the
 * same conditions, and when Search carries their keys: it has no tags of a resource. Kinds:
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html (Resource)
 */
import { homeService } from '../../../catalog/home-service.ts';
import type { Catalog } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import { actionMatches } from '../../../iam/action-pattern.ts';
import { trueWhenAbsent } from '../../../iam/operator.ts';
import { names } from '../named-actions.ts';
import { reachesEverything } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
import type { ConditionLine, StatementView } from '../statement-view.ts';
import { about, appending } from '../wording.ts';

const searched = [
  'Endpoint',
  'FeatureGroup',
  'FeatureMetadata',
  'HyperParameterTuningJob',
  'Image',
  'ImageVersion',
  'InferenceExperiment',
  'Model',
  'ModelCard',
  'ModelPackage',
  'ModelPackageGroup',
  'Pipeline',
  'PipelineExecution',
  'Project',
  'TrainingJob',
  'Experiment',
  'Trial',
  'TrialComponent',
].map((kind) => `${homeService}:Describe${kind}`);

const search = `${homeService}:Search`;

/** The condition in one spelling, for comparison. */
const spelt = ({ operatorText, key, values }: ConditionLine): string =>
  JSON.stringify([operatorText.toLowerCase(), key.toLowerCase(), values.map(({ text }) => text).sort()]);

/** Whether the condition holds for Search when it holds for Describe: it has the key, or does not need it. */
function holdsAlike(catalog: Catalog, { key, operator, values }: ConditionLine): boolean {
  const action = catalog.action(search);
  if (action === undefined || honours(catalog, action, key)) return true;
  const texts = values.map(({ text }) => text);
  return operator !== undefined && trueWhenAbsent(operator, texts);
}

/** Whether `denial` takes Search away whenever `describe` applies. */
function deniesSearchToo(catalog: Catalog, denial: StatementView, describe: StatementView): boolean {
  if (!names(denial, search) || !reachesEverything(denial)) return false;
  const conditions = new Set(describe.conditions.map(spelt));
  return denial.conditions.every((line) => conditions.has(spelt(line)) && holdsAlike(catalog, line));
}

export const searchNotDenied: Rule = {
  name: 'search-not-denied',
  severity: 'warning',
  about: 'Describe actions are denied while sagemaker:Search, which reads the same data, is not.',
  *check({ catalog, denials, document, kind }) {
    // Search acts on no resource that has a policy, so nothing there could deny it.
    if (kind === 'resource' || kind === 'trust' || kind === 'rcp') return;
    for (const statement of denials) {
      const entry = statement.actions.find(({ text }) =>
        searched.some((action) => actionMatches(text, action)),
      );
      if (entry === undefined) continue;
      if (denials.some((denial) => deniesSearchToo(catalog, denial, statement))) continue;
      yield about(
        statement,
        entry.path,
        `${entry.text} is denied, but sagemaker:Search still returns the same data; deny sagemaker:Search on * as well.`,
        appending('Deny sagemaker:Search', document, {
          Effect: 'Deny',
          Action: search,
          Resource: '*',
        }),
      );
      return;
    }
  },
};
