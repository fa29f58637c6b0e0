import { testHostileShapes } from './hostile-shapes.ts';
import { IN_THE_WAY } from './shapes/in-the-way.ts';
import { OF_DATABASES } from './shapes/of-databases.ts';
import { OF_KEYS } from './shapes/of-keys.ts';
import { OF_TABLES } from './shapes/of-tables.ts';

testHostileShapes([...IN_THE_WAY, ...OF_TABLES, ...OF_KEYS, ...OF_DATABASES]);
