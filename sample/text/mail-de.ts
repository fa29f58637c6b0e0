import { type MailTexts, template } from './mail-template.ts';

/** German mails about applications. */
export const MAIL_DE: MailTexts = {
  receipt: [
    template(
      'Ihre Bewerbung bei {company}: Eingangsbestätigung',
      'Guten Tag {name},',
      'vielen Dank für Ihre Bewerbung als {title} bei {company}. Ihre Unterlagen sind bei uns eingegangen und werden nun sorgfältig geprüft.',
      'Wir bitten um etwas Geduld und melden uns so bald wie möglich bei Ihnen.',
      'Mit freundlichen Grüßen\nIhr Recruiting-Team von {company}',
    ),
    template(
      'Danke für deine Bewerbung als {title}',
      'Hallo {first},',
      'schön, dass du dich bei {company} bewirbst! Wir haben deine Bewerbung ({reference}) erhalten und schauen sie uns in den nächsten zwei Wochen an.',
      'Viele Grüße\ndein {company}-Team',
    ),
  ],
  rejection: [
    template(
      'Ihre Bewerbung als {title}',
      'Sehr geehrte Frau {last},',
      'vielen Dank für Ihr Interesse an {company} und an der Stelle {title}.',
      'Nach sorgfältiger Prüfung müssen wir Ihnen leider mitteilen, dass wir Ihre Bewerbung nicht weiter berücksichtigen können. Bitte verstehen Sie dies nicht als Urteil über Ihre Fähigkeiten.',
      'Für Ihren weiteren Weg wünschen wir Ihnen alles Gute.\n{recruiter}\n{company}',
    ),
    template(
      'Rückmeldung zu deiner Bewerbung bei {company}',
      'Hallo {first},',
      'danke für deine Geduld. Wir haben uns für {title} leider für andere Bewerberinnen und Bewerber entschieden und müssen dir daher absagen.',
      'Viel Erfolg weiterhin!\n{recruiter} von {company}',
    ),
    template(
      'Absage: {title}',
      'Guten Tag,',
      'die Position {title} konnte inzwischen besetzt werden. Wir bedauern, Ihnen absagen zu müssen.',
      'Diese E-Mail wurde automatisch erstellt.\n{company}, Personalabteilung',
    ),
  ],
  rejection_after_interview: [
    template(
      'Re: {subject}',
      'Liebe {first},',
      'danke für das gute Gespräch. Wir haben lange überlegt und uns am Ende für eine andere Person entschieden, daher müssen wir dir für {title} leider absagen.',
      'Gern gebe ich dir am Telefon Rückmeldung.\n{recruiter}, {company}',
    ),
  ],
  assessment: [
    template(
      'Nächster Schritt: Online-Test für {title}',
      'Guten Tag {name},',
      'wir freuen uns über Ihre Bewerbung bei {company}. Bitte bearbeiten Sie als nächsten Schritt unseren Online-Test (60 Minuten) innerhalb von sieben Tagen: {link}',
      'Freundliche Grüße\n{recruiter}',
    ),
  ],
  invite: [
    template(
      'Einladung zum Vorstellungsgespräch: {title}',
      'Sehr geehrte Frau {last},',
      'Ihre Bewerbung hat uns überzeugt. Gern möchten wir Sie zu einem Gespräch ({minutes} Minuten, per Video) über die Stelle {title} bei {company} einladen.',
      'Unser Vorschlag: {date} Uhr. Passt Ihnen das? Andere Termine finden Sie hier: {link}',
      'Wir freuen uns auf Sie\n{recruiter}, {company}',
    ),
    template(
      'Kennenlernen mit {company}?',
      'Hallo {first},',
      'deine Bewerbung als {title} gefällt uns, und wir würden dich gern in einem Interview kennenlernen. Wie wäre es am {date} Uhr?',
      'Hier kannst du einen Termin wählen: {link}\nLiebe Grüße, {recruiter}',
    ),
  ],
  own_answer: [
    template(
      'Re: {subject}',
      'Guten Tag {recruiter},',
      'vielen Dank für die Einladung. Der Termin {date} Uhr passt mir gut. Ich freue mich auf das Gespräch.',
      'Mit freundlichen Grüßen\n{name}',
    ),
  ],
  interview_confirmed: [
    template(
      'Re: {subject}',
      'Hallo {first},',
      'wunderbar, hiermit bestätige ich unseren Termin am {date} Uhr. Dabei sein werden: {interviewers}. Der Link: {link}',
      'Bis dahin\n{recruiter}',
    ),
  ],
  reschedule: [
    template(
      'Re: {subject}',
      'Hallo {first},',
      'leider müssen wir unser Gespräch zu {title} verschieben, weil eine Kollegin erkrankt ist. Ginge auch {date} Uhr?',
      'Entschuldige die Umstände!\n{recruiter}, {company}',
    ),
  ],
  offer: [
    template(
      'Vertragsangebot: {title} bei {company}',
      'Liebe Frau {last},',
      'wir freuen uns sehr, Ihnen die Stelle {title} anbieten zu können! Das Jahresgehalt beträgt {salary}, Beginn ist der {start}.',
      'Den Vertrag finden Sie im Anhang. Bitte antworten Sie uns innerhalb von zehn Tagen.\n{recruiter}, {company}',
    ),
  ],
};
