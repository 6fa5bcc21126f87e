import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { Menu } from '../../src/terminal/menu.tsx';

/** Without looks: what a terminal without colour shows. */
const plain = (frame: string | undefined): string => (frame ?? '').replace(/\u001b\[[0-9;]*m/g, '');

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
