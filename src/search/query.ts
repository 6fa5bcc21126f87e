/**
 * The query line: free text, qualifiers (`is:write`), services (`s3:` or `service:s3`), patterns (`Describe*`),
 * each of them refused with a `-` before it.
 *
 * Parsing never fails. What it does not understand becomes a problem and a span of its own; the rest of the
 * line works as if it were not there, because a line is half typed most of the time.
 */
import { homeService } from '../catalog/home-service.ts';
import { nameOf } from '../catalog/ids.ts';
import { idsOf } from '../catalog/ids-of.ts';
import type { Catalog } from '../catalog/model.ts';
import { resourceTypesOfService } from '../catalog/of-service.ts';
import { servicesNamed } from '../catalog/services.ts';
import { arnOverlaps, arnPattern, templatePattern } from '../iam/arn-pattern.ts';
import { hasWildcard } from '../iam/pattern.ts';
import { nearestNames } from '../text/nearest-name.ts';
import { type Predicate, qualifierNamed, qualifierNames } from './qualifiers.ts';
import { fold, operationWords, textWords } from './words.ts';

/** Whether a part of the query is asked for, or refused by a `-` before it. */
type Sense = 'asked' | 'refused';

/** A part of the query line, for colouring: offsets into the query as typed, end exclusive. */
export interface QuerySpan {
  readonly start: number;
  readonly end: number;
  readonly kind: 'text' | 'qualifier' | 'bad-qualifier' | 'wildcard';
}

/** An IAM pattern for names, of one service if it was written with one. */
export interface QueryPattern {
  readonly text: string;
  readonly service: string | undefined;
}

/** A query line, taken apart. */
export interface ParsedQuery {
  /** The latest service prefix in front of a name, with its colon; empty if there is none. */
  readonly prefix: string;
  /** What is left for ranking, words parted by blanks. */
  readonly text: string;
  /** Words that no hit's name may hold. */
  readonly refusedWords: readonly string[];
  readonly patterns: readonly QueryPattern[];
  readonly refusedPatterns: readonly QueryPattern[];
  /** Tests of `kind:`, which decide how many entries there are to search. */
  readonly kinds: readonly Predicate[];
  /** All other tests. */
  readonly tests: readonly Predicate[];
  /** Services named; empty when none was. `*` stands for every service that is loaded. */
  readonly services: readonly string[];
  /** Whether it asks for what an auditor may see. */
  readonly isAudit: boolean;
  readonly problems: readonly string[];
  /** Whether a qualifier has a value that nothing has: then nothing is listed. */
  readonly impossible: boolean;
  readonly spans: readonly QuerySpan[];
}

/** Beyond this many characters a query is not read: nobody typed it, and nothing is that long. */
const mostRead = 1_000;
const mostParts = 40;

/** Reads a query line. Never throws. */
export function parseQuery(catalog: Catalog, query: string): ParsedQuery {
  const reader = new Reader(catalog);
  const read = query.slice(0, mostRead);
  let parts = 0;
  let end = 0;
  for (const match of read.matchAll(/\S+/g)) {
    if (++parts > mostParts) break;
    reader.part(match[0], match.index);
    end = match.index + match[0].length;
  }
  if (query.slice(end).trim() !== '') reader.spans.push({ start: end, end: query.length, kind: 'text' });
  return {
    ...reader.found,
    prefix: reader.prefix,
    text: operationWords(reader.words.join(' ')),
    isAudit: /(?:^|\s)is:audit(?=\s|$)/i.test(read),
    problems: reader.problems,
    impossible: reader.impossible,
    spans: reader.spans,
  };
}

/** `colour:red` is meant as a qualifier; `User:`, `https://…` and what has other signs in it are prose. */
const looksLikeQualifier = /^[a-z][a-z-]*:[\w,*-]+$/;

class Reader {
  prefix = '';
  impossible = false;
  readonly words: string[] = [];
  readonly problems: string[] = [];
  readonly spans: QuerySpan[] = [];
  readonly found = {
    refusedWords: [] as string[],
    patterns: [] as QueryPattern[],
    refusedPatterns: [] as QueryPattern[],
    kinds: [] as Predicate[],
    tests: [] as Predicate[],
    services: [] as string[],
  };
  private readonly catalog: Catalog;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** One part of the line, between blanks, and where it starts. */
  part(text: string, start: number): void {
    const sense: Sense = text.startsWith('-') && text.length > 1 ? 'refused' : 'asked';
    const body = sense === 'refused' ? text.slice(1) : text;
    const colon = body.indexOf(':');
    const head = colon < 0 ? '' : fold(body.slice(0, colon));
    const tail = body.slice(colon + 1);
    const behind = start + text.length - tail.length;
    const end = start + text.length;
    if (colon <= 0) this.freeText(body, start, end, sense, undefined);
    else if (head === 'service') this.service(fold(tail), start, end, sense);
    else if (qualifierNamed(head) !== undefined) this.qualifier(head, fold(tail), start, end, sense);
    else if (head === 'arn') this.arn(body, start, end);
    else if (head === '*' || this.servicesOf(head).length > 0) {
      if (sense === 'asked') {
        for (const service of this.servicesOf(head)) this.chooseService(service);
        this.prefix = head === '*' ? '' : `${head}:`;
      }
      this.span(start, behind, 'qualifier');
      if (tail !== '') this.freeText(tail, behind, end, sense, head);
    } else if (this.isNameWithColon(head)) this.freeText(body, start, end, sense, undefined);
    else if (!looksLikeQualifier.test(body)) this.freeText(body, start, end, sense, undefined);
    else {
      this.problems.push(`There is no qualifier ${shown(head)}:; there are ${listed(qualifierNames)}.`);
      this.span(start, end, 'bad-qualifier');
    }
  }

  private span(start: number, end: number, kind: QuerySpan['kind']): void {
    this.spans.push({ start, end, kind });
  }

  private freeText(
    text: string,
    start: number,
    end: number,
    sense: Sense,
    service: string | undefined,
  ): void {
    if (hasWildcard(text)) {
      const pattern = { text, service: service === '*' ? undefined : service };
      (sense === 'refused' ? this.found.refusedPatterns : this.found.patterns).push(pattern);
      this.span(start, end, 'wildcard');
    } else if (sense === 'refused') {
      for (const word of textWords(text)) this.found.refusedWords.push(word.text);
      this.span(start, end, 'qualifier');
    } else {
      this.words.push(this.isFilledKey(text, service) ? text.slice(0, text.indexOf('/')) : text);
      this.span(start, end, 'text');
    }
  }

  /** `RequestTag/team`: a key with its placeholder filled in asks for the key. */
  private isFilledKey(text: string, service: string | undefined): boolean {
    if (!text.includes('/') || text.includes('${')) return false;
    const prefixes = service === undefined ? [homeService, 'aws'] : [service];
    return prefixes.some(
      (prefix) => this.catalog.conditionKey(`${prefix}:${text}`)?.name.endsWith('}') === true,
    );
  }

  private qualifier(name: string, value: string, start: number, end: number, sense: Sense): void {
    const qualifier = qualifierNamed(name);
    if (qualifier === undefined) return;
    const meanings = value.split(',').map((each) => qualifier.mean(this.catalog, each));
    const tests: Predicate[] = [];
    for (const meaning of meanings) {
      if (meaning.kind === 'test') tests.push(meaning.accepts);
      else this.problems.push(meaning.problem);
    }
    // Of a value that is still to be typed nothing is known; one that is unknown is no value of anything.
    if (tests.length === 0 && value !== '') this.impossible = true;
    this.span(start, end, tests.length === meanings.length ? 'qualifier' : 'bad-qualifier');
    if (tests.length === 0) return;
    const any: Predicate = (entry) => tests.some((test) => test(entry));
    const test: Predicate = sense === 'refused' ? (entry) => !any(entry) : any;
    (name === 'kind' ? this.found.kinds : this.found.tests).push(test);
  }

  private service(value: string, start: number, end: number, sense: Sense): void {
    const unknown = value.split(',').filter((each) => each !== '*' && !this.isService(each));
    for (const each of unknown) this.problems.push(this.noService(each));
    if (value !== '' && unknown.length === value.split(',').length) this.impossible = true;
    this.span(start, end, unknown.length === 0 ? 'qualifier' : 'bad-qualifier');
    const known = value.split(',').filter((each) => !unknown.includes(each));
    if (sense === 'refused')
      this.found.tests.push((entry) => !known.includes(entry.service) && !known.includes('*'));
    else for (const each of known) this.chooseService(each);
  }

  private chooseService(service: string): void {
    if (!this.found.services.includes(service)) this.found.services.push(service);
  }

  /** A pasted ARN asks for its resource type: that whose template fits it most closely, once its service is loaded. */
  private arn(text: string, start: number, end: number): void {
    const [, , service = '', , , resource = ''] = fold(text).split(':');
    if (this.isService(service)) this.chooseService(service);
    const [type] = resourceTypesOfService(this.catalog, service)
      .filter((each) => arnOverlaps(templatePattern(each.arn), arnPattern(text)) === 'yes')
      .sort((a, b) => literal(b.arn) - literal(a.arn));
    const word = type?.name ?? resource.split('/')[0];
    if (word !== undefined && word !== '') this.words.push(word);
    this.span(start, end, 'text');
  }

  /** What a prefix stands for: itself, or the service that people call so, as `efs:` and `stepfunctions:`. */
  private servicesOf(prefix: string): readonly string[] {
    if (prefix === '*' || this.isService(prefix)) return [prefix];
    return servicesNamed(this.catalog, prefix);
  }

  private isService(prefix: string): boolean {
    return prefix === 'aws' || this.catalog.meta.services.some((service) => service.prefix === prefix);
  }

  /** `ModelLifeCycle:Stage` holds a colon and is no qualifier. */
  private isNameWithColon(head: string): boolean {
    return idsOf(this.catalog, 'condition-key').some((id) => fold(nameOf(id)).startsWith(`${head}:`));
  }

  private noService(value: string): string {
    if (value === '')
      return 'service: needs a value; it takes a prefix such as s3, or * for all that are loaded.';
    const near = nearestNames(
      value,
      this.catalog.meta.services.map(({ prefix }) => prefix),
      3,
    );
    return `There is no service “${shown(value)}”; nearest: ${near.join(', ')}.`;
  }
}

/** How many characters of an ARN's template are not placeholders. */
const literal = (template: string): number => template.replace(/\$\{[^}]*\}/g, '').length;

const shown = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);

const listed = (names: readonly string[]): string => names.map((name) => `${name}:`).join(', ');
