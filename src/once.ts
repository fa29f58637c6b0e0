/** A function that finds a value when it is first asked, and then remembers it. */
export function once<Value>(find: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: find() };
    return known.value;
  };
}
