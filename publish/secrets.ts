/** The shortest part of a secret that is hidden: shorter ones stand in ordinary words. */
const shortest = 6;

/** Hides secrets, whole or in part, and in the forms in which they travel. */
export type Redact = (text: string) => string;

/**
 * @param secrets as they were read from the environment
 * @returns a function that replaces every stretch of a text that stands in a secret
 */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    for (const form of [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      JSON.stringify(secret).slice(1, -1),
    ])
      forms.add(form);
  }
  const parts = new Set<string>();
  for (const form of forms) {
    const length = Math.min(shortest, form.length);
    for (let at = 0; length > 0 && at + length <= form.length; at += 1) parts.add(form.slice(at, at + length));
  }
  const lengths = [...new Set([...parts].map((part) => part.length))];
  return (text) => {
    let result = '';
    let kept = 0;
    for (let at = 0; at < text.length; ) {
      let end = at;
      for (let probe = at; probe <= end || probe === at; probe += 1) {
        const length = lengths.find((one) => parts.has(text.slice(probe, probe + one)));
        if (length === undefined) {
          if (probe === at) break;
          continue;
        }
        end = Math.max(end, probe + length);
      }
      if (end === at) {
        at += 1;
        continue;
      }
      result += `${text.slice(kept, at)}***`;
      at = end;
      kept = end;
    }
    return result + text.slice(kept);
  };
}

/** `KONTRAS_MY_SITE_TOKEN`: the variable of the environment that holds a secret of the target `my-site`. */
export const variableOf = (target: string, what: 'TOKEN' | 'USER'): string =>
  `KONTRAS_${target.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${what}`;
