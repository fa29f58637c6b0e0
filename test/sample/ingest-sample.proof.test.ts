import { testSample } from './ingest-sample.ts';

testSample({ scale: 0.5, companies: 150n, applications: 1000n, answers: 30 });
