import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowBatches } from '../../src/exports/row-batches.ts';

async function* chunksOf(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Uint8Array>, bytes: number): Promise<string[]> {
  const batches: string[] = [];
  for await (const batch of rowBatches(source, bytes)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of batch) chunks.push(chunk);
    batches.push(Buffer.concat(chunks).toString());
  }
  return batches;
}

const value = fc
  .constantFrom('', '"', '""', '\n', '"\n"', 'a', 'ü,', '\\.\n')
  .chain((start) => fc.string().map((end) => start + end));

test('wherever the chunks end, every batch is whole rows, and together they are the source', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 60 }),
      async (table, chunk, bytes) => {
        const rows = table.map(
          (row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`,
        );
        const batches = await collect(chunksOf(rows.join(''), chunk), bytes);
        expect(batches.join('')).toBe(rows.join(''));
        const borders = new Set(
          [...rows.keys()].map((index) => rows.slice(0, index + 1).join('').length),
        );
        let end = 0;
        for (const batch of batches) {
          expect(batch).not.toBe('');
          end += batch.length;
          expect(borders).toContain(end);
        }
      },
    ),
  );
});

test('the source learns that nobody reads on when a batch fails', async () => {
  let left = false;
  async function* source() {
    try {
      for (;;) yield Buffer.from('"a"\n');
    } finally {
      left = true;
    }
  }
  const failing = async () => {
    for await (const batch of rowBatches(source(), 8)) {
      for await (const _ of batch);
      throw new Error('reader failed');
    }
  };
  await expect(failing()).rejects.toThrow('reader failed');
  expect(left).toBe(true);
});
