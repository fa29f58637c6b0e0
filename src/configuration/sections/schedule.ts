import { z } from 'zod';
import { defineSection } from '../section.ts';

const MAX_PORT = 65_535;

const hasPort = (address: string) =>
  Number(address.slice(address.lastIndexOf(':') + 1)) <= MAX_PORT;

export const schedule = defineSection({
  name: 'schedule',
  describe: 'The daemon',
  schema: z
    .strictObject({
      http: z
        .string()
        .regex(
          /^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i,
          'is no address and port, such as 127.0.0.1:9464',
        )
        .refine(hasPort, 'has a port beyond 65535')
        .optional()
        .describe(
          'Where /livez, /readyz and /metrics answer, e.g. 127.0.0.1:9464; nowhere without it.',
        ),
      log_level: z
        .enum(['error', 'info', 'debug'])
        .default('info')
        .describe('What is logged at least.'),
    })
    .prefault({}),
});
