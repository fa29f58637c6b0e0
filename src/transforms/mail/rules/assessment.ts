import { phraseRules } from './rule.ts';

export const assessment = phraseRules('assessment', {
  en: {
    complete:
      '{complet~|tak~|finish|start|begin|submit|invit~|undertake} {the|this|a|an|our|your|you|following|short|to} ... {assessment|assessments|test|coding challenge|challenge|coding exercise|exercise|take-home|take home|case study|hackerrank|codility|codesignal|questionnaire|evaluation|assignment}',
    'assessment-subject@subject':
      '{assessment|coding challenge|coding test|online test|design test|art test|writing test|aptitude test|language test|take-home|technical test|skills test|case study|hackerrank|codility|codesignal}',
    'link-to-test':
      '{link|access} {to|for} {the|your|an|our} ... {assessment|test|coding challenge|exercise|challenge}',
    'assessment-expires':
      '{assessment|test|challenge|invitation} ... {expires|expire|due|deadline|valid until}',
    'one-way-video': '{one-way|on-demand|pre-recorded|recorded} video {interview|questions|assessment}',
    'sent-you-assessment':
      '{sent|sending|assigned|attached|prepared|attaching} {you|} {a|an|the|our} {short|small|} {online|coding|technical|art|writing|design|} {assessment|test|challenge|exercise|assignment|task|case study}',
  },
  de: {
    'test-absolvieren':
      '{online-assessment|assessment|online-test|onlinetest|einstellungstest|eignungstest|test|testaufgabe|probeaufgabe|arbeitsprobe|programmieraufgabe|fallstudie|fragebogen|coding-challenge|challenge|aufgabe} ... {absolvieren|bearbeiten|durchführen|durchzuführen|zu absolvieren|zu bearbeiten|lösen|ausfüllen|einzureichen|einreichen|teilnehmen|teilzunehmen}',
    'einladung-test':
      '{einladung|einladen|laden} ... {assessment|assessment-center|assessment center|online-test|einstellungstest|eignungstest|online-assessment|auswahltest|testaufgabe}',
    'test-subject@subject':
      '{online-assessment|assessment-center|assessment center|einstellungstest|eignungstest|testaufgabe|probeaufgabe|online-test|coding-challenge|programmieraufgabe|fallstudie}',
    'aufgabe-senden':
      '{anbei|senden|schicken|erhalten} ... {testaufgabe|probeaufgabe|fallstudie|programmieraufgabe|coding-challenge|arbeitsprobe}',
  },
  fr: {
    'passer-test':
      '{passer|compléter|réaliser|effectuer|remplir|répondre|faire|invit~} ... {test|tests|évaluation|exercice technique|exercice|cas pratique|étude de cas|questionnaire|mise en situation}',
    'test-subject@subject':
      '{test technique|test en ligne|évaluation|cas pratique|étude de cas|exercice technique|test de recrutement}',
  },
  es: {
    'hacer-prueba':
      '{complet~|realiz~|hacer|hagas|rellen~|resolver|responder|invit~} ... {prueba|pruebas|evaluación|test|reto|desafío|ejercicio|cuestionario|caso práctico}',
    'prueba-subject@subject':
      '{prueba técnica|prueba online|evaluación|test técnico|reto técnico|desafío técnico|caso práctico|pruebas de selección}',
  },
  pt: {
    'fazer-teste':
      '{complet~|conclu~|realiz~|fazer|faça|responder|resolver|convid~|preench~} ... {teste|testes|prova|avaliação|desafio|exercício|questionário|case|estudo de caso}',
    'teste-subject@subject':
      '{teste técnico|teste online|avaliação|desafio técnico|prova online|estudo de caso|testes de seleção}',
  },
});
