import { testSignals } from './sent-signals.ts';

testSignals('every signal');
