// What the sections about servers say alike.
import { z } from 'zod';

/** How the line to a mail server is encrypted; `usual` when nothing is said. */
export const encryption = (usual: 'implicit' | 'starttls') =>
  z
    .enum(['implicit', 'starttls', 'none'])
    .default(usual)
    .describe('How the line is encrypted; none is for a server on this machine.');

/** Whether the name or address of a host, e.g. `127.0.0.1` or a URL's `[::1]`, is that of this machine. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
