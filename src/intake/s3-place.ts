/** Buckets and objects as messages and commands write them, as ARNs. */

/** `s3://bucket/key`; the key may be missing or a prefix. */
const url = /\bs3[an]?:\/\/([a-z0-9][a-z0-9._-]{1,62})(?:\/([^\s"'`<>|,;)\]}]*))?/giu;

export interface S3Place {
  readonly bucket: string;
  readonly key: string;
  /** Offset in the text that was searched. */
  readonly at: number;
}

/** Every S3 URL in a text. */
export function s3Places(text: string): readonly S3Place[] {
  return [...text.matchAll(url)].map(({ index, 1: bucket = '', 2: key = '' }) => ({
    bucket,
    key: key.replace(/[.:]+$/u, ''),
    at: index,
  }));
}

/** Actions on a bucket itself; all others of S3 whose name speaks of objects are on objects. */
const onObjects =
  /^s3:(?:Get|Put|Delete|Restore|Replicate|Bypass|Initiate|Abort|Override|Update)[A-Za-z]*(?:Object|Multipart)/u;
const onUploads = /^s3:(?:AbortMultipartUpload|ListMultipartUploadParts)$/u;

/** The ARN that an action of S3 takes for a place; undefined for actions that take none of the two. */
export function s3Arn(action: string, { bucket, key }: Pick<S3Place, 'bucket' | 'key'>): string | undefined {
  if (action === 's3:ListAllMyBuckets') return undefined;
  const partition = 'aws';
  if (!onObjects.test(action) && !onUploads.test(action)) return `arn:${partition}:s3:::${bucket}`;
  const name = key === '' ? '*' : key.endsWith('/') ? `${key}*` : key;
  return `arn:${partition}:s3:::${bucket}/${name}`;
}
