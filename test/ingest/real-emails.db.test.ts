import { testRealEmails } from './real-emails.ts';

testRealEmails(1);
