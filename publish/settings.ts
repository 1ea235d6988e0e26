import type { Config, TargetConfig } from '../pipeline/content.ts';
import type { Diagnostic } from '../pipeline/diagnostic.ts';
import { Files } from '../pipeline/files.ts';
import type { Document, Path } from '../pipeline/json/document.ts';
import * as schemas from '../pipeline/schemas/index.ts';
import { unknownName } from '../pipeline/select.ts';
import { compileSchema } from '../pipeline/validate.ts';

/** A target as the config describes it, with the defaults filled in. */
export interface Settings extends TargetConfig {
  readonly name: string;
  readonly root: string;
  readonly drafts: 'draft' | 'publish' | 'skip';
  readonly unindexed: 'draft' | 'publish' | 'skip';
  readonly removed: 'unpublish' | 'delete' | 'keep';
  readonly concurrency: number;
  readonly requestSeconds: number;
  readonly totalMinutes: number;
}

export interface Read {
  readonly settings?: Settings;
  /** Says where a setting stands in the config. */
  readonly problem: (path: Path, rule: string, message: string, hint: string) => Diagnostic;
  readonly diagnostics: readonly Diagnostic[];
}

/** Known without any config: files in `site/` below the root. */
const builtIn: Readonly<Record<string, TargetConfig>> = { files: { type: 'files' } };

/** The settings that only some types have. */
const own: Readonly<Record<TargetConfig['type'], readonly (keyof TargetConfig)[]>> = {
  files: ['folder', 'preset'],
  payload: ['url', 'collection', 'users', 'rate', 'requestSeconds'],
  strapi: ['url', 'collection', 'rate', 'requestSeconds'],
  wordpress: ['url', 'collection', 'rate', 'requestSeconds'],
};

/**
 * Read what `kontras.config.json` says of a target, and hold it against what its type needs.
 * @throws UsageError for a name that is not there
 */
export function readSettings(root: string, name: string): Read {
  const files = new Files(root);
  const document = files.readIfThere('kontras.config.json');
  const problem = problemsIn(document, name);
  const found = [...files.diagnostics, ...(document?.value === undefined ? [] : compileSchema(schemas.config)(document))];
  if (found.length > 0) return { diagnostics: found, problem };
  const targets = { ...builtIn, ...(document?.value as Config | undefined)?.targets };
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined) throw unknownName('target', name, Object.keys(targets));
  const settings: Settings = {
    drafts: 'draft',
    unindexed: 'publish',
    removed: 'unpublish',
    concurrency: 8,
    requestSeconds: 30,
    totalMinutes: 60,
    ...target,
    name,
    root,
  };
  return { settings, problem, diagnostics: [...strangers(target, problem), ...addressProblems(target, problem)] };
}

const problemsIn =
  (document: Document | undefined, name: string): Read['problem'] =>
  (path, rule, message, hint) => {
    const place = document?.place(['targets', name, ...path], { key: path.length === 0 });
    return { ...(place ?? { file: 'kontras.config.json', line: 1, column: 1 }), rule, severity: 'error', message, hint };
  };

function strangers(target: TargetConfig, problem: Read['problem']): Diagnostic[] {
  const special = new Set(Object.values(own).flat());
  return (Object.keys(target) as (keyof TargetConfig)[])
    .filter((key) => special.has(key) && !own[target.type].includes(key))
    .map((key) =>
      problem(
        [key],
        'publish/setting',
        `Unexpected "${key}", expected a setting of the type "${target.type}"`,
        `It has ${own[target.type].join(', ')} of its own; remove this one.`,
      ),
    );
}

/** Credentials go over plain HTTP only to a server on this machine, and never stand in an address. */
function addressProblems({ type, url: text }: TargetConfig, problem: Read['problem']): Diagnostic[] {
  if (type === 'files') return [];
  const wrong = (message: string, hint: string): Diagnostic[] => [
    problem(text === undefined ? [] : ['url'], 'publish/url', message, hint),
  ];
  if (text === undefined) return wrong(`Missing "url", expected the address of the CMS`, 'Add "url": "https://cms.example.org".');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return wrong(
      `Unexpected ${JSON.stringify(text)}, expected an address`,
      'Write it with its scheme: "https://cms.example.org".',
    );
  }
  if (url.username !== '' || url.password !== '')
    return wrong(
      'Unexpected credentials in the address, expected none',
      'Put them into the environment; docs/publishing.md names the variables.',
    );
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return wrong(`Unexpected scheme ${url.protocol}//, expected https://`, 'Write the address that a browser shows.');
  if (url.search !== '' || url.hash !== '')
    return wrong('Unexpected "?" or "#" in the address, expected none', 'Remove what stands behind it.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return wrong(
      `Unexpected http:// for ${url.hostname}, expected https://`,
      'Credentials go over plain HTTP only to this machine itself.',
    );
  return [];
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
