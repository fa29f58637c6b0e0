// faults.md I1: Ctrl-C in a real terminal, in each command.
import { commandNames } from './interrupted-commands.ts';
import { testCtrlC } from './pressed-keys.ts';

testCtrlC(commandNames);
