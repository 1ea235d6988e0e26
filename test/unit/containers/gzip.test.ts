import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gzipped } from '../../../pipeline/containers/gzip.ts';

function compress(pieces: readonly Uint8Array[]): { bytes: Buffer; closed: boolean } {
  const written: Uint8Array[] = [];
  let closed = false;
  const file = gzipped({
    write: (bytes) => void written.push(bytes),
    close() {
      closed = true;
    },
  });
  for (const piece of pieces) file.write(piece);
  file.close();
  return { bytes: Buffer.concat(written), closed };
}

test('what comes out is what went in, in however many pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 8 }), (pieces) => {
      const { bytes, closed } = compress(pieces);
      // It checks the sum and the length at the end.
      expect(gunzipSync(bytes).equals(Buffer.concat(pieces))).toBe(true);
      expect(closed).toBe(true);
      expect(compress(pieces).bytes.equals(bytes)).toBe(true);
    }),
  );
});

test('it is one member, which the web\u2019s own reader takes', async () => {
  const pieces = ['one ', 'two ', 'three'].map((text) => Buffer.from(text.repeat(1000)));
  const stream = new Blob([compress(pieces).bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(stream).text()).toBe(pieces.join(''));
});

test('its head tells neither a time nor a system', () => {
  expect([...compress([]).bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});
