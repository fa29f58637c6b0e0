import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sentences of a refusal: every verb with every object. */
export interface Grid {
  language: string;
  subject: string;
  opening: string;
  verbs: readonly string[];
  objects: readonly string[];
  /** The share that has to be recognised, at least. */
  floor: number;
}

export const grids: readonly Grid[] = [
  {
    language: 'en',
    subject: 'Your application',
    opening: 'Thank you for applying for the Buyer role.',
    verbs: [
      'We have decided to consider',
      'We are going to focus on',
      'We will be continuing with',
    ],
    objects: [
      'other applicants',
      'different profiles',
      'other candidates',
      'another person',
      'other people',
      'a different direction',
    ],
    floor: 0.95,
  },
  {
    language: 'de',
    subject: 'Ihre Bewerbung',
    opening: 'Vielen Dank f\u00fcr Ihre Bewerbung.',
    verbs: [
      'Wir haben uns entschieden f\u00fcr',
      'Wir konzentrieren uns auf',
      'Unsere Wahl ist gefallen auf',
    ],
    objects: [
      'andere Bewerber',
      'eine andere Bewerberin',
      'andere Kandidaten',
      'eine andere Person',
      'andere Profile',
      'einen anderen Kandidaten',
    ],
    floor: 0.95,
  },
  {
    language: 'fr',
    subject: 'Votre candidature',
    opening: 'Merci pour votre candidature au poste d\u2019acheteur.',
    verbs: [
      'Nous avons d\u00e9cid\u00e9 de retenir',
      'Nous avons choisi',
      'Nous allons poursuivre avec',
      'Nous avons opt\u00e9 pour',
      'L\u2019entreprise a retenu',
    ],
    objects: [
      'un autre candidat',
      'd\u2019autres candidats',
      'un autre profil',
      'd\u2019autres profils',
      'une autre personne',
      'une autre candidate',
    ],
    floor: 0.95,
  },
  {
    language: 'es',
    subject: 'Tu candidatura',
    opening: 'Hola Ana, gracias por tu candidatura al puesto de compras.',
    verbs: [
      ...['Hemos decidido priorizar', 'Vamos a centrarnos en', 'Finalmente seguimos con'],
      ...['Nos hemos decantado por', 'La empresa se queda con', 'Se opt\u00f3 por'],
    ],
    objects: [
      'otros perfiles',
      'otras candidaturas',
      'otros candidatos',
      'otra persona',
      'otro perfil',
      'otra candidata',
    ],
    floor: 0.95,
  },
  {
    language: 'pt',
    subject: 'Sua candidatura',
    opening: 'Ol\u00e1 Ana, obrigado pela sua candidatura \u00e0 vaga de compras.',
    verbs: [
      ...['Decidimos priorizar', 'Vamos seguir com', 'Optamos por'],
      ...['Acab\u00e1mos por escolher', 'A empresa avan\u00e7ou com', 'A escolha recaiu sobre'],
    ],
    objects: [
      'outros perfis',
      'outras candidaturas',
      'outros candidatos',
      'outra pessoa',
      'outro perfil',
      'outra candidata',
    ],
    floor: 0.95,
  },
  {
    language: 'it',
    subject: 'La tua candidatura',
    opening: 'Gentile Ana, grazie per la candidatura.',
    verbs: [
      ...['Abbiamo scelto', 'Abbiamo deciso di proseguire con', 'Abbiamo preferito'],
      ...['La scelta \u00e8 caduta su', 'Andremo avanti con', 'Il cliente ha optato per'],
    ],
    objects: [
      'altri candidati',
      'un altro candidato',
      'altri profili',
      'un\u2019altra persona',
      'un altro profilo',
      'un\u2019altra candidata',
    ],
    floor: 0.95,
  },
  {
    language: 'nl',
    subject: 'Je sollicitatie',
    opening: 'Bedankt voor je sollicitatie.',
    verbs: ['We hebben gekozen voor', 'We gaan verder met', 'Onze voorkeur gaat naar'],
    objects: [
      'andere kandidaten',
      'een andere kandidaat',
      'iemand anders',
      'een ander profiel',
      'andere profielen',
      'andere sollicitanten',
    ],
    floor: 0.95,
  },
  {
    language: 'pl',
    subject: 'Twoja aplikacja',
    opening: 'Dzi\u0119kujemy za aplikacj\u0119.',
    verbs: [
      'Zdecydowali\u015bmy si\u0119 wybra\u0107',
      'Postanowili\u015bmy zatrudni\u0107',
      'Wybrali\u015bmy',
    ],
    objects: [
      'inn\u0105 osob\u0119',
      'innego kandydata',
      'inn\u0105 kandydatk\u0119',
      'innych kandydat\u00f3w',
      'inny profil',
      'inne osoby',
    ],
    floor: 0.8,
  },
  {
    language: 'ru',
    subject: '\u0412\u0430\u0448 \u043e\u0442\u043a\u043b\u0438\u043a',
    opening:
      '\u0421\u043f\u0430\u0441\u0438\u0431\u043e \u0437\u0430 \u043e\u0442\u043a\u043b\u0438\u043a.',
    verbs: ['Мы выбрали', 'Мы решили пригласить', 'Мы остановились на кандидатуре:'],
    objects: [
      'другого кандидата',
      'другую кандидатуру',
      'других кандидатов',
      'другого специалиста',
      'другого человека',
      'других соискателей',
    ],
    floor: 0.8,
  },
  {
    language: 'tr',
    subject: 'Başvurunuz',
    opening: 'Başvurunuz için teşekkür ederiz.',
    verbs: ['Bu pozisyon için kararımız:', 'Değerlendirme sonunda', 'Sürecimizde'],
    objects: [
      'başka bir adayla ilerliyoruz',
      'diğer adaylarla devam edeceğiz',
      'farklı bir adayı tercih ettik',
      'başka bir adayı seçtik',
      'başka bir kişiyle devam ediyoruz',
      'diğer profillere öncelik verdik',
    ],
    floor: 0.8,
  },
  {
    language: 'zh',
    subject: '应聘结果',
    opening: '感谢您的应聘。',
    verbs: ['我们选择了', '公司决定录用', '我们优先考虑'],
    objects: [
      '其他候选人',
      '另一位候选人',
      '其他应聘者',
      '更合适的人选',
      '更匹配的候选人',
      '另外一位求职者',
    ],
    floor: 0.8,
  },
  {
    language: 'ja',
    subject: '選考結果のご連絡',
    opening: 'ご応募ありがとうございます。',
    verbs: ['検討の結果、', '社内で協議し、', '今回は'],
    objects: [
      '他の候補者を採用することにしました',
      '別の方に決定いたしました',
      '他の応募者の選考を進めることになりました',
      '別の候補者を選びました',
      '他の方を優先することとしました',
      '採用を見送らせていただきます',
    ],
    floor: 0.8,
  },
  {
    language: 'en',
    subject: 'Your application',
    opening: 'Thank you for coming to see us about the Buyer role.',
    verbs: ['The job has gone to', 'We have given the role to', 'In the end we went with'],
    objects: [
      'someone who lives nearer',
      'a former colleague',
      'an internal candidate',
      'the other candidate',
      'somebody with more experience',
      'a lady from the village',
    ],
    floor: 0.95,
  },
  {
    language: 'de',
    subject: 'Ihre Bewerbung',
    opening: 'Vielen Dank für Ihren Besuch.',
    verbs: [
      'Entschieden haben wir uns für',
      'Genommen haben wir am Ende',
      'Eingestellt haben wir jetzt',
    ],
    objects: [
      'einen anderen Bewerber',
      'jemanden mit mehr Erfahrung',
      'die andere Kandidatin',
      'einen internen Kandidaten',
      'eine Bewerberin aus der Region',
      'jemand anderen',
    ],
    floor: 0.95,
  },
  {
    language: 'nl',
    subject: 'Je sollicitatie',
    opening: 'Leuk dat je langs was.',
    verbs: ['Uiteindelijk is de keuze gevallen op', 'We gaan in zee met', 'De baan gaat naar'],
    objects: [
      'iemand met meer ervaring',
      'een interne kandidaat',
      'de andere kandidaat',
      'een oud-collega',
      'iemand uit de buurt',
      'een sollicitant die dichterbij woont',
    ],
    floor: 0.95,
  },
  {
    language: 'tr',
    subject: 'Başvurunuz',
    opening: 'Geldiğiniz için teşekkürler.',
    verbs: ['Görüşmelerin sonunda', 'Bu kadro için', 'Uzun uzun düşündük ve'],
    objects: [
      'daha tecrübeli bir arkadaşla anlaştık',
      'içeriden bir adayı tercih ettik',
      'başka birini işe aldık',
      'diğer adayda karar kıldık',
      'eski bir çalışanımızla devam ediyoruz',
      'farklı bir adayla yola devam ediyoruz',
    ],
    floor: 0.8,
  },
];

/** The sentences of fixtures/negative-grids.tsv, in which `_` stands for the object. */
export function negativeGrids(): Grid[] {
  const file = join(import.meta.dirname, 'fixtures/negative-grids.tsv');
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows
    .filter((row) => !row.startsWith('#'))
    .map((row) => {
      const [language = '', floor = '', subject = '', opening = '', verbs = '', objects = ''] =
        row.split('\t');
      return {
        language,
        floor: Number(floor),
        subject,
        opening,
        verbs: verbs.split('|'),
        objects: objects.split('|'),
      };
    });
}
