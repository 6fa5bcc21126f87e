import type { LineEditor } from './line-editor.ts';
import { currentDetail, type State } from './state.ts';

/** The line that typed text goes into; undefined where no line is being edited. */
export function editedLine(state: State): LineEditor | undefined {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'save':
    case 'open-policy':
      return overlay.path;
    case 'prompt':
      return overlay.line;
    case 'scope':
      return overlay.filling?.line;
    case 'condition':
      return 'line' in overlay.step ? overlay.step.line : undefined;
    case 'recipe':
      return overlay.lines[overlay.selected];
    case 'palette':
    case 'ask':
      return overlay.line;
    case 'help':
      return overlay.filter.line;
    case 'messages':
    case 'menu':
    case 'confirm':
      return undefined;
    case undefined:
      break;
  }
  switch (state.screen) {
    case 'explore':
      return state.explore.query;
    case 'detail':
      return currentDetail(state)?.filter.line;
    case 'cart':
      return state.cartView.filter.line;
  }
}
