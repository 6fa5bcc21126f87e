/** Texts in another form than JSON that hold no policy: what they are, so that nobody is told of a missing brace. */
import { yamlMistake } from './read-yaml.ts';

/** Whether words of a policy stand in a text at all. */
export const mayHoldPolicy = (text: string): boolean => /statement|effect/iu.test(text);

/** What the text is; undefined when it may well be meant as JSON. */
function formOf(text: string): string | undefined {
  const start = text.trimStart();
  if (start === '' || /^["{[]/.test(start)) return undefined;
  if (/^(```|~~~)/m.test(start)) return 'text with fences, as in Markdown';
  if (/^\s*(resource|data|module|locals|provider|variable|statement)\b[^\n:]*\{\s*$/m.test(start))
    return 'Terraform (HCL)';
  if (/^\s*(-\s+)?["']?[\w-]+["']?\s*:(\s|$)/m.test(start)) return 'YAML';
  if (start.startsWith('<')) return 'XML or HTML';
  return undefined;
}

/** A line of a policy in YAML: a letter may speak of a statement as well. */
const partOfPolicy =
  /^\s*(?:-\s+)?["']?(?:Statement["']?\s*:\s*(?:$|[[{|>&!#-])|Effect["']?\s*:\s*["']?(?:Allow|Deny)\b)/mu;

/** Larger texts in YAML are no templates: CloudFormation takes a megabyte at most, and mostly a tenth of it. */
export const largestYaml = 400_000;

/** Why no policy is read of such a text, in one sentence, and where; undefined when JSON's reader is to speak. */
export function foreignText(text: string): { readonly message: string; readonly at: number } | undefined {
  const form = formOf(text);
  if (form === undefined) return undefined;
  const start = Math.max(0, text.search(/\S/u));
  if (form === 'YAML' && partOfPolicy.test(text)) {
    if (text.length > largestYaml)
      return {
        message: `YAML is read up to ${largestYaml / 1_000} kB, and this is more: put its policies into a file of their own.`,
        at: start,
      };
    const mistake = yamlMistake(text);
    if (mistake !== undefined)
      return { message: `This YAML cannot be read: ${mistake.what}.`, at: mistake.at };
  }
  return {
    message: `This is ${form}, and no policy is in it: a policy has a Statement with an Effect.`,
    at: start,
  };
}
