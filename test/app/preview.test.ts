import { describe, expect, it } from 'vitest';
import { descriptionWords } from '../../src/app/lines/entry-labels.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };

describe('the preview in Explore', () => {
  it('scrolls by rows and halves, says where it is, and begins anew with another entry', () => {
    const start = play({ size }).type('ctj');
    const [first, second] = start.other;
    expect(first).toBe('sagemaker:CreateTrainingJob');
    const down = start.press('shift-down');
    expect(down.other[0]).toBe(second);
    expect(down.press('alt-d').other[0]).toBe(start.other[18]);
    expect(down.press('shift-up', 'shift-up').other).toEqual(start.other);
    const atEnd = start.press(...Array.from({ length: 20 }, () => 'alt-d'));
    expect(atEnd.other).toHaveLength(34);
    expect(atEnd.press('alt-j').other).toEqual(atEnd.other);
    expect(atEnd.press('alt-k').other).not.toEqual(atEnd.other);
    expect(atEnd.press('down').other[0]).toBe('sagemaker:CreateTransformJob');
    expect(atEnd.press('down', 'up').other).toEqual(start.other);
    expect(atEnd.state.explore.query.text).toBe('ctj');
  });

  it('counts the global keys, which the page lists', () => {
    const all = play({ size: { columns: 140, rows: 200 } }).type('ctj');
    const globals = all.state.catalog.conditionKeys.filter(
      ({ service, reach }) => service === 'aws' && reach === 'every-action',
    );
    expect(all.other).toContain(`and ${globals.length} global keys`);
    expect(all.other.join('\n')).not.toContain('aws:SourceIp');
    expect(all.press('enter').main.join('\n')).toContain('aws:SourceIp');
    expect(play({ size: { columns: 140, rows: 200 } }).type('createcluster').other).not.toContain(
      'Global condition keys, honoured by every action',
    );
  });

  it('says so when there is no more of it, or none', () => {
    expect(
      play({ size: { columns: 140, rows: 200 } })
        .type('kind:type endpoint')
        .press('shift-down').message,
    ).toMatch(/^There is no more/);
    expect(play({ size: { columns: 80, rows: 12 } }).press('shift-down').message).toMatch(
      /^There is no more/,
    );
  });
});

describe('what the reference says of an entry', () => {
  it('is shown without the words that every row begins with', () => {
    const { actions, conditionKeys } = loadCatalog();
    const said = [...actions, ...conditionKeys].map(descriptionWords);
    expect(
      said.filter((text) => /^(?:grants permission to|filters access (?:by|based on)) /iu.test(text)),
    ).toEqual([]);
    const entry = { ...actions[0], kind: 'action', description: 'Grants permission to stop a thing' };
    expect(descriptionWords(entry as (typeof actions)[number])).toBe('Stop a thing');
  });
});

describe('a list of what needs an action', () => {
  it('says when each does', () => {
    const rows = play({ size }).type('needs:iam:PassRole training').main;
    expect(rows[0]).toMatch(/^› {3}A CreateTrainingJob {2}always +Write$/);
    const tagged = play({ size }).type('needs:AddTags CreateTrainingJob');
    expect(tagged.main[0]).toMatch(/ CreateTrainingJob {2}when the request sets Tags +Write$/);
    expect(play({ size }).type('CreateTrainingJob').main[0]).not.toMatch(/always|when/);
    const settings = { ascii: true, screenReader: true, hyperlinks: false };
    expect(play({ settings }).type('needs:iam:PassRole ctj').spoken).toContain('Needs it always');
  });
});

describe('a wide list', () => {
  it('has columns of name, level and what is said of the entry', () => {
    const rows = play({ size: { columns: 200, rows: 60 } }).type('ctj').main;
    const [first = '', second = ''] = rows;
    expect(first).toMatch(/^› {3}A CreateTrainingJob +Write +Starts a job that trains/);
    expect(second.indexOf('Write')).toBe(first.indexOf('Write'));
  });
});

describe('copying what is listed', () => {
  const menu = play().type('ctj').press('alt-y');
  const copied = (place: string): unknown => menu.press(place).effects.at(-1);

  it('gives the names, a JSON list, a Markdown table or a table with tabs', () => {
    const names = ['CreateTrainingJob', 'CreateTransformJob', 'CreateHyperParameterTuningJob'].map(
      (name) => `sagemaker:${name}`,
    );
    const what = '3 results';
    expect(copied('1')).toEqual({ kind: 'copy', what, text: `${names.join('\n')}\n` });
    expect(copied('2')).toEqual({ kind: 'copy', what, text: `${JSON.stringify(names, null, 2)}\n` });
    const markdown = copied('3');
    expect(markdown).toMatchObject({
      text: expect.stringMatching(
        /^\| name \| kind \| level or type \| description \|\n\| --- \| --- \| --- \| --- \|\n\| sagemaker:CreateTrainingJob \| action \| Write \| Starts a job/,
      ),
    });
    expect(copied('4')).toMatchObject({
      text: expect.stringMatching(/\nsagemaker:CreateTransformJob\taction\tWrite\t/),
    });
  });

  it('cannot when nothing is listed', () => {
    expect(play().type('zqxzqxzqxw').press('alt-y').message).toMatch(/^Nothing is listed/);
  });
});
