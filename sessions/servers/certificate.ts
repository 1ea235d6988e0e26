import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './daemon.ts';

export interface Certificate {
  /** The files, for a server's configuration. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

/** A key and a self-signed certificate for mx.example.org, made for this run. */
export function makeCertificate(folder: string): Certificate {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=mx.example.org', '-addext', 'subjectAltName=DNS:mx.example.org'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  run('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certFile], 'openssl');
  return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}
