import { testSample } from './ingest-sample.ts';

testSample({ scale: 0.1, companies: 30n, applications: 200n, answers: 5 });
