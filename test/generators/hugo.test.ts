import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { readsArticles } from './contract.ts';
import { makeFolder, writeFiles } from './folder.ts';
import { run } from './run.ts';
import { body } from './site.ts';

const install = 'Install Hugo 0.111 or later and have it on the PATH: apt-get install hugo, or https://gohugo.io/installation/';

/** As docs/site-generators.md has it. */
const config = `baseURL: https://example.org/
defaultContentLanguage: en
defaultContentLanguageInSubdir: true
disablePathToLower: true
languages:
  en: { contentDir: content/en }
  id: { contentDir: content/id }
markup:
  goldmark:
    renderer: { unsafe: true }
    extensions: { typographer: false }
`;

const data = `{{ dict "title" .Title "description" .Description "translationKey" .Params.translationkey "codes" .Params.codes "draft" .Draft
  "index" .Params.index "coverage" .Params.translation.coverage "digest" .Params.digest | jsonify | safeJS }}`;
const alternates =
  '{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">{{ end }}';

/** A site whose content is what the build wrote. */
function makeSite(files: string): string {
  const folder = makeFolder();
  cpSync(files, join(folder, 'content'), { recursive: true });
  writeFiles(folder, {
    'hugo.yaml': config,
    'layouts/_default/single.html': `<!doctype html>${alternates}\n${body('{{ .Title }}', data, '{{ .Content }}')}`,
    'layouts/_default/list.html': '<!doctype html>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}',
  });
  return folder;
}

readsArticles('Hugo', {
  build(articles, drafts) {
    const folder = makeSite(articles);
    run('hugo', ['--quiet', ...(drafts ? ['--buildDrafts'] : [])], folder, install);
    return join(folder, 'public');
  },
});
