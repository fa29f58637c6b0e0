import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its key, both as PEM, and what signs others with it. */
export interface Certificate {
  certificate: string;
  key: string;
  authority: Authority;
}

interface Authority {
  name: Buffer;
  privateKey: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex');
const TRUE = Buffer.from('0101ff', 'hex');
const VALIDITY = ['20200101000000Z', '21200101000000Z'].map((at) => element(0x18, Buffer.from(at)));

let serialNumber = 0;

/** Makes the certificate of one who signs others. */
export function makeAuthority(name: string): Certificate {
  return make(name, undefined, [sequence(BASIC_CONSTRAINTS, TRUE, octets(sequence(TRUE)))]);
}

/** Makes a certificate for a host, signed by `signer` or by itself, for its common name and more names or addresses. */
export function makeCertificate(
  host: string,
  signer?: Certificate,
  names: readonly string[] = [],
): Certificate {
  const entries = names.map((name) =>
    isIP(name)
      ? element(0x87, Buffer.from(name.split('.').map(Number)))
      : element(0x82, Buffer.from(name)),
  );
  const extension = sequence(ALTERNATIVE_NAMES, octets(sequence(...entries)));
  return make(host, signer?.authority, names.length > 0 ? [extension] : []);
}

/** A list of `signer` by which all its certificates of today are revoked. */
export function makeRevocationList({ authority }: Certificate): string {
  const [from = Buffer.alloc(0), until = Buffer.alloc(0)] = VALIDITY;
  const revoked = Array.from({ length: serialNumber }, (_, n) => sequence(integer(n + 1), from));
  const content = sequence(
    ...[integer(1), ECDSA_WITH_SHA256, authority.name, from, until, sequence(...revoked)],
  );
  return toPem('X509 CRL', signed(content, authority.privateKey));
}

function make(host: string, signer: Authority | undefined, extensions: Buffer[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const attribute = sequence(COMMON_NAME, element(0x0c, Buffer.from(host)));
  const own = { name: sequence(element(0x31, attribute)), privateKey };
  const authority = signer ?? own;
  const content = sequence(
    element(0xa0, integer(2)),
    integer(++serialNumber),
    ...[ECDSA_WITH_SHA256, authority.name, sequence(...VALIDITY), own.name],
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [element(0xa3, sequence(...extensions))] : []),
  );
  return {
    certificate: toPem('CERTIFICATE', signed(content, authority.privateKey)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    authority: own,
  };
}

function signed(content: Buffer, key: KeyObject): Buffer {
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, key)]);
  return sequence(content, ECDSA_WITH_SHA256, element(0x03, signature));
}

function toPem(kind: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${kind}-----\n${lines.join('\n')}\n-----END ${kind}-----\n`;
}

const integer = (value: number): Buffer => element(0x02, Buffer.from([value]));
const octets = (content: Buffer): Buffer => element(0x04, content);

function sequence(...parts: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

/** One element of DER: tag, length, content. */
function element(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length =
    size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
