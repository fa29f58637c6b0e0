// faults.md I1: Ctrl-C in a real terminal, in a load under every launcher and in an export.
import { testCtrlC } from './pressed-keys.ts';

testCtrlC(['a load', 'an export'], { jobPosts: 10_000, applications: 300 });
