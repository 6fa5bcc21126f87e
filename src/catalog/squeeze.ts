/**
 * A name without what tells spellings apart: `create_training_job`, `create-training-job` and `CreateTrainingJob`
 * come to the same. No two actions of a service differ by these alone, which a test holds.
 */
export function squeeze(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
