type Schema = Readonly<Record<string, unknown>>;

/** What a schema says to readers and editors alone. */
const annotations = new Set(['description', 'title', 'defaultSnippets']);

/**
 * The same schema without what it says to editors, and with equal parts written once: a locale's schema names each text of each code,
 * and a validator that is compiled from it would repeat the same check for each.
 */
export function shareEqualParts(schema: object): Schema {
  const definitions: Record<string, Schema> = {};
  const names = new Map<string, string>();
  const share = (part: Schema): Schema => {
    const lean = Object.fromEntries(Object.entries(part).filter(([keyword]) => !annotations.has(keyword)));
    const properties = part.properties as Readonly<Record<string, Schema>> | undefined;
    if (properties !== undefined) {
      lean.properties = Object.assign(
        Object.create(null),
        Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, share(child)])),
      );
    }
    const text = JSON.stringify(lean);
    const name = names.get(text) ?? `part${names.size}`;
    names.set(text, name);
    definitions[name] = lean;
    return { $ref: `#/definitions/${name}` };
  };
  return { ...share(schema as Schema), definitions };
}
