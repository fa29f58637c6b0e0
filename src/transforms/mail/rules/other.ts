import { phraseRules } from './rule.ts';

/** What the account at an applicant-tracking system sends about itself: nothing about the application. */
export const account = phraseRules('other', {
  en: {
    'security-code': '{security|verification|confirmation|one-time|login|sign-in} {code|passcode|password}',
    'verify-account':
      '{verify|confirm|validate|activate} {your|the} {email address|e-mail address|email|candidate account|account|candidate profile}',
    'reset-password': '{reset|forgot|change|changed} {your|the} password',
  },
  de: {
    konto:
      '{bestätigungscode|sicherheitscode|passwort zurücksetzen|e-mail-adresse bestätigen|konto bestätigen|konto aktivieren}',
  },
  fr: {
    compte:
      '{code de vérification|code de sécurité|mot de passe oublié|réinitialiser votre mot de passe|confirmez votre adresse}',
  },
  es: {
    cuenta:
      '{código de verificación|código de seguridad|restablecer tu contraseña|restablecer su contraseña|verifica tu correo}',
  },
  pt: {
    conta:
      '{código de verificação|código de segurança|redefinir sua senha|redefinir a senha|confirme seu e-mail}',
  },
});
