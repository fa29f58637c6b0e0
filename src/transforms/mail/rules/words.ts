import type { Language } from './rule.ts';

/** Words of one meaning, by language and name: phrases name them as `<name>`. */
export const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    application:
      'application~|candidacy|candidature|submission|profile|resume|cv|background|expression of interest',
    candidate:
      'candidate~|applicant~|applications|finalist~|individual~|person|people|profile~|professional~|contender~',
    other: 'other|others|another|different|alternative|internal|stronger|those|several|a number of|some',
    someone: 'someone|somebody|someone else|one of the other|one person|a colleague|an internal',
    role: 'role|position|job|vacancy|opening|post|opportunity|requisition|internship|place|spot',
    proceed: 'mov~|proceed~|progress~|advanc~|continu~|pursu~|go|going|take|taking|taken|carry|carrying',
    choose:
      'take forward|taken forward|taking forward|choos~|chose|chosen|select~|hire~|hiring|appoint~|prefer~|pick~|offer~|accept~|identified|found|opt~|decided on|shortlist~|go|gone|going|went|mov~|proceed~|progress~|focus~|prioriti~|favour~|favor~|advanc~|pursu~|continu~|settled on',
    talk: 'interview~|call|chat|conversation|discussion|meeting|phone screen~|screening|telephone~|video call|videocall|intro|introduction|onsite|on-site|catch up|catch-up|round|second stage|first stage|final stage',
    want: 'like|love|want|wanted|keen|happy|excited|pleased|hoping|delighted|eager|wondering if you',
    day: 'today|tomorrow|monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|thurs|fri|this week|next week|this afternoon|week|days|in the morning|morning|afternoon',
    test: 'assessment~|test|tests|challenge|exercise|take-home|take home|case study|questionnaire|evaluation|assignment|work sample|homework|quiz|hackerrank|codility|codesignal',
  },
  de: {
    application: 'bewerbung|kandidatur|unterlagen|profil|bewerbungsunterlagen',
    candidate: 'bewerber~|kandidat~|mitbewerber~|person~|profil~|bewerbung~|jemand~|interessent~',
    other: 'ander~|weiter~|jemand~|interne~',
    role: 'stelle|position|vakanz|stellenausschreibung|ausschreibung|praktikum~|ausbildungsplatz|platz|funktion',
    consider:
      'berucksichtig~|berücksichtig~|weiterverfolg~|weiter verfolg~|weiter bearbeit~|fortsetz~|fortführ~|weiterführ~|einbezieh~|einzubeziehen|betracht ziehen|entsprechen|weitergehen|weitermachen|fortfahren|weiterkommen|vorankommen|anbieten|einladen|einstellen',
    talk: 'gespräch~|vorstellungsgespräch~|interview~|kennenlern~|telefonat~|telefoninterview~|videocall~|video-call~|videogespräch~|videointerview~|erstgespräch~|zweitgespräch~|bewerbungsgespräch~|auswahlgespräch~|telefongespräch~|vorstellungstermin~|call|austausch|probearbeiten|probetag|gesprächstermin~|zoom-call|teams-call|videokonferenz',
    test: 'assessment~|online-assessment~|test|tests|online-test~|onlinetest~|einstellungstest~|eignungstest~|auswahltest~|testaufgabe~|probeaufgabe~|arbeitsprobe~|programmieraufgabe~|fallstudie~|fragebogen|coding-challenge|challenge|aufgabe|aufgaben|case study|übungsaufgabe~',
  },
  fr: {
    application: 'candidature~|dossier|profil|cv|postulation|demande',
    other: 'autre|autres',
    candidate: 'candidat~|profil~|postulant~|personne~|candidature~',
    role: 'poste|offre|emploi|stage|opportunite|recrutement|processus|cdi|cdd|alternance',
    accepted: 'retenu~|selectionne~|accepte~|poursuivi~|concluant~|prise en consideration',
    talk: 'entretien~|entrevue~|rendez-vous|echange~|appel|visio|visioconference|call|rencontre|discussion|point telephonique',
    test: 'test|tests|evaluation~|exercice~|cas pratique|etude de cas|questionnaire|mise en situation|challenge|devoir',
  },
  es: {
    application: 'candidatura~|solicitud|postulacion~|perfil|aplicacion|inscripcion|cv|curriculum',
    candidate: 'candidat~|perfil~|persona~|postulant~|aspirante~|profesional~',
    other: 'otr~|distint~',
    role: 'puesto|vacante|posicion|plaza|oferta|cargo|empleo|proceso',
    proceed: 'continu~|avanz~|segui~|seguir~|proseg~|adelante|proced~|prosper~',
    accepted:
      'seleccionad~|elegid~|escogid~|aceptad~|considerad~|preseleccionad~|superad~|favorable~|aprobad~',
    talk: 'entrevista~|llamada~|videollamada~|reunion|conversacion|charla|encuentro|videoentrevista',
    test: 'prueba~|evaluacion~|test|tests|reto|desafio|ejercicio~|cuestionario~|caso practico|assessment',
  },
  pt: {
    application: 'candidatura~|inscricao|perfil|curriculo|cv|mesma|processo',
    candidate: 'candidat~|perfi~|pessoa~|profissiona~|talento~',
    other: 'outr~',
    role: 'vaga|posicao|lugar|oportunidade|cargo|funcao|processo',
    proceed: 'avanc~|prossegu~|segui~|seguir~|continu~|dar~|adiante|evolui~',
    accepted:
      'selecionad~|aprovad~|escolhid~|aceit~|considerad~|contemplad~|classificad~|bem sucedid~|bem-sucedid~',
    talk: 'entrevista~|conversa|chamada|reuniao|videochamada|bate-papo|papo|call|encontro',
    test: 'teste~|prova~|avaliacao|avaliacoes|desafio~|exercicio~|questionario~|case|estudo de caso|assessment',
  },
  any: {},
};
