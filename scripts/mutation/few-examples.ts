/**
 * Property tests while mutants run: the same examples each time, so that a score can be had again, for at most half a
 * second and without shrinking, since a mutant asks only whether something fails. What is noticed only by many more
 * examples counts as unnoticed, as chance would notice it.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: 8, interruptAfterTimeLimit: 500, endOnFailure: true });
