import type { Language } from './rule.ts';

/** The hours of a working day, in each of these forms. */
function hours(first: number, last: number, forms: readonly string[]): string {
  const all = Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
  return all.flatMap((hour) => forms.map((form) => form.replace('0', hour))).join('|');
}

/** Words of one meaning, by language and name: phrases name them as `<name>`. */
export const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    person:
      'candidate|candidates|applicant|applicants|person|people|colleague|woman|man|lady|gentleman|guy|neighbour|student|finalist|finalists|professional|graduate|local|contractor|trainee|friend|specialist',
    date: 'tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|tue|tues|wed|thu|thurs|fri|next week|january|february|april|june|july|august|september|october|november|december',
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
    person:
      'bewerber~|kandidat~|mitbewerber~|person|herrn|dame|kolleg~|frau|mann|nachbar~|fachkraft|absolvent~|spezialist~|bekannten',
    date: 'morgen um|morgen ab|sie morgen|dich morgen|wir morgen|uns morgen|morgen früh|montag~|dienstag~|mittwoch~|donnerstag~|freitag~|samstag~|kommende woche|nächste woche|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember',
    application: 'bewerbung|kandidatur|unterlagen|profil|bewerbungsunterlagen',
    candidate:
      'bewerber~|bewerbende~|kandidat~|kandidierende~|mitbewerber~|person~|profil~|bewerbung~|jemand~|interessent~',
    other: 'ander~|weiter~|jemand~|interne~',
    role: 'stelle|position|vakanz|stellenausschreibung|ausschreibung|praktikum~|ausbildungsplatz|platz|funktion',
    consider:
      'berucksichtig~|berücksichtig~|weiterverfolg~|weiter verfolg~|weiter bearbeit~|fortsetz~|fortführ~|weiterführ~|einbezieh~|einzubeziehen|betracht ziehen|entsprechen|weitergehen|weitermachen|fortfahren|weiterkommen|vorankommen|anbieten|einladen|einstellen',
    talk: 'gespräch~|vorstellungsgespräch~|interview~|kennenlern~|telefonat~|telefoninterview~|videocall~|video-call~|videogespräch~|videointerview~|erstgespräch~|zweitgespräch~|bewerbungsgespräch~|auswahlgespräch~|telefongespräch~|vorstellungstermin~|call|austausch|probearbeiten|probetag|gesprächstermin~|zoom-call|teams-call|videokonferenz',
    test: 'assessment~|online-assessment~|online-bewertung~|bewertungsverfahren|test|tests|online-test~|onlinetest~|einstellungstest~|eignungstest~|auswahltest~|testaufgabe~|probeaufgabe~|arbeitsprobe~|programmieraufgabe~|fallstudie~|fragebogen|coding-challenge|challenge|aufgabe|aufgaben|case study|übungsaufgabe~',
  },
  fr: {
    person:
      'candidat~|personne|collegue|femme|homme|dame|monsieur|voisin~|etudiant~|profil|professionnel~|collaborateur|collaboratrice|ami|amie',
    date: 'demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|semaine prochaine|cette semaine|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre',
    application: 'candidature~|dossier|profil|cv|postulation|demande',
    other: 'autre|autres',
    candidate: 'candidat~|profil~|postulant~|personne~|candidature~',
    role: 'poste|offre|emploi|stage|opportunite|recrutement|processus|cdi|cdd|alternance',
    accepted: 'retenu~|selectionne~|accepte~|poursuivi~|concluant~|prise en consideration',
    talk: 'entretien~|entrevue~|rendez-vous|echange~|appel|visio|visioconference|call|rencontre|discussion|point telephonique',
    test: 'test|tests|evaluation~|exercice~|cas pratique|etude de cas|questionnaire|mise en situation|challenge|devoir',
  },
  es: {
    person:
      'candidat~|persona|companer~|chic~|senora|senor|vecin~|estudiante|perfil|profesional|aspirante|amig~|conocid~',
    date: 'mañana|lunes|martes|miercoles|jueves|viernes|sabado|semana que viene|proxima semana|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
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
    person:
      'candidat~|pessoa|colega|moca|moco|rapaz|menina|rapariga|senhora|senhor|vizinh~|profissional|finalista~|amig~|perfil',
    date: 'amanha|segunda-feira|na segunda|terca|terca-feira|quarta|quarta-feira|quinta|quinta-feira|sexta|sexta-feira|sabado|semana que vem|proxima semana|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
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
  any: {
    clock: `${hours(7, 20, ['0:~', '0h~', '0 h', '0 uhr', '0.30', '0.15', '0 heures', '0 horas', 'las 0', 'as 0'])}|${hours(1, 12, ['0 am', '0am', '0 pm', '0pm'])}`,
  },
};
