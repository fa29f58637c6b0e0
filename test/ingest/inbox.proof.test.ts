import { test } from 'vitest';
import { killSeed } from '../support/kill-moments.ts';
import { killInbox } from './killed-inbox.ts';

const isLong = process.env.NYX_TEST_KILLS !== undefined;
const [files, kills] = isLong ? [1000, 20] : [100, 4];

test(
  `${files} files at once, killed ${kills} times (NYX_SEED=${killSeed}) between load and move and everywhere else: each is loaded once`,
  () => killInbox(files, kills),
  kills * 150_000,
);
