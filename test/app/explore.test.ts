import { describe, expect, it } from 'vitest';
import { loadDirectory, readServices } from '../../src/catalog/load.ts';
import { type Play, play } from '../support/play.ts';

/** Answers what the query asks of the catalog's files, until it asks no more. */
function answered(asking: Play): Play {
  const asked = asking.effects.at(-1);
  if (asked?.kind !== 'load-services') return asking;
  const next = asking.send({
    kind: 'services-loaded',
    parts: readServices(asking.state.catalog, asked.services),
    directory: asked.directory ? loadDirectory() : undefined,
  });
  return next.effects.length === asking.effects.length ? next : answered(next);
}

describe('Explore', () => {
  it('lists everything before anything is typed', () => {
    const start = play();
    expect(start.prompt).toMatch(/^› type a name, initials or words +1 of 593$/);
    expect(start.main).toHaveLength(9);
    expect(start.frames).toMatchObject({ main: 'Everything', position: '1-9 of 593' });
    expect(start.tally).toBe('cart empty');
  });

  it('finds by initials, highlights the first, and Enter opens it', () => {
    const found = play().type('ctj');
    expect(found.main[0]).toMatch(/^› {3}A CreateTrainingJob +Write$/);
    expect(found.press('enter').title).toBe('sm-explore › Explore › CreateTrainingJob');
  });

  it('comes back from Detail to the same query and the same row', () => {
    const before = play().type('endpoint').press('down', 'down');
    const after = before.press('enter', 'esc');
    expect(after.prompt).toBe(before.prompt);
    expect(after.main).toEqual(before.main);
  });

  it('edits the query as readline does', () => {
    const typed = play().type('create model');
    expect(typed.press('ctrl-w').state.explore.query.text).toBe('create ');
    expect(typed.press('ctrl-a', 'ctrl-k').state.explore.query.text).toBe('');
    expect(typed.press('alt-b', 'ctrl-u').state.explore.query.text).toBe('model');
    expect(typed.press('left', 'backspace').state.explore.query.text).toBe('create modl');
    expect(typed.press('home', 'ctrl-d').state.explore.query.text).toBe('reate model');
  });

  it('takes the highlighted action into the cart with Tab, and out again', () => {
    const added = play().type('describeendpoint').press('tab');
    expect(added.main[0]).toContain('✓ A DescribeEndpoint ');
    expect(added.message).toBe('DescribeEndpoint is in the cart.');
    expect(added.tally).toBe('cart 1');
    expect(added.press('up', 'tab').tally).toBe('cart empty');
  });

  it('adds all that an auditor may see with one key, and says what is left out', () => {
    const audit = play().type('is:audit');
    expect(audit.message).toContain('Left out');
    const { items } = audit.press('alt-a', 'enter').state.cart.present;
    const added = items.map(({ action }) => action);
    expect(added).toContain('sagemaker:DescribeModel');
    expect(added).not.toContain('sagemaker:GetRecord');
    expect(play().type('is:data getrecord').main.join('\n')).toContain('reads records of feature groups');
  });

  it('says that a condition key does not go into the cart', () => {
    const said = play().type('vpcsubnets').press('tab');
    expect(said.message).toContain('Only actions go into the cart');
    expect(said.tally).toBe('cart empty');
  });

  it('goes round the kinds with ctrl-t and says which', () => {
    const keys = play().press('ctrl-t', 'ctrl-t');
    expect(keys.message).toBe('Listing condition keys.');
    expect(keys.prompt).toMatch(/condition keys {2}1 of 70$/);
    expect(keys.press('ctrl-t').prompt).toMatch(/resource types {2}1 of 73$/);
    expect(keys.press('ctrl-t', 'ctrl-t').prompt).toMatch(/recipes {2}1 of 21$/);
    expect(keys.press('ctrl-t', 'ctrl-t', 'ctrl-t').prompt).toMatch(/ 1 of 593$/);
  });

  it('puts every action of a pattern into the cart after a yes that names the count', () => {
    const asked = play().type('Describe*Endpoint').press('alt-a');
    expect(asked.prompt).toBe('› Put 1 action into the cart?  y/n');
    expect(asked.press('y').tally).toMatch(/^cart 1\b/);
    expect(asked.press('n').tally).toBe('cart empty');
  });

  it('says that nothing is found and what to try', () => {
    const nothing = play().type('zqxzqxzqxw');
    expect(nothing.main[0]).toBe('Nothing found.');
    expect(nothing.main.join(' ')).toContain('Esc for everything');
    expect(nothing.prompt).toMatch(/ 0\/593$/);
    expect(play().type('endpoint').press('down').prompt).toMatch(/ 2 of \d+\/593$/);
    expect(play().type('Zzz*').main.join(' ')).toContain('this pattern would grant nothing');
    expect(nothing.press('enter').message).toContain('Nothing is listed');
    expect(nothing.press('esc').prompt).toMatch(/ 1 of 593$/);
  });

  it('recalls earlier queries with alt-up and comes back to an empty line', () => {
    const later = play({ recent: ['delmodpkg'] })
      .type('ctj')
      .press('enter', 'esc', 'esc');
    expect(later.press('alt-up').state.explore.query.text).toBe('ctj');
    expect(later.type('x').press('alt-down').state.explore.query.text).toBe('x');
    expect(later.press('alt-up', 'alt-up').state.explore.query.text).toBe('delmodpkg');
    expect(later.press('alt-up', 'alt-up', 'alt-up').message).toBe('There is no earlier query.');
    expect(later.press('alt-up', 'alt-down').state.explore.query.text).toBe('');
    expect(later.effects).toContainEqual({ kind: 'remember-query', query: 'ctj' });
  });

  it('remembers a query that led to something: opened, put into the cart, or copied', () => {
    for (const key of ['enter', 'tab', 'ctrl-y'])
      expect(play().type('stj').press(key).effects).toContainEqual({
        kind: 'remember-query',
        query: 'stj',
      });
    const again = play().type('stj').press('tab', 'ctrl-u').type('ctj').press('tab', 'alt-up');
    expect(again.state.explore.query.text).toBe('stj');
  });

  it('copies the snippet of the highlighted entry', () => {
    const effect = play()
      .type('vpcsubnets')
      .press('ctrl-y')
      .effects.find(({ kind }) => kind === 'copy');
    expect(effect).toMatchObject({ kind: 'copy', what: 'sagemaker:VpcSubnets' });
    expect(effect?.kind === 'copy' && effect.text).toContain('sagemaker:VpcSubnets');
  });

  it('never quits on Esc, quits on ctrl-c with 130 and on ctrl-d only while the query is empty', () => {
    expect(play().press('esc', 'esc', 'esc').effects).toEqual([]);
    expect(play().press('ctrl-c').effects).toEqual([{ kind: 'quit', code: 130 }]);
    expect(play().press('ctrl-d').effects).toEqual([{ kind: 'quit', code: 0 }]);
    expect(play().type('a').press('ctrl-d').effects).toEqual([]);
  });

  it('types a question mark into a query, and asks for help on an empty line', () => {
    expect(play().press('?').state.overlay?.kind).toBe('help');
    expect(play().type('Create?odel').state.explore.query.text).toBe('Create?odel');
    expect(play().type('a').press('f1').state.overlay?.kind).toBe('help');
  });

  it('scrolls the help by pages and to both ends, and fills a window that grows', () => {
    const help = play({ size: { columns: 60, rows: 20 } }).press('?');
    const [first, last, rows] =
      /^(\d+)-(\d+) of (\d+)$/.exec(help.frames.position)?.slice(1).map(Number) ?? [];
    expect([first, last]).toEqual([1, 14]);
    expect(help.press('pgdn').frames.position).toMatch(/^15-28 /);
    const end = help.press('G');
    expect(end.frames.position).toBe(`${(rows ?? 0) - 13}-${rows} of ${rows}`);
    expect(end.send({ kind: 'resize', size: { columns: 60, rows: 300 } }).main[0]).toMatch(
      /^Explore searches/,
    );
    expect(end.press('g').frames).toEqual(help.frames);
  });

  it('drops line breaks and control characters of a paste', () => {
    const pasted = play().send({ kind: 'paste', text: 'create\nmodel\u001b[31m\u202e' });
    expect(pasted.state.explore.query.text).toBe('create model[31m');
  });

  it('searches every service where SageMaker has nothing as typed, and says which have it', () => {
    const asking = play().type('getobject');
    expect(asking.effects.at(-1)).toEqual({ kind: 'load-services', services: [], directory: true });
    const found = answered(asking);
    expect(found.main[0]).toMatch(/^› {3}A s3:GetObject +Read$/);
    expect(found.message).toMatch(/^from s3, \d+ more/);
    expect(found.press('enter').title).toBe('sm-explore › Explore › s3:GetObject');
    expect(found.press('tab').message).toContain('GetObject is in the cart.');
  });

  it('leaves the files alone where SageMaker answers', () => {
    expect(play().type('ctj').effects).toEqual([]);
    expect(play().send({ kind: 'paste', text: 'sagemaker:passrole' }).effects).toEqual([]);
  });

  it('asks for a service that the query names and the catalog has not read', () => {
    expect(play().type('s3:get').effects).toContainEqual({
      kind: 'load-services',
      services: ['s3'],
      directory: false,
    });
  });

  it('says that a key does nothing here', () => {
    expect(play().press('ctrl-g').message).toBe('ctrl-g does nothing here; F1 shows the keys.');
    expect(play().press('f5').message).toBe('F5 does nothing here; F1 shows the keys.');
    expect(play().press('alt-down').message).toBe('There is no later query.');
  });
});
