import { testManyMails } from './many-mails.ts';

testManyMails({ mails: 100_000, workMem: '1MB', withinSeconds: 300 });
