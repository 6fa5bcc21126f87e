import { Box, renderToString, Text } from 'ink';
import SelectInput from 'ink-select-input';
import { span } from '../app/lines/spans.ts';
import type { MenuOverlay } from '../app/state/overlay.ts';
import type { DrawMenu } from './screen.ts';

interface MenuProps {
  readonly menu: MenuOverlay;
  readonly height: number;
  readonly ascii: boolean;
  /** The colour of the focus; undefined for the terminal's own. */
  readonly accent?: string | undefined;
}

/**
 * A short menu, painted by ink-select-input; the digit before a choice chooses it at once. The package reads no keys:
 * of several that arrive in one read it would heed the moves once. Highlight and answer are the state's.
 */
export function Menu({ menu, height, ascii, accent }: MenuProps) {
  const colour = accent === undefined ? {} : { color: accent };
  const { choices, selected } = menu;
  const items = choices.map(({ label, value }, index) => ({
    label: span(`${index < 9 ? index + 1 : ' '}  ${label}`).text,
    value,
    key: value,
  }));
  const limit = Math.max(1, height - 2);
  return (
    <Box flexDirection="column" height={height}>
      <Text bold {...colour}>
        {span(menu.title).text}
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
          <Text bold {...colour}>
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

/** A menu as rows, laid out and coloured by ink. */
export const menuRows: DrawMenu = ({ overlay, height }, columns, look) =>
  renderToString(<Menu menu={overlay} height={height} {...look} />, { columns }).split('\n');
