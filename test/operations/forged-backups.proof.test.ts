import { testForgedBackups } from './forged-backups.ts';
import { FORGED_FILES, FORGED_ROWS } from './forgeries.ts';

testForgedBackups([...FORGED_FILES, ...FORGED_ROWS]);
