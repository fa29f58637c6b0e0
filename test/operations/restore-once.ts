// Puts the cluster under one folder in the place of another's; a program of its own, to be killed.
import { replaceCluster } from '../../src/database/replace-cluster.ts';

const [home = '', from = ''] = process.argv.slice(2);
await replaceCluster(home, from);
