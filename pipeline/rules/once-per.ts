/**
 * What is found once for each object, for as long as the object is there: a program that checks again and again keeps what it found in what
 * has not changed.
 * @param keyOf the object that decides
 */
export function oncePer<Subject, Found>(
  keyOf: (subject: Subject) => object,
  find: (subject: Subject) => Found,
): (subject: Subject) => Found {
  const known = new WeakMap<object, { readonly found: Found }>();
  return (subject) => {
    const key = keyOf(subject);
    let one = known.get(key);
    if (one === undefined) {
      one = { found: find(subject) };
      known.set(key, one);
    }
    return one.found;
  };
}
