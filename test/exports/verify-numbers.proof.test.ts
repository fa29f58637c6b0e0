import { test } from 'vitest';
import { findWrongNumbers } from './wrong-numbers.ts';

test(
  'numbers that are not what the base tables give are found, in each profile',
  () => findWrongNumbers(['analyst', 'personal']),
  180_000,
);
