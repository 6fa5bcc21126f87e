import { expect, it } from 'vitest';
import { servicePrefix } from '../../src/catalog/expansion.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { honours } from '../../src/catalog/relations.ts';
import { inOneRequest, staysInSession } from '../../src/catalog/session-keys.ts';

const catalog = loadServices(loadCatalog(), ['sts', 's3']);
const claims = catalog.conditionKeys
  .map(({ id }) => id)
  .filter((id) => catalog.names.keyPrefixes[servicePrefix(id)]?.includes('sts') === true);

it('a session keeps the claims of its provider that the reference lists for its further requests', () => {
  const further = catalog.action('sts:AssumeRole')?.conditionKeys ?? [];
  const listed = further.filter((id) => claims.includes(id));
  expect(listed.length).toBeGreaterThan(8);
  expect(listed.filter((id) => !staysInSession(id))).toEqual([]);
  expect(claims.filter((id) => id.startsWith('saml:') && staysInSession(id)).sort()).toEqual(
    listed.filter((id) => id.startsWith('saml:')).sort(),
  );
  expect(
    ['saml:aud', 'token.actions.githubusercontent.com:actor', 'sts:ExternalId'].some(staysInSession),
  ).toBe(false);
});

it('what is asked for with the begin of a session has its keys, and nothing else has', () => {
  const action = (id: string) => {
    const found = catalog.action(id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  const honouring = [
    'sts:TagSession',
    'sts:SetSourceIdentity',
    'sts:SetContext',
    'sts:GetCallerIdentity',
    's3:GetObject',
  ];
  const having = (key: string) => honouring.filter((id) => honours(catalog, action(id), key));
  expect(having('sts:ExternalId')).toEqual(honouring.slice(0, 3));
  expect(having('gitlab.com:project_id')).toEqual(honouring.slice(0, 3));
  expect(having('accounts.google.com:sub')).toEqual(honouring);
  expect(inOneRequest(loadCatalog(), action('sts:TagSession'))).toHaveLength(1);
});
