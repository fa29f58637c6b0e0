// Lists as people keep them in their own language: headers, words and dates, each row's answer with its day.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDatabase } from './list-loading.ts';

/** Headers: company, post, sent on, what came of it, on which day; then the words for refused, invited, offered, silence. */
const LISTS: Record<
  string,
  [header: string, refused: string, invited: string, offered: string, silent: string]
> = {
  German: [
    'Betrieb,Stelle,Abgeschickt,Phase,Rückmeldung erhalten am',
    'nicht eingeladen',
    'Vorstellungstermin',
    'Vertrag erhalten',
    'keine',
  ],
  French: [
    'Employeur,Fonction,Envoyé le,Étape,Réponse reçue le',
    'non retenue',
    '1er entretien',
    'Promesse d’embauche',
    'Sans retour',
  ],
  Spanish: [
    'Empleador,Vacante,Enviado el,Etapa,Respondido el',
    'No seleccionada',
    'Primera entrevista',
    'Propuesta',
    'No contestan',
  ],
  Portuguese: [
    'Empregador,Função,Data de envio,Fase,Respondido em',
    'Não selecionado',
    'Entrevista agendada',
    'Proposta recebida',
    'Sem retorno',
  ],
  Italian: [
    'Datore di lavoro,Mansione,Inviata il,Fase,Risposta ricevuta il',
    'Esito negativo',
    'Primo colloquio',
    'Proposta di assunzione',
    'Mai risposto',
  ],
  Dutch: [
    'Organisatie,Functie,Verstuurd op,Fase,Reactie op',
    'Niet geselecteerd',
    'Eerste gesprek',
    'Aanbieding',
    'Niets gehoord',
  ],
  Polish: [
    'Przedsiębiorstwo,Stanowisko,Data złożenia,Etap,Data odpowiedzi',
    'Odpowiedź odmowna',
    'Zaproszenie',
    'Oferta',
    'Brak odzewu',
  ],
  Russian: [
    'Работодатель,Позиция,Дата подачи,Этап,Дата ответа',
    'Не взяли',
    'Собес',
    'Предложение',
    'Молчат',
  ],
  Turkish: [
    'Şirket Adı,Pozisyon Adı,Başvuru Tarihi,Durum,Yanıt Tarihi',
    'Olumsuz',
    'İlk görüşme',
    'Teklif',
    'Cevap gelmedi',
  ],
  Swedish: [
    'Företagsnamn,Befattning,Ansökningsdatum,Läge,Svarsdatum',
    'Avslag',
    'Kallad till intervju',
    'Erbjudande',
    'Inget svar',
  ],
  Danish: [
    'Virksomhed,Stilling,Ansøgningsdato,Tilstand,Svarsdato',
    'Afslag',
    'Indkaldt til samtale',
    'Jobtilbud',
    'Ikke noget svar',
  ],
  Finnish: [
    'Työnantaja,Tehtävä,Hakupäivä,Vaihe,Vastauspäivä',
    'Ei valittu',
    'Haastattelu',
    'Työtarjous',
    'Ei vastausta',
  ],
  Czech: [
    'Zaměstnavatel,Pozice,Datum odeslání,Stav,Datum odpovědi',
    'Zamítnuto',
    'První kolo pohovoru',
    'Nabídka',
    'Neozvali se',
  ],
  Chinese: ['单位,职位,应聘日期,阶段,反馈时间', '简历挂', '约面', '意向书', '石沉大海'],
  Japanese: [
    '応募先,ポジション,エントリー日,選考段階,結果連絡日',
    '書類選考落ち',
    '一次面接',
    '内々定',
    '音沙汰なし',
  ],
  Korean: ['회사명,직무명,지원일시,진행상황,발표일', '서류 탈락', '1차면접', '최종합격', '무응답'],
};

let shared: Awaited<ReturnType<typeof listDatabase>>;
beforeAll(async () => {
  shared = await listDatabase();
});
afterAll(() => shared[Symbol.asyncDispose]());

for (const [language, [header, ...words]] of Object.entries(LISTS)) {
  test(`${language}: who refused, invited, offered and kept silent, and when`, async () => {
    const rows = words.map(
      (word, place) =>
        `${language} ${place},Tester,2025-03-0${place + 1},${word},2025-04-1${place}`,
    );
    const load = await shared.load([header, ...rows, ''].join('\n'));
    expect(load).toMatchObject({ read: 4, inserted: 4, rejected: 0 });
    const all = await shared.applications();
    const stored = all.filter(({ company }) => company?.startsWith(language));
    expect(stored.map(({ status, sent, answers }) => [status, sent, answers])).toEqual([
      ['submitted', '2025-03-01 12:00', 'rejection@2025-04-10'],
      ['submitted', '2025-03-02 12:00', 'interview_invite@2025-04-11'],
      ['submitted', '2025-03-03 12:00', 'offer@2025-04-12'],
      ['submitted', '2025-03-04 12:00', ''],
    ]);
  });
}

test('a list before anything else makes its person, and takes it back when it is not kept', async () => {
  await using db = await listDatabase('');
  const people = async () => (await db.session.pg.query('select name, email from nyx.users')).rows;
  const text = 'Company,Position,Applied\nNordwind,Analyst,2025-03-01\n';
  const user = ' Ada@example.org';
  expect(await db.load(text, { user, dryRun: true })).toMatchObject({ inserted: 1 });
  expect(await people()).toEqual([]);
  const load = await db.load(text, { user });
  expect(load.notes).toMatchObject({ users: { added: 1 } });
  expect(await people()).toEqual([{ name: 'Ada@example.org', email: 'Ada@example.org' }]);
  expect((await db.load(text, { user: 'ada@example.org' })).notes).not.toHaveProperty('users');
  await expect(db.load(text, { user: 'bob@example.org' })).rejects.toMatchObject({
    message: 'no person in nyx.users has the e-mail address given with --user',
  });
});

test('when a row was changed last is no day of its post, and none of its answer', async () => {
  await using db = await listDatabase();
  await db.load(
    'Company,Role,Date Applied,Status,Last Updated\nA,Dev,2025-01-15,Rejected,2025-02-03\n',
  );
  expect((await db.applications())[0]?.answers).toBe('rejection');
  const { rows } = await db.session.pg.query('select posting_datetime from nyx.job_posts');
  expect(rows).toEqual([{ posting_datetime: null }]);
});

test('a state with its day behind it is dated, one with several is not', async () => {
  await using db = await listDatabase();
  const rows = [
    'A,Dev,2025-01-05,Rejected (2025-01-20)',
    'B,Dev,2025-01-05,Interview 13/02/2025',
    'C,Dev,2025-01-05,Phone screen 2025-01-18 -> offer 2025-02-03',
  ];
  await db.load(['Company,Role,Applied,Status', ...rows, ''].join('\n'));
  expect((await db.applications()).map(({ answers }) => answers)).toEqual([
    'rejection@2025-01-20',
    'interview_invite@2025-02-13',
    'interview_invite offer',
  ]);
});

test('a day without a year asks for --as-of, which tells it', async () => {
  await using db = await listDatabase();
  const text = 'Company,Role,Applied\nA,Dev,Mar 3\nB,Dev,2025年4月3日\nC,Dev,4月5日\n';
  await expect(db.load(text)).rejects.toMatchObject({
    message: expect.stringContaining('it has no year: say with --as-of when the file was written'),
  });
  await db.load(text, { asOf: '2025-05-05' });
  const sent = (await db.applications()).map((each) => each.sent?.slice(0, 10));
  expect(sent).toEqual(['2025-03-03', '2025-04-03', '2025-04-05']);
});
