import { phraseRules } from './rule.ts';

export const assessment = phraseRules('assessment', {
  en: {
    'asked-to-make':
      '{asked to|ask you to|like you to|want you to|need you to|please|invite you to} {copy-edit|edit|translate|proofread|analyse|analyze|design|prepare|record|solve|draft|sketch|film} {the|a|an|our|this|two|three|your|some} ',
    'recorded-attempts': '{attempts|tries|takes} {per|for each} question',
    'subject-task@subject':
      '{editing test|translation test|video questions|skills exercise|work sample|writing sample|sample task|presentation for|trial task|your task|homework}',
    'task-hint@hint':
      '{exercise|test|tests|challenge|case study|dataset|data set|five questions|three questions|reasoning|brief|repository|repo|task|prototype|spreadsheet}',
    'budget-hint@hint':
      '{hours|minutes|timed|deadline|by sunday|by monday|by friday|by wednesday|link stays|own time|send it|return it|submit}',
    'sit-tests':
      '{sit|take|complete|do} {our|the|some|a|your} ... {reasoning|numerical|verbal|aptitude|psychometric|personality|logical}',
    'work-through':
      '{ask|like|need|want|invite|get|have} {you|everyone|everybody|all|all candidates} to {first|} {work through|complete|do|tackle|try|solve|prepare|write|record|film|build|draft|design|sketch|submit|take} ... {<test>|presentation|video|sample|task|brief|prototype}',
    'recorded-record-yourself':
      '{record|film} {yourself|your answers|your responses|a video|a short video|short videos|three answers}',
    'sample-asked':
      '{writing sample|work sample|sample of your work|psychometric|aptitude test|personality questionnaire|situational judgement|game-based|typing test|portfolio task|video questions}',
    'should-take':
      '{should take|takes|spend|takes about|expect to spend} {you|about|around|no more than|more than|most people|roughly|two|three|an|a} ... {hour~|minutes|afternoon|evening|weekend} ... {send|submit|return|back|deadline|by|before}',
    'exercise-attached':
      '{exercise|task|brief|case|spreadsheet|dataset|data set} {is|below|} {attached|enclosed}',
    'here-is-exercise':
      "{here is|here are|here's|attached is|attached} {the|our|your|a} ... {exercise|assignment|task|challenge|case study|homework|test}",
    complete:
      '{complet~|tak~|finish|start|begin|submit|invit~|undertake|sit|attend|do} {the|this|a|an|our|your|you|following|short|to|two|some} ... <test>',
    'assessment-subject@subject':
      '{assessment|coding challenge|coding test|online test|design test|art test|writing test|aptitude test|language test|take-home|technical test|skills test|case study|psychometric test~|test invitation|technical exercise|hackerrank|codility|codesignal}',
    'next-is-test': '{next|first|final} {step|stage|round|up} ... {is|will be|would be|involves} ... <test>',
    'our-test':
      '{short|technical|coding|take-home|small|practical|online} {technical|coding|take-home|practical|online|} {exercise|challenge|assessment|assignment|test|task} ... {attached|link|within|by|days|hours|own time|minutes|receive|find}',
    'link-to-test':
      '{link|access|invitation} {to|for} {the|your|an|our} ... {assessment|test|coding challenge|exercise|challenge}',
    'assessment-expires':
      '{assessment|test|tests|challenge|invitation} ... {expires|expire|due|deadline|valid until|valid for|not yet completed}',
    'is-due': '{assignment|project|exercise|challenge|test|assessment} {is|are} due',
    'not-yet-completed': 'not {yet|} {completed|taken|started|finished} {the|your|our} ... <test>',
    'use-to-assess': "{assess|evaluate|test} {candidates'|your|candidates} ... {skills|abilities}",
    'recorded-to-complete':
      '{complete|record|take|finish} {a|an|the|your|our} {hirevue|spark hire|willo|one-way|on-demand|pre-recorded|asynchronous} {video|} interview',
    'recorded-one-way': '{one-way|on-demand|pre-recorded|recorded} video {interview|questions|assessment}',
    'sent-you-assessment':
      '{sent|sending|assigned|attached|prepared|attaching} {you|} {a|an|the|our} {short|small|} {online|coding|technical|art|writing|design|} {assessment|test|challenge|exercise|assignment|task|case study}',
  },
  de: {
    'etwas-erstellen':
      '{erstell~|entwirf|entwerfen|konzipier~|bereite~|vorbereiten|schreib|schreiben|übersetz~} ... {präsentation|konzept|entwurf|kampagne|analyse|text|kurzvortrag|artikel|wörter}',
    'arbeitsprobe-senden':
      '{arbeitsprobe|probetext|probeübersetzung|testtext|aufgabe} ... {schicken|senden|erstellen|schreiben|einreichen|bis}',
    'frage-bogen': '{fragebogen|test} {auszufüllen|ausfüllen|zu bearbeiten|durchzuführen}',
    'schritt-test':
      'nächste~ {schritt|stufe|runde} {dem|der|einem|einer|zum|zur|ist|ein|eine|} {unser~|der|die|ein|eine|} <test>',
    'recorded-versuche': '{versuche} {pro|je} frage',
    'probe-subject@subject':
      '{arbeitsprobe|probetext|persönlichkeitsfragebogen|persönlichkeitstest|probeaufgabe|testverfahren|arbeitsaufgabe}',
    'task-hint@hint':
      '{datensatz|aufgabe|aufgaben|fragen|fallbeispiel|fingerübung|übung|test|challenge|probetext|entwurf}',
    'budget-hint@hint':
      '{abgabe|zwei stunden|stunden|bis montag|bis mittwoch~|bis freitag|bis sonntag~|zurückschicken|einreichen|zeitaufwand|frist}',
    'recorded-video-antworten':
      '{zeitversetzt~|videofragen|aufgezeichnet~|videobotschaft|video-interview ohne|videoantworten|schreibprobe|psychometrisch~|persönlichkeitstest|persönlichkeitsfragebogen|postkorbübung}',
    'kleine-aufgabe':
      '{aufgabe|case|fall|briefing|übung} ... {zeitaufwand|stunden|bearbeiten|lösung|bis montag|bis freitag|bis sonntag|schicken|präsentier~|zurück}',
    'test-absolvieren':
      '{<test>} ... {absolvieren|bearbeiten|bearbeite|durchführen|durchzuführen|zu absolvieren|zu bearbeiten|lösen|ausfüllen|einzureichen|einreichen|teilnehmen|teilzunehmen|gültig|zurück}',
    'bearbeiten-test': '{bearbeiten|bearbeite|absolvieren|lösen|teilnehmen|teilzunehmen} ... {<test>}',
    'einladung-test':
      '{einladung|einladen|laden|lade} ... {assessment~|assessment-center|assessment center|online-test|einstellungstest|eignungstest|online-assessment|auswahltest|testaufgabe}',
    'test-subject@subject':
      '{online-assessment|assessment-center|assessment center|einstellungstest|eignungstest|testaufgabe|probeaufgabe|online-test|coding-challenge|programmieraufgabe|fallstudie}',
    'aufgabe-senden':
      '{anbei|senden|schicken|schicke|sende|erhalten} ... {testaufgabe|probeaufgabe|fallstudie|programmieraufgabe|coding-challenge|arbeitsprobe|übungsaufgabe}',
    'loesung-senden': '{schick~|send~} {uns|mir} {bitte|} {deine|ihre} {lösung~|ergebnisse|ausarbeitung}',
  },
  fr: {
    'preparer-quelque':
      '{prepar~|imagin~|redig~|traduire|concevoir|realis~|propos~} ... {presentation|proposition|plan|posts|note|analyse|maquette|pages} ... {avant|pour|envoyer|jointe~|minutes|mercredi|lundi|vendredi|sous}',
    travailles:
      '{voir|comprendre|cerner} comment {tu travailles|vous travaillez|tu procedes|vous procedez|tu raisonnes}',
    'recorded-essais': '{essais|tentatives|prises} par question',
    'task-hint@hint':
      '{exercice|pages jointes|cas pratique|sujet|test|traduire|traduction|fichier joint|jeu de donnees|enonce|evaluer votre niveau}',
    'budget-hint@hint':
      '{retourner|renvoyer|rendre|sous 48 heures|heures|minutes|avant dimanche|avant lundi|avant vendredi|delai}',
    'recorded-entretien-differe':
      "{entretien video differe|video differee|differe|enregistre~ vos reponses|enregistrez-vous|filmez-vous|test de personnalite|tests psychotechniques|test d' aptitude|redaction d' essai|questions video}",
    'sujet-joint':
      '{sujet|enonce|brief|exercice|cas} ... {joint|ci-joint|rendre|renvoie|renvoyer|heures|jours}',
    'test-delai':
      '<test> ... {ci-joint|joint~|avant le|avant lundi|avant vendredi|jours|minutes|lien|rendre|heures}',
    'passer-test':
      '{passer|completer|realiser|effectuer|remplir|repondre|faire|invit~|disposez|ci-joint|voici} ... <test>',
    'test-subject@subject':
      '{test technique|test en ligne|évaluation|cas pratique|étude de cas|exercice technique|test de recrutement}',
    'rendre-travail':
      '{renvoyer|envoyer|rendre|retourner} {votre|ta|ton} {travail|solution|rendu|exercice|etude}',
  },
  es: {
    'preparar-algo':
      '{prepares|prepararas|preparar|prepara|hicieras|hagas|elabores|redactes|diseñes|disenes|traduzcas} {una|un|el|la} ... {propuesta|presentacion|rediseño|analisis|ejercicio|plan|texto|maqueta}',
    'nos-la-ensenas': 'nos {la|lo} {enseñas|presentas|mandas|envias|cuentas} ',
    'recorded-intentos': '{intentos|oportunidades} {por|para cada} pregunta',
    'task-hint@hint':
      '{reto|ejercicio|prueba|caso practico|repositorio|encargo|traducir|test|dataset|enunciado}',
    'budget-hint@hint':
      '{horas|una semana|minutos|plazo|antes del|entrega|entregar|envianos|nos avisas|cuando acabes|pull request}',
    'recorded-en-diferido':
      '{en diferido|grabate|grabandote|grabarte|grabar un video|videopreguntas|prueba de redaccion|psicotecnic~|cuestionario de personalidad|test de personalidad|prueba de nivel}',
    briefing:
      '{briefing|encargo|ejercicio|caso|brief} ... {mandas|mandame|envias|enviame|entregas|entrega|pdf|tarde|horas|antes del|adjunt~}',
    'como-piensas': '{ver como|saber como} {piensas|trabajas|planteas|resuelves|lo resolverias}',
    'prueba-plazo': '<test> ... {adjunt~|plazo|entregar|entrega|antes del|hasta el|enlace|horas}',
    'hacer-prueba':
      '{complet~|realiz~|realic~|hacer|hagas|rellen~|resolver|responder|invit~|enviamos|adjuntamos} ... <test>',
    'siguiente-prueba': '{siguiente|proximo|proxima} {paso|fase|etapa} ... <test>',
    'prueba-subject@subject':
      '{prueba técnica|prueba online|evaluación|test técnico|reto técnico|desafío técnico|caso práctico|pruebas de selección|pruebas psicométricas|reto de código}',
    'enviar-solucion':
      '{enviarnos|enviar|envianos|enviame|entregar} {tu|la|su} {solucion|prueba|ejercicio|reto}',
  },
  pt: {
    'criar-algo':
      '{crie|prepare|monte|elabore|desenvolva|resolva|redija|faca|prepares|crie} {uma|um|a|o|este|esta} ... {campanha|apresentacao|projeto|analise|proposta|plano|exercicio|texto|maquete}',
    'recorded-tentativas': '{tentativas|chances} {por|para cada} pergunta',
    'recorded-video': '{perguntas|respostas} em video',
    'task-hint@hint':
      '{o case|desafio|exercicio|teste|prova|base em anexo|apresentacao curta|tarefa|traduzir|enunciado}',
    'budget-hint@hint': '{dias|horas|minutos|prazo|entregar|entrega|ate domingo|ate segunda|devolver|enviar}',
    mapeamento:
      '{mapeamento comportamental|teste comportamental|teste de perfil|teste psicotecnico|testes psicotecnicos|raciocinio logico|teste de personalidade|video-resposta~|grave um video|grave suas respostas|entrevista gravada|redacao}',
    'desafio-prazo':
      '{desafio|case|exercicio|tarefa|prova} ... {envie|enviar|devolva|devolve|manda|horas|prazo|entregar|domingo|dias}',
    'caso-anexo':
      '{caso pratico|desafio|teste|exercicio|case|prova} ... {anexo|prazo|devolver|entregar|entrega|ate}',
    'anexo-caso': '{anexo|enviamos|segue|link} ... {caso pratico|desafio~|teste~|exercicio~|case|prova}',
    'fazer-teste':
      '{complet~|conclu~|realiz~|fazer|faca|responder|resolver|convid~|preench~|segue} ... <test>',
    'teste-subject@subject':
      '{teste técnico|teste online|avaliação|desafio técnico|prova online|estudo de caso|testes de seleção|teste pendente|testes online}',
  },
});
