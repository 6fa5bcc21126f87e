import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { line, span } from '../../src/app/lines/spans.ts';
import { Menu } from '../../src/terminal/menu.tsx';
import { PaintedLine, Rows } from '../../src/terminal/rows.tsx';

/** Without looks: what a terminal without colour shows. */
const plain = (frame: string | undefined): string => (frame ?? '').replace(/\u001b\[[0-9;]*m/g, '');

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

describe('a menu', () => {
  const menu = (selected: number, count = 2) => ({
    kind: 'menu' as const,
    purpose: { kind: 'format' as const },
    title: 'Format',
    choices: Array.from({ length: count }, (_, index) => ({ value: `${index}`, label: `form ${index}` })),
    selected,
  });

  it('paints the highlight that the state has, whenever that changes', () => {
    const { rerender, lastFrame } = render(<Menu menu={menu(0)} height={4} ascii={false} />);
    expect(plain(lastFrame())).toBe('Format\n\n› 1  form 0\n  2  form 1');
    rerender(<Menu menu={menu(1)} height={4} ascii={false} />);
    expect(plain(lastFrame())).toBe('Format\n\n  1  form 0\n› 2  form 1');
  });

  it('keeps the highlight in sight in a window lower than the choices', () => {
    const { lastFrame } = render(<Menu menu={menu(4, 6)} height={4} ascii />);
    expect(plain(lastFrame())).toMatch(/^> 5 {2}form 4$/m);
  });

  it('reads no keys', () => {
    const { stdin, lastFrame } = render(<Menu menu={menu(0)} height={4} ascii={false} />);
    const before = lastFrame();
    stdin.write('\u001b[B');
    stdin.write('j2\r');
    expect(lastFrame()).toBe(before);
    expect(stdin.listenerCount('readable')).toBe(0);
  });
});
