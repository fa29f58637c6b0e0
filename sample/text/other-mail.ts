import { template } from './mail-template.ts';

/** Newsletters; some of them quote what refusals say, and are none. */
export const NEWSLETTERS = [
  template(
    'This week in data: {topic}',
    'Hello reader,',
    'In this issue: {topic}, a war story about time zones, and five papers worth your evening.',
    'From our readers: "Unfortunately, we will not be moving forward with your application" - how to read between the lines of a rejection.',
    'You receive this because you subscribed. Unsubscribe: {link}',
  ),
  template(
    'How to answer an interview invitation (+ 7 templates)',
    'Hi Mara,',
    'congratulations, you got the interview! Or not yet? Our career coaches explain how to get an offer in 2026.',
    'Read more: {link}',
    'Career Compass is sent to 41,000 readers every second Thursday. Manage your subscription or unsubscribe: {link}',
  ),
  template(
    'Newsletter Oktober: Veranstaltungen für Datenleute in Berlin',
    'Hallo zusammen,',
    'im Oktober gibt es drei Meetups zu {topic}, natürlich mit Pizza. Anmeldung: {link}',
    'Wer keine Post mehr möchte, meldet sich hier ab: {link}',
  ),
] as const;

export const SPAM = [
  template(
    'URGENT: your CV was selected, earn {amount} € per week',
    'Dear candidate,',
    'we found you CV on the internet and offer you the job of payment agent. No experience. Only 2 hours a day.',
    'Send a copy of your passport and bank details to start: {link}',
  ),
  template(
    'You have (1) unpaid parcel fee',
    'Your parcel is on hold. Pay the fee of 1,99 € within 24 hours or it will be returned: {link}',
  ),
  template(
    'Re: crypto signals group - last {amount} seats',
    'My friend, people like you double the money in 10 days. Guaranteed!!! Join: {link}',
  ),
] as const;

export const PRIVATE = [
  template(
    'Sonntag Kaffee?',
    'Hej Mara,',
    'hast du am Sonntag Zeit für Kaffee? Ich bringe Zimtschnecken mit. Erzähl, wie läuft die Jobsuche?',
    'Kram, {friend}',
  ),
  template(
    'Invoice {amount}-2026',
    'Dear customer,',
    'please find your invoice over {amount},00 EUR in your account. It will be debited within 14 days.',
    'Stadtwerk Beispiel',
  ),
  template(
    'Your order has shipped',
    'Good news! Your parcel with {amount} items is on its way and arrives tomorrow between 9:00 and 14:00.',
    'Track it: {link}',
  ),
  template(
    'Fotos från sommaren',
    'Hej älskling,',
    'här är bilderna från Öland. Pappa hälsar! Ring när du hinner.',
    'Kram från mamma',
  ),
  template(
    'Nebenkostenabrechnung 2025',
    'Sehr geehrte Frau Lindqvist,',
    'anbei erhalten Sie die Abrechnung. Es ergibt sich leider eine Nachzahlung von {amount},40 €.',
    'Hausverwaltung Muster & Söhne',
  ),
] as const;

export const TOPICS = [
  'vector search',
  'dbt tests',
  'small language models',
  'feature stores',
  'DuckDB',
  'evals',
] as const;
