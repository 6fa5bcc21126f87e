import { render } from 'ink-testing-library';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { line, span } from '../../src/app/lines/spans.ts';
import { Menu } from '../../src/terminal/menu.tsx';
import { PaintedLine, Rows } from '../../src/terminal/rows.tsx';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Without looks: what a terminal without colour shows. */
const plain = (frame: string | undefined): string => (frame ?? '').replace(/\u001b\[[0-9;]*m/g, '');

async function until(frame: () => string, wanted: string): Promise<void> {
  for (let tries = 0; tries < 200 && frame() !== wanted; tries += 1) await pause(5);
  expect(frame()).toBe(wanted);
}

describe('a painted line', () => {
  it('ends in a mark where it is cut, and never takes more than its width', () => {
    const { lastFrame } = render(
      <PaintedLine line={[span('sagemaker:'), span('CreateModel', 'match')]} width={14} mark="…" />,
    );
    expect(plain(lastFrame())).toBe('sagemaker:Cre…');
  });

  it('counts wide characters as two cells', () => {
    const { lastFrame } = render(<PaintedLine line={line('模型模型')} width={5} mark="…" />);
    expect(plain(lastFrame())).toBe('模型…');
  });
});

describe('rows', () => {
  it('show as many lines as they have room for', () => {
    const { lastFrame } = render(
      <Rows lines={[line('one'), [], line('three'), line('four')]} width={10} height={3} mark="…" />,
    );
    expect(plain(lastFrame())).toBe('one\n\nthree');
  });
});

/** A menu that keeps its highlight, as the app does for it. */
function EffectMenu({ onChoose }: { readonly onChoose: (value: string) => void }) {
  const [selected, setSelected] = useState(0);
  const choices = [
    { value: 'Allow', label: 'Allow' },
    { value: 'Deny', label: 'Deny' },
  ];
  return (
    <Menu
      menu={{ kind: 'menu', purpose: 'effect', title: 'Effect', choices, selected }}
      height={4}
      ascii={false}
      onMove={setSelected}
      onChoose={onChoose}
    />
  );
}

describe('a menu', () => {
  it('moves with the arrows and answers with the value on Enter', async () => {
    const chosen: string[] = [];
    const { stdin, lastFrame } = render(<EffectMenu onChoose={(value) => chosen.push(value)} />);
    await until(() => plain(lastFrame()), 'Effect\n\n› 1  Allow\n  2  Deny');
    stdin.write('\u001b[B');
    await until(() => plain(lastFrame()), 'Effect\n\n  1  Allow\n› 2  Deny');
    stdin.write('\r');
    for (let tries = 0; tries < 200 && chosen.length === 0; tries += 1) await pause(5);
    expect(chosen).toEqual(['Deny']);
  });

  it('heeds every key that arrives in one read, before anything is drawn again', async () => {
    const chosen: string[] = [];
    const { stdin, lastFrame } = render(<EffectMenu onChoose={(value) => chosen.push(value)} />);
    await until(() => plain(lastFrame()), 'Effect\n\n› 1  Allow\n  2  Deny');
    stdin.write('\u001b[B\u001b[B\u001b[B\r');
    for (let tries = 0; tries < 200 && chosen.length === 0; tries += 1) await pause(5);
    expect(chosen).toEqual(['Deny']);
  });
});
