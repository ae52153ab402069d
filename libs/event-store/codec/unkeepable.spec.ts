import { eventCodec } from './codec.js';
import { MalformedEventError } from './errors.js';
import { readGolden, sampleContext } from './testing/golden.js';

const { stream, data } = readGolden('ReturnSentBack.v1');
const written = (reason: string) =>
  eventCodec.encode(
    { type: 'ReturnSentBack', data: { ...(JSON.parse(data) as object), reason } },
    { ...sampleContext, stream },
  );

it.each(['a\u0000b', '\ud800', 'a\udfff', '\\\u0000'])(
  'an event that says %j is not written: a log would keep it, and no read model could',
  (reason) => expect(() => written(reason)).toThrow(MalformedEventError),
);

it.each(['\\u0000', 'C:\\ud800', '\ud83d\ude00', '\n', '\u0001'])(
  'an event that says %j is, since every store keeps it',
  (reason) => expect(JSON.parse(written(reason).data)).toMatchObject({ reason }),
);
