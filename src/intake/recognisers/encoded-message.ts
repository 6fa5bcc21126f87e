/** EC2's encoded authorization failure message where nothing else of it is told: it can only be said what decodes it. */

import { decodeNote, denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { callBefore, callsIn } from '../failed-call.ts';
import { type Draft, offered, type Recogniser } from '../recogniser.ts';
import type { Source } from '../source.ts';

const encoded = /Encoded[ \n]authorization[ \n]failure[ \n]message/giu;

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const found = [...source.prose.matchAll(encoded)];
  const calls = found.length === 0 ? [] : callsIn(source);
  return found.map(({ index }) =>
    denialDraft(source, facts, {
      start: index,
      end: index,
      actions: [offered('sts:DecodeAuthorizationMessage', 'it decodes the message')],
      call: callBefore(calls, index),
      note: decodeNote,
    }),
  );
}

export const encodedMessage: Recogniser = { name: 'encoded-message', recognise };
