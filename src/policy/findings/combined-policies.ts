/**
 * Several documents that one principal has at once, checked as one. What a statement of one document allows or
 * denies counts for those of the others, so most rules see the statements of all documents in one list. Their drafts
 * speak of places in that list; here the places are taken back to the documents.
 */
import type { PolicyDocument, Statement } from '../../iam/document.ts';
import type { Path } from '../../iam/path.ts';
import type { Edit, Fix } from '../finding.ts';
import type { FindingDraft } from './rule.ts';
import type { Origin } from './statement-view.ts';

/** All statements in one document, and where each came from. */
export interface Combined {
  readonly document: PolicyDocument;
  readonly origins: readonly Origin[];
}

const statementsOf = (document: PolicyDocument): readonly Statement[] => [document.Statement].flat();

/** Joins documents. The Version is that of the first; rules that ask for it look at each document by itself. */
export function combine(documents: readonly PolicyDocument[]): Combined {
  const origins = documents.flatMap((one, document) =>
    statementsOf(one).map((_, index) => ({ document, index })),
  );
  const Version = documents[0]?.Version ?? '2012-10-17';
  return { document: { Version, Statement: documents.flatMap(statementsOf) }, origins };
}

/** The path inside the document; undefined when it leads into another one. What was appended goes to its end. */
function pathIn(path: Path, target: number, { origins }: Combined): Path | undefined {
  const [root, at, ...rest] = path;
  if (root !== 'Statement' || typeof at !== 'number') return undefined;
  const origin = origins[at];
  if (origin !== undefined) {
    return origin.document === target ? [root, origin.index, ...rest] : undefined;
  }
  const own = origins.filter(({ document }) => document === target).length;
  return [root, own + at - origins.length, ...rest];
}

function fixIn(fix: Fix, target: number, combined: Combined): Fix | undefined {
  if (fix.kind !== 'edits') return fix;
  const edits = fix.edits.flatMap((edit): readonly Edit[] => {
    const path = pathIn(edit.path, target, combined);
    return path === undefined ? [] : [{ ...edit, path }];
  });
  // A fix is of one document; half of one would be another fix.
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}

/** A draft about the combined list as one about the document that its statement came from. */
export function separate(
  draft: FindingDraft,
  combined: Combined,
): { readonly document: number; readonly draft: FindingDraft } {
  const origin = draft.statement === null ? undefined : combined.origins[draft.statement];
  if (origin === undefined) return { document: 0, draft };
  const { fix, ...rest } = draft;
  const own = fix === undefined ? undefined : fixIn(fix, origin.document, combined);
  return {
    document: origin.document,
    draft: {
      ...rest,
      statement: origin.index,
      path: pathIn(draft.path, origin.document, combined) ?? [],
      ...(own === undefined ? {} : { fix: own }),
    },
  };
}
