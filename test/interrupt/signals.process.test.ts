import { testSignals } from './sent-signals.ts';

testSignals('signals in turn');
