/** What a fix changes in a document that nobody has as a cart; for a cart see `cart/fix-cart.ts`. */
import type { Catalog } from '../catalog/model.ts';
import type { PolicyDocument } from '../iam/document.ts';
import { assemble } from './assemble/assemble.ts';
import { addAction, emptyCart } from './cart/cart.ts';
import { applyEdits } from './edit.ts';
import type { Edit, Fix } from './finding.ts';

const anywhere = { partition: 'aws', region: '*', account: '*', roleArns: [], target: 'managed' } as const;

/**
 * The edits that carry out a fix in a document. A dependent comes in statements of its own, limited as assembly limits
 * it: where no role is named, iam:PassRole reaches every role of the service, of which the next check speaks.
 */
export function editsOf(fix: Fix, document: PolicyDocument, catalog: Catalog): readonly Edit[] {
  if (fix.kind === 'edits') return fix.edits;
  if (fix.kind === 'remove-items') return [];
  const cart = addAction(emptyCart, fix.action, fix.neededBy);
  const added = assemble(cart, catalog, anywhere).documents.flatMap((one) => one.Statement);
  return added.map(({ Sid: _, ...statement }, at) => ({
    op: 'set',
    path: ['Statement', document.Statement.length + at],
    value: statement,
  }));
}

/** The document with the fix of a finding applied; the one passed in is unchanged. */
export function applyFix(document: PolicyDocument, fix: Fix, catalog: Catalog): PolicyDocument {
  return applyEdits(document, editsOf(fix, document, catalog));
}
