import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';
import * as weight from '../../src/search/weights.ts';

const catalog = loadCatalog();

describe('each weight decides something', () => {
  // Without the weight (at 0) the two entries stand the other way round, or one of them is not found.
  it.each([
    'cutToInitial: dedp finds DeleteEdgeDeploymentPlan before DeleteEndpoint',
    'cutShort: sagemaker:listtrainingjobsf finds ListTrainingJobsForHyperParameterTuningJob before ListTrainingJobs',
    'stillTyping: sagemaker:vol finds StartNotebookInstance before AttachClusterNodeVolume',
    'squeezed: cmts finds CreatePresignedMlflowTrackingServerUrl before ListTrialComponents',
    'squeezeGap: edit endpoint finds UpdateEndpoint before CreateEndpoint',
    'squeezeConsonant: listrtanjobs finds ListTrainingJobsForHyperParameterTuningJob before ListAIRecommendationJobs',
    'verbSkipped: notebookinstancelifecyclecon finds NotebookInstanceLifecycleConfigArns before CreateNotebookInstanceLifecycleConfig',
    'verbRankStep: notebookinstancelifecyclecon finds CreateNotebookInstanceLifecycleConfig before ListNotebookInstanceLifecycleConfigs',
    'wordSkippedBefore: enables finds EnableRemoteDebug before FeatureGroupEnableOnlineStore',
    'wordSkippedBetween: CreateApp finds CreateAppImageConfig before CreateMlflowApp',
    'wordSkippedAfter: rpe finds ListCodeRepositories before SampleWithResponseStream',
    'furtherWordSkippedAfter: rpe finds SampleWithResponseStream before BatchReplaceClusterNodes',
    'skippedAtMost: sagemaker:vol finds AttachClusterNodeVolume before StopNotebookInstance',
    'oneEdit: dedp finds DeleteEdgeDeploymentPlan before DeployHubModel',
    'abbreviationEdit: delmodpkg finds DeleteModelPackageGroup before DescribeModelPackage',
    'otherForm: enables finds EnableSagemakerServicecatalogPortfolio before EnableRemoteDebug',
    'synonym: get deployments finds GetDeviceRegistration before DescribeEdgeDeploymentPlan',
    'synonymStep: get deployments finds DescribeEdgeDeploymentPlan before ListEdgeDeploymentPlans',
    'inDescription: create a domain finds CreatePresignedDomainUrl before CreateSpace',
    'inDescriptionNumber: show training job finds ListTrainingJobsForHyperParameterTuningJob before BatchGetMetrics',
    'inDescriptionCut: createautomljob finds DescribeAutoMLJob before DescribeAutoMLJobV2',
    'inDescriptionForm: get deployments finds DescribeEdgeDeploymentPlan before ListStudioLifecycleConfigs',
    'confirmed: edit endpoint finds ListEndpoints before DeleteEndpoint',
    'descriptionLength: sagemaker:vol finds StartNotebookInstance before StopNotebookInstance',
    'notFound: publish metrics training jobs finds BatchPutMetrics before ListTrainingJobs',
    'resourceType: notebookinstancelifecyclecon finds NotebookInstanceLifecycleConfigArns before notebook-instance-lifecycle-config',
  ])('%s', (row) => {
    const [, query = '', better = '', worse = ''] = /: (.*) finds (.*) before (.*)$/.exec(row) ?? [];
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
