import { phraseRules } from './rule.ts';

/** Automatic receipts: they make links of type `confirmation`. Their ids begin with `status_update.<language>.receipt`. */
export const statusUpdate = phraseRules('status_update', {
  en: {
    'go-through-it': '{give us|need|until|by} ... to {go through|review|look at|mark|evaluate|discuss}',
    'fill-in': '{fill in|fill out|complete} ... {form|questionnaire|availability|expectations|details}',
    delay: '{delay|delayed|holiday|bear with|bearing with} ... {decision|us|next steps|process|update|until}',
    'receipt-completed-stage': '{completed|finished} {stage|step} {1|one} ',
    'receipt-received':
      '{received|receipt of|got|submitted|delivered|acknowledge} your {online|job|recent|completed|} {application|resume|cv|submission|candidature|materials|profile|details}',
    'receipt-has-been':
      '{application|candidacy|resume|submission|cv|profile} ... {has|was|is|have} {been|now|just|} {successfully|} {received|submitted|sent|registered|delivered|complete|landed|reached|arrived|hit our}',
    'receipt-landed': '{application|cv|resume} {just|has|} {landed|arrived|hit|reached|has reached}',
    'receipt-thank-you':
      '{thank you|thanks} {so much|very much|again|a lot|} for {applying|your application|submitting|your recent application|sending your|sending us your|sending in|sending your job application|your interest|expressing|completing your application|getting in touch with|having applied}',
    'receipt-subject@subject':
      '{application received|received your application|application confirmation|confirmation of your application|thank you for applying|thanks for applying|application submitted|application was sent|application was delivered|thank you for your application|thanks for your application|application acknowledg~|application acknowledgement}',
    'receipt-submitted': 'application {successfully|} {submitted|received|sent|complete} ',
    'receipt-of-several@any':
      'your applications {were|have been} {successfully|} {submitted|received|sent|delivered}',
    'receipt-you-applied': '{you|you have} {successfully|just|} applied {to|for|at}',
    'receipt-automatic': '{automatic|automated|automatically generated} ... {application|cv|resume}',
    'application-subject@subject':
      '{your application|your candidacy|job application|application for|application to|application at|application with|application status|application update|applicant}',
    withdrawn: '{application|candidacy} {has|was|is} {been|} {successfully|} withdrawn',
    'no-decision':
      '{not|no} {yet|} {made|reached|taken|have|} {a|any|} {final|} {decision|news|update} {yet|as yet|so far}',
    'status-changed': 'status of your application {has|is|:} ',
    'viewed-yours': '{viewed|opened|downloaded|read} your {application|resume|cv}',
    'update-soon':
      '{expect|hope|aim|able} to {have|give|get back|come back|make|share|let you know|reach|provide} ... {update|news|decision|you|answer|feedback} ',
    'keep-posted': 'keep you {in the loop|posted|updated|informed}',
    'waiting-for-feedback': '{waiting|wait} {for|on} ... {feedback|approval|sign-off|decision}',
    'meets-again':
      '{let you know|be in touch|get back to you|come back to you} {then|by|next|on|after|with|tomorrow|in|once|soon|shortly}',
    'thanks-for-coming':
      '{thank you|thanks} {so much|again|} for {coming in|meeting|speaking|talking|your time|interviewing|attending|completing your interview|taking the time}',
    'background-check': '{background|right to work|reference} check~',
    'verify-identity': '{verify|confirm|prove} your identity',
    'started-application': '{started|begun|incomplete|unfinished} {an|your|the} application',
    'need-documents':
      '{need|require|send|provide|missing|upload|forward} ... {certificate~|documents|references|referee~|contact details|transcript~|copy of|payslip~|id|proof of|work permit|portfolio}',
    'under-review':
      '{application|profile|resume|cv|materials} {is|are|has been|remains} {currently|now|still|} {under review|being reviewed|in review|under consideration|being considered|in progress|in process|active|on hold}',
    'will-review':
      '{will|are|is} {be|} {carefully|currently|now|} {review~|consider~|assess~|evaluat~} {your|all|every|it|each}',
    'on-hold':
      '{paus~|on hold|postpon~|froz~|freez~|delay~|suspend~} ... {recruit~|hiring|process|position|role|search|decision|application}',
    'hold-on-hold':
      '{position|role|hiring|recruitment|process|search|application} ... {on hold|paused|postponed|frozen|suspended|delayed}',
    'application-viewed':
      '{your application|application|resume|profile} {was|has been} {viewed|opened|downloaded|seen} by',
    'still-deciding':
      '{still|currently} {reviewing|considering|interviewing|evaluating|deciding|in the process}',
    'need-from-you':
      '{need|require|missing|request} ... {documents|information|references|details|right to work|transcript|transcripts|id} {from you|to complete|to proceed|to continue|for your}',
    'references-asked':
      '{provide|send|share} {us|} {with|} ... {references|contact details of|referees|documents|transcripts|salary expectation~|notice period}',
    'assessment-done':
      '{thank you|thanks} for {completing|taking|submitting} {the|your|our} ... {assessment|test|challenge|exercise|assignment}',
    'after-interview':
      '{thank you|thanks} ... {for your time|for taking the time|for interviewing|for speaking|for meeting} ... {be in touch|get back|hear from|let you know|update you}',
    'takes-longer':
      '{decision|process|review|selection} {will|is|has|may|might} {take|taking|been|be} ... {longer|delayed|another|week|weeks|more time}',
    'our-decision-takes@any':
      'our decision {will|may|might|is going to} take {a little|a bit|another|some|} {longer|week|weeks|days|more time}',
    'passed-on': '{passed|forwarded|shared|sent} your {cv|resume|application|profile} {to|on|with}',
    'complete-application':
      '{complete|finish|finalise|finalize|continue|confirm} your {application|candidate profile|applicant profile}',
    'be-in-touch':
      "{will|'ll} {be in touch|get back to you|contact you|reach out|let you know|keep you informed|keep you posted|update you} {with|as|once|within|shortly|soon|by|about|on|when|regarding|in|if}",
  },
  de: {
    'nicht-abgeschlossen': '{verfahren|prozess|auswahl|prüfung} ... {noch nicht|nicht} abgeschlossen',
    'erhalten-bescheid':
      '{erhalten|bekommst|bekommen|geben wir|geben ihnen|geben dir} ... {bescheid|rückmeldung|nachricht} ',
    'receipt-bestaetigt': '{eingang|erhalt} {ihrer|deiner} ... {bestätigt|bestätigen}',
    'receipt-eingegangen':
      '{bewerbung|bewerbungsunterlagen|unterlagen} {ist|sind|haben wir|habe ich|bei uns|} ... {eingegangen|erhalten|angekommen|eingetroffen}',
    'receipt-danke': '{danke|dank|bedanken} ... {bewerbung|bewerbungsunterlagen|interesse an|interesse}',
    'receipt-erhalten': '{erhalt|eingang} {ihrer|deiner|der} {bewerbung|bewerbungsunterlagen|unterlagen}',
    'receipt-subject@subject':
      '{eingangsbestätigung|bewerbungseingang|empfang ihrer|eingang deiner|bestätigung deiner bewerbung|bestätigung ihrer bewerbung|eingang ihrer bewerbung|vielen dank für ihre bewerbung|danke für deine bewerbung}',
    'receipt-gesendet':
      '{bewerbung|unterlagen} ... {versendet|weitergeleitet|übermittelt|abgeschickt|gesendet|bekommen}',
    'receipt-alles-bekommen':
      '{haben|habe} {alles|sie|deine unterlagen|ihre unterlagen} ... {bekommen|erhalten}',
    'bewerbung-subject@subject': '{ihre|deine} bewerbung',
    'in-pruefung':
      '{bewerbung|unterlagen} ... {in prüfung|in bearbeitung|geprüft|prüfen wir|in ruhe|schauen}',
    'entscheidung-offen':
      '{entscheidung|auswahlverfahren|auswahl} ... {noch nicht|noch keine|steht noch|dauert|länger}',
    'hoeren-von-uns': '{hörst|hören} {du|sie} ... von uns',
    'wird-geprueft':
      '{prüfen|geprüft|sichten|prüfung|durchsicht|bearbeitung|bearbeitet} ... {bewerbung|unterlagen|zeit|geduld|wochen|tage}',
    'bitte-um-geduld': '{etwas|um|noch} {geduld|zeit}',
    zwischenbescheid:
      '{zwischenbescheid|zwischenstand|zwischennachricht|pausier~|bewerbungsstatus|verzögert|verzögerung}',
    'unterlagen-nachreichen':
      '{reichen|senden|schicken|benötigen|fehlen|fehlt|nachreichen} ... {unterlagen|zeugnis|arbeitszeugnis|zeugnisse|gehaltsvorstellung|eintrittstermin|lebenslauf|referenzen|nach}',
    'melden-uns': '{melden|kommen} {wir uns|uns} ... {bei ihnen|bei dir|auf sie|auf dich|zurück}',
  },
  fr: {
    'receipt-recu':
      '{bien|avons} {reçu|bien reçu|pris connaissance} ... {candidature|dossier|cv|postulation}',
    'receipt-accuse': '{accus~} {de|bonne} {réception|bonne réception}',
    'receipt-merci': '{merci|remerci~} ... {candidature|intérêt|postulé|postuler}',
    'receipt-transmise':
      'candidature ... {transmise|envoyée|enregistrée|reçue|prise en compte|soumise|bien parvenue}',
    'receipt-subject@subject':
      '{accusé de réception|candidature reçue|candidature envoyée|confirmation de candidature|nous avons reçu votre candidature|confirmation de votre candidature}',
    'candidature-subject@subject': '{votre|ta} {candidature|dossier de candidature}',
    'receipt-reception': '{réception|reception} de {votre|ta} {candidature|cv|dossier|postulation}',
    'pas-encore': "{pas|n'avons} {encore|pas encore} ... {décision|retour|réponse}",
    'completer-dossier': '{compléter|complément|manquant~} ... {dossier|candidature|pièces}',
    'en-cours':
      '{candidature|dossier|processus|recrutement} ... {en cours|examin~|étudi~|suspendu~|en attente|sera examinée}',
    etudier: '{examiner|étudier|étudions|examinons|étude de} ... {candidature|dossier|profil|cv}',
    pieces:
      '{envoyer|transmettre|compléter|fournir} ... {documents|pièces|justificatifs|prétentions salariales|références|informations}',
    recontacter: '{reviendrons|recontacterons|recontacter|revenir vers|tiendrons informé|contacterons}',
  },
  es: {
    'receipt-inscrito':
      '{te has inscrito|te inscribiste|se ha inscrito|te postulaste|te has postulado} {en|a|para|correctamente|con}',
    'receipt-recibido':
      '{hemos recibido|recibimos|recibida|recibido} ... {candidatura|solicitud|postulación|cv|currículum|inscripción}',
    'receipt-gracias':
      'gracias por ... {candidatura|solicitud|postular~|inscribir~|interés|aplicar|postulación|enviar~}',
    'receipt-enviada':
      '{candidatura|solicitud|postulación|inscripción} ... {enviada|recibida|registrada|enviado|correctamente|con éxito}',
    'receipt-subject@subject':
      '{candidatura recibida|solicitud recibida|confirmación de tu candidatura|confirmación de postulación|confirmación de inscripción|hemos recibido tu|te has inscrito|hemos recibido su}',
    'candidatura-subject@subject': '{tu|su} {candidatura|solicitud|postulación|inscripción}',
    'cv-leido':
      '{ha leído|ha visto|ha visualizado|leído por|visto por} {tu|su|} {cv|currículum|candidatura|}',
    seguimos: '{seguimos|continuamos|aún estamos|todavía estamos} {valorando|revisando|evaluando|en}',
    necesitamos:
      '{necesitamos|falta~|pendiente|aportar|enviar~|envie|remitir} ... {documentación|copia|título|dni|referencias|certificado~|documentos|pendiente}',
    'en-revision':
      '{candidatura|solicitud|perfil|proceso|cv} ... {revisión|revisando|en proceso|en pausa|pausado|suspendido|será revisada|estamos revisando|valorando}',
    revisar:
      '{revisar~|revisando|analiz~|estudiar~|evaluar~|valorar~} ... {candidatura|solicitud|perfil|cv|postulación}',
    contactaremos:
      '{contactaremos|pondremos en contacto|ponernos en contacto|te informaremos|le informaremos|contactarte}',
    'enviar-documentos':
      '{envía~|envia~|adjunta~|facilit~|complet~} ... {documentación|documentos|expectativas salariales|referencias|información}',
  },
  pt: {
    'receipt-inscreveu':
      '{voce se inscreveu|se inscreveu|inscreveu-se|se candidatou|candidatou-se|inscricao realizada|inscricao confirmada} ',
    'daremos-retorno': '{avisaremos|retorno por|daremos um retorno|daremos retorno|novidades}',
    'receipt-recebemos':
      '{recebemos|recebida|recebido|receção|recepção} ... {candidatura|inscrição|currículo|cv}',
    'receipt-obrigado':
      '{obrigado|obrigada|agradecemos} ... {candidatura|inscrição|candidatar|interesse|candidatado}',
    'receipt-enviada':
      '{candidatura|inscrição} ... {enviada|recebida|registada|registrada|submetida|sucesso|confirmada}',
    'receipt-subject@subject':
      '{candidatura recebida|inscrição confirmada|confirmação de receção|você se candidatou|confirmação de candidatura|confirmação de inscrição|recebemos sua candidatura|recebemos a sua candidatura}',
    'candidatura-subject@subject': '{sua|tua} {candidatura|inscrição}',
    'em-andamento':
      'processo {seletivo|de recrutamento|de seleção|} ... {andamento|a decorrer|decorrer|em curso|decisão|continua}',
    'sem-resultado': '{ainda não|ainda nao} ... {resultado|decisão|resposta|novidades}',
    'em-analise':
      '{candidatura|perfil|processo|inscrição|currículo} ... {em análise|análise|em avaliação|em pausa|pausado|suspenso|será analisad~|será avaliad~|em andamento}',
    analisar:
      '{analisar|avaliar|analisando|analisaremos|avaliaremos} ... {candidatura~|perfil|currículo|inscrição}',
    contacto: '{entraremos em contacto|entraremos em contato|retornaremos|daremos retorno|manteremos}',
    'enviar-documentos':
      '{envie|enviar|envia|preencha|complete} ... {documentos|documentação|pretensão salarial|referências|informações|dados}',
  },
});
