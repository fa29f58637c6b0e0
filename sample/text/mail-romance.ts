import { MAIL_EN } from './mail-en.ts';
import { type MailTexts, template } from './mail-template.ts';

/** French mails; what is not here comes in English, as it does from international teams. */
export const MAIL_FR: MailTexts = {
  ...MAIL_EN,
  receipt: [
    template(
      'Accusé de réception de votre candidature – {title}',
      'Bonjour {first},',
      'Nous avons bien reçu votre candidature au poste de {title} chez {company} et nous vous remercions de l’intérêt que vous portez à notre entreprise.',
      'Notre équipe l’étudiera dans les meilleurs délais.\nCordialement,\nL’équipe recrutement de {company}',
    ),
  ],
  rejection: [
    template(
      'Votre candidature chez {company}',
      'Bonjour {first},',
      'Nous vous remercions d’avoir postulé au poste de {title}. Après étude attentive de votre dossier, nous sommes au regret de vous informer que votre candidature n’a pas été retenue.',
      'Nous vous souhaitons pleine réussite dans vos recherches.\n{recruiter}, {company}',
    ),
  ],
  invite: [
    template(
      'Invitation à un entretien : {title}',
      'Bonjour {first},',
      'Votre profil a retenu notre attention et nous souhaiterions vous proposer un entretien de {minutes} minutes pour le poste de {title} chez {company}.',
      'Seriez-vous disponible le {date} ? Sinon : {link}\nBien à vous,\n{recruiter}',
    ),
  ],
};

/** Spanish mails. */
export const MAIL_ES: MailTexts = {
  ...MAIL_EN,
  receipt: [
    template(
      'Hemos recibido tu candidatura: {title}',
      'Hola {first}:',
      'Gracias por tu interés en {company}. Hemos recibido tu candidatura para el puesto de {title} y la revisaremos lo antes posible.',
      'Un saludo,\nEl equipo de selección de {company}',
    ),
  ],
  rejection: [
    template(
      'Actualización sobre tu candidatura en {company}',
      'Hola {first}:',
      'Te agradecemos el tiempo que has dedicado a tu candidatura para {title}. Lamentamos comunicarte que en esta ocasión hemos decidido continuar con otros candidatos.',
      '¡Mucha suerte!\n{recruiter}, {company}',
    ),
  ],
};

/** Portuguese mails. */
export const MAIL_PT: MailTexts = {
  ...MAIL_EN,
  receipt: [
    template(
      'Recebemos a sua candidatura – {company}',
      'Olá {first},',
      'Agradecemos o seu interesse na {company}. A sua candidatura à vaga de {title} foi recebida com sucesso e está em análise.',
      'Atenciosamente,\nEquipa de Recrutamento da {company}',
    ),
  ],
  rejection: [
    template(
      'Retorno sobre a sua candidatura: {title}',
      'Olá {first},',
      'Obrigado por participar no nosso processo seletivo para {title}. Infelizmente, decidimos não avançar com a sua candidatura neste momento.',
      'Desejamos-lhe muito sucesso.\n{recruiter}, {company}',
    ),
  ],
};
