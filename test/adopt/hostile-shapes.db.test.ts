import { testHostileShapes } from './hostile-shapes.ts';
import { IN_THE_WAY } from './shapes/in-the-way.ts';
import { OF_KEYS } from './shapes/of-keys.ts';

const SHORT = [
  'a schema nyx with a table of another program',
  'a trigger that swallows corrections, and a rule that keeps them',
  'keys whose triggers are switched off, and do not hold',
];

testHostileShapes([...IN_THE_WAY, ...OF_KEYS].filter(({ name }) => SHORT.includes(name)));
