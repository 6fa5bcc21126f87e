import { Box, Text, useInput } from 'ink';
import SelectInput from 'ink-select-input';
import { useRef } from 'react';
import type { MenuOverlay } from '../app/overlays/overlay.ts';
import { keysOf } from './keys.ts';

interface MenuAnswers {
  readonly menu: MenuOverlay;
  /** The highlight moved. Whoever draws the menu anew, after a window too small for it, hands it back. */
  readonly onMove: (index: number) => void;
  readonly onChoose: (value: string) => void;
}

interface MenuProps extends MenuAnswers {
  readonly height: number;
  readonly ascii: boolean;
}

/**
 * The keys of a menu. ink-select-input does not get them: of several that arrive in one read it heeds the moves
 * once, so that a quick Down Enter would choose what stood there before.
 */
export function useMenuKeys({ menu, onMove, onChoose }: MenuAnswers): void {
  const { choices, selected } = menu;
  // What the next key of the same read goes by, before anything is drawn again; null once the choice is made.
  const at = useRef<number | null>(selected);
  const choose = (index: number): void => {
    const choice = choices[index];
    if (choice === undefined) return;
    at.current = null;
    onChoose(choice.value);
  };
  useInput((input, key) => {
    for (const name of keysOf(input, key)) {
      if (at.current === null) return;
      if (name === 'enter') choose(at.current);
      else if (/^[1-9]$/.test(name)) choose(Number(name) - 1);
      else if (name === 'down' || name === 'j') at.current = (at.current + 1) % choices.length;
      else if (name === 'up' || name === 'k') at.current = (at.current + choices.length - 1) % choices.length;
    }
    if (at.current !== null && at.current !== selected) onMove(at.current);
  });
}

/** A short menu, drawn by ink-select-input; the digit before a choice chooses it at once. */
export function Menu({ menu, height, ascii, ...answers }: MenuProps) {
  const { choices, selected } = menu;
  useMenuKeys({ menu, ...answers });
  const items = choices.map(({ label, value }, index) => ({
    label: `${index < 9 ? index + 1 : ' '}  ${label}`,
    value,
    key: value,
  }));
  const limit = Math.max(1, height - 2);
  return (
    <Box flexDirection="column" height={height}>
      <Text bold color="cyan">
        {menu.title}
      </Text>
      <Text> </Text>
      <SelectInput
        // It reads these two only when it is mounted.
        key={`${selected} of ${limit}`}
        isFocused={false}
        items={items}
        initialIndex={selected}
        limit={limit}
        indicatorComponent={({ isSelected }) => (
          <Text bold color="cyan">
            {isSelected ? (ascii ? '> ' : '› ') : '  '}
          </Text>
        )}
        itemComponent={({ isSelected, label }) => (
          <Text bold={isSelected ?? false} wrap="truncate">
            {label}
          </Text>
        )}
      />
    </Box>
  );
}
