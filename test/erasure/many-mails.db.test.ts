import { testManyMails } from './many-mails.ts';

testManyMails({ mails: 20_000, workMem: '64kB', withinSeconds: 150 });
