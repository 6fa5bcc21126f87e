/** Keys and indices from the document's root to the place a finding is about. */
export type Path = readonly (string | number)[];

/** A path as people read it: `Statement[0].Condition.StringEquals.sagemaker:VpcSubnets`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
