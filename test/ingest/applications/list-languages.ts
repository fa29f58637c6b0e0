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

/** Loads the list of one in `every` language. */
export function testLanguages(every: number): void {
  let shared: Awaited<ReturnType<typeof listDatabase>>;
  beforeAll(async () => {
    shared = await listDatabase();
  });
  afterAll(() => shared[Symbol.asyncDispose]());

  for (const [language, [header, ...words]] of Object.entries(LISTS).filter(
    (_, at) => at % every === 0,
  )) {
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
}
