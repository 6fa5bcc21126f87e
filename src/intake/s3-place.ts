/** Buckets and objects as messages and commands write them, as ARNs. */

/** `s3://bucket/key`; the key may be missing or a prefix. */
const url = /\bs3[an]?:\/\/([a-z0-9][a-z0-9._-]{1,62})(?:\/([^\s"'`<>|,;)\]}]{0,1024}))?/giu;

/** A place in S3 as a text names it. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
  /** That of the ARNs around: no bucket's name says it. */
  readonly partition: string;
  /** Offsets in the text that was searched. */
  readonly at: number;
  readonly end: number;
}

/** The partition that an ARN near a place speaks of; the largest one where none does. */
const partitionNear = (text: string, at: number): string =>
  /\barn:(aws-cn|aws-us-gov):/u.exec(text.slice(Math.max(0, at - 400), at + 300))?.[1] ?? 'aws';

/** Every S3 URL in a text. */
export function s3Places(text: string): readonly S3Place[] {
  return [...text.matchAll(url)].map(({ index, 0: whole, 1: bucket = '', 2: key = '' }) => {
    const trimmed = key.replace(/[.:]+$/u, '');
    const end = index + whole.length - (key.length - trimmed.length);
    return { bucket, key: trimmed, partition: partitionNear(text, index), at: index, end };
  });
}

/** Forms in which messages name an object by its parts: Arrow's, boto3's of an upload, and what programs log of a request. */
const said: readonly { readonly pattern: RegExp; readonly bucket: number; readonly key: number }[] = [
  {
    pattern: /\bkey\s["'`]([^"'`\n]{1,1024})["'`]\sin\sbucket\s["'`]?([a-z0-9][a-z0-9._-]{1,62})/giu,
    bucket: 2,
    key: 1,
  },
  {
    pattern: /\bfailed\sto\supload\s\S{1,300}\sto\s([a-z0-9][a-z0-9._-]{1,62})\/([^\s:]{1,1024})/giu,
    bucket: 1,
    key: 2,
  },
  {
    pattern:
      /\bbucket["'`]?\s?[:=]\s?["'`]?([a-z0-9][a-z0-9._-]{1,62})["'`]?,?\s["'`]?key["'`]?\s?[:=]\s?["'`]?([^\s"'`,)}]{1,1024})/giu,
    bucket: 1,
    key: 2,
  },
];

/** Every object or bucket that a message names, as a URL or by its parts, in the order of the text. */
export function s3PlacesSaid(text: string): readonly S3Place[] {
  const byParts = said.flatMap(({ pattern, bucket, key }) =>
    [...text.matchAll(pattern)].map((match) => ({
      bucket: match[bucket] ?? '',
      key: match[key] ?? '',
      partition: partitionNear(text, match.index),
      at: match.index,
      end: match.index + match[0].length,
    })),
  );
  return byParts.length === 0 ? s3Places(text) : [...byParts, ...s3Places(text)].sort((a, b) => a.at - b.at);
}

/** Actions of S3 whose name speaks of objects, but not of a bucket (GetBucketObjectLockConfiguration), are on objects. */
const onObjects =
  /^s3:(?![A-Za-z]*Bucket)(?:Get|Put|Delete|Restore|Replicate|Bypass|Initiate|Abort|Override|Update)[A-Za-z]*(?:Object|Multipart)/u;
const onUploads = /^s3:(?:AbortMultipartUpload|ListMultipartUploadParts)$/u;

/** The ARN that an action of S3 takes for a place; undefined for actions that take none of the two. */
export function s3Arn(
  action: string,
  { bucket, key, partition = 'aws' }: Pick<S3Place, 'bucket' | 'key'> & Partial<Pick<S3Place, 'partition'>>,
): string | undefined {
  if (action === 's3:ListAllMyBuckets') return undefined;
  if (!onObjects.test(action) && !onUploads.test(action)) return `arn:${partition}:s3:::${bucket}`;
  const name = key === '' ? '*' : key.endsWith('/') ? `${key}*` : key;
  return `arn:${partition}:s3:::${bucket}/${name}`;
}
