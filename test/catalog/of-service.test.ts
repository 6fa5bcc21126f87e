import { describe, expect, it } from 'vitest';
import { extendCatalog } from '../../src/catalog/catalog.ts';
import { expandAction } from '../../src/catalog/expansion.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import type { CatalogPart } from '../../src/catalog/model.ts';
import { actionsOfService, entriesOfService, resourceTypesOfService } from '../../src/catalog/of-service.ts';
import { servicePage } from '../../src/catalog/service-page.ts';

const ids = (entries: readonly { readonly id: string }[]): readonly string[] =>
  entries.map(({ id }) => id).sort();

describe('the entries of a service', () => {
  it('are all that the loaded catalog has of it', () => {
    const catalog = loadServices(loadCatalog(), ['ec2', 's3', 'sagemaker-mlflow']);
    for (const service of ['sagemaker', 'ec2', 's3', 'sagemaker-mlflow', 'iam']) {
      const own = (entry: { readonly service: string }): boolean => entry.service === service;
      expect(ids(actionsOfService(catalog, service.toUpperCase()))).toEqual(ids(catalog.actions.filter(own)));
      expect(ids(resourceTypesOfService(catalog, service))).toEqual(ids(catalog.resourceTypes.filter(own)));
    }
    expect(actionsOfService(catalog, 'lambda').length).toBeLessThan(10);
  });

  it('count its keys as its reference does, those that every service lists included', () => {
    const catalog = loadServices(loadCatalog(), ['acm']);
    const keys = entriesOfService(catalog, 'acm').filter(({ kind }) => kind === 'condition-key');
    expect(keys.length).toBe(10);
    expect(ids(keys)).toContain('aws:RequestTag/${TagKey}');
    expect(servicePage(catalog, 'acm')?.counts).toEqual({ actions: 41, resourceTypes: 4, conditionKeys: 10 });
  });

  it('are had without those of others that are loaded', () => {
    const made: string[] = [];
    const lists: CatalogPart = {
      get actions() {
        made.push('actions');
        return [];
      },
      get resourceTypes() {
        made.push('resource types');
        return [];
      },
      conditionKeys: [],
      sources: {},
    };
    const catalog = extendCatalog(loadServices(loadCatalog(), ['s3']), new Map([['ec2', lists]]));
    expect(expandAction(catalog, 's3:Get*').actions.length).toBeGreaterThan(10);
    expect(resourceTypesOfService(catalog, 's3').length).toBeGreaterThan(3);
    expect(made).toEqual([]);
  });
});
