import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';
import * as weight from '../../src/search/weights.ts';

const catalog = loadCatalog();

describe('each weight decides something', () => {
  // Without the weight (at 0) the two entries stand the other way round, or one of them is not found.
  it.each([
    ['cutToInitial', 'dedp', 'DeleteEdgeDeploymentPlan', 'DeleteEndpoint'],
    [
      'cutShort',
      'sagemaker:listtrainingjobsf',
      'ListTrainingJobsForHyperParameterTuningJob',
      'ListTrainingJobs',
    ],
    ['stillTyping', 'sagemaker:vol', 'StartNotebookInstance', 'AttachClusterNodeVolume'],
    ['squeezed', 'cmts', 'CreatePresignedMlflowTrackingServerUrl', 'ListTrialComponents'],
    ['squeezeGap', 'edit endpoint', 'UpdateEndpoint', 'CreateEndpoint'],
    [
      'squeezeConsonant',
      'listrtanjobs',
      'ListTrainingJobsForHyperParameterTuningJob',
      'ListAIRecommendationJobs',
    ],
    [
      'verbSkipped',
      'notebookinstancelifecyclecon',
      'NotebookInstanceLifecycleConfigArns',
      'CreateNotebookInstanceLifecycleConfig',
    ],
    [
      'verbRankStep',
      'notebookinstancelifecyclecon',
      'CreateNotebookInstanceLifecycleConfig',
      'ListNotebookInstanceLifecycleConfigs',
    ],
    ['wordSkippedBefore', 'enables', 'EnableRemoteDebug', 'FeatureGroupEnableOnlineStore'],
    ['wordSkippedBetween', 'CreateApp', 'CreateAppImageConfig', 'CreateMlflowApp'],
    ['wordSkippedAfter', 'rpe', 'ListCodeRepositories', 'SampleWithResponseStream'],
    ['furtherWordSkippedAfter', 'rpe', 'SampleWithResponseStream', 'BatchReplaceClusterNodes'],
    ['skippedAtMost', 'sagemaker:vol', 'AttachClusterNodeVolume', 'StopNotebookInstance'],
    ['oneEdit', 'dedp', 'DeleteEdgeDeploymentPlan', 'DeployHubModel'],
    ['abbreviationEdit', 'delmodpkg', 'DeleteModelPackageGroup', 'DescribeModelPackage'],
    ['otherForm', 'enables', 'EnableSagemakerServicecatalogPortfolio', 'EnableRemoteDebug'],
    ['synonym', 'get deployments', 'GetDeviceRegistration', 'DescribeEdgeDeploymentPlan'],
    ['synonymStep', 'get deployments', 'DescribeEdgeDeploymentPlan', 'ListEdgeDeploymentPlans'],
    ['inDescription', 'create a domain', 'CreatePresignedDomainUrl', 'CreateSpace'],
    [
      'inDescriptionNumber',
      'show training job',
      'ListTrainingJobsForHyperParameterTuningJob',
      'BatchGetMetrics',
    ],
    ['inDescriptionCut', 'createautomljob', 'DescribeAutoMLJob', 'DescribeAutoMLJobV2'],
    ['inDescriptionForm', 'get deployments', 'DescribeEdgeDeploymentPlan', 'ListStudioLifecycleConfigs'],
    ['confirmed', 'edit endpoint', 'ListEndpoints', 'DeleteEndpoint'],
    ['descriptionLength', 'sagemaker:vol', 'StartNotebookInstance', 'StopNotebookInstance'],
    ['notFound', 'publish metrics training jobs', 'BatchPutMetrics', 'ListTrainingJobs'],
    [
      'resourceType',
      'notebookinstancelifecyclecon',
      'NotebookInstanceLifecycleConfigArns',
      'notebook-instance-lifecycle-config',
    ],
  ])('%s: %s finds %s before %s', (_weight, query, better, worse) => {
    const names = search(catalog, query, 600).hits.map(({ entry }) => entry.name);
    const place = names.indexOf(better);
    expect(place).toBeGreaterThanOrEqual(0);
    if (names.includes(worse)) expect(place).toBeLessThan(names.indexOf(worse));
  });
});

describe('the weights', () => {
  const rising = (...numbers: readonly number[]): void => {
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  };

  it('keep the order that their rules ask for', () => {
    rising(weight.exactName, weight.exactElsewhere, 0, weight.otherPrefix, weight.outOfOrder);
    rising(0, weight.otherNumber, weight.stillTyping, weight.cutShort, weight.cutToTwo, weight.cutToInitial);
    rising(0, weight.squeezeConsonant, weight.squeezeGap, weight.squeezeToTwo, weight.squeezed);
    rising(0, weight.initialAmongInitials, weight.initialAfterInitial, weight.cutToInitial, weight.oneEdit);
    rising(0, weight.connectorSkipped, weight.stopWordNotFound, weight.joined, weight.editedAndCut);
    rising(0, weight.otherForm, weight.synonym, weight.oneEdit, weight.abbreviationEdit);
    rising(0, weight.saidTwice, weight.inDescription, weight.inDescriptionNumber, weight.inDescriptionCut);
    rising(weight.inDescriptionCut, weight.inDescriptionForm, weight.inDescriptionTypo, weight.notFound);
    rising(0, weight.confirmed, weight.nameOverDescription, weight.lackingMargin, weight.rareNotFound);
  });

  it('put a service that was named before one that is only likely, and the home service before both', () => {
    rising(0, weight.serviceNamed.name, weight.serviceNamed.run, weight.serviceNamed.thing);
    rising(0, weight.sisterHandicap, weight.otherService, weight.exactInWords, weight.serviceAlone);
    rising(0, weight.homeTypoAdvantage, weight.homeAdvantage, weight.homeWordAdvantage);
    rising(0, weight.nextOfPhrase, weight.phrase, weight.wordBeyondPhrase);
    rising(0, weight.uncommonAction, weight.uncommonService);
  });
});
