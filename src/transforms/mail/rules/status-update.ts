import { phraseRules } from './rule.ts';

/** Automatic receipts: they make links of type `confirmation`. Their ids begin with `status_update.<language>.receipt`. */
export const statusUpdate = phraseRules('status_update', {
  en: {
    'receipt-received':
      '{received|receipt of|got|have} your {online|job|recent|completed|} {application|resume|cv|submission|candidature|materials|profile}',
    'receipt-has-been':
      '{application|candidacy|resume|submission} {for ...|to ...|has|was|is} {has|was|have|} {been|now|successfully|} {successfully|} {received|submitted|sent|registered|delivered|complete}',
    'receipt-thank-you':
      '{thank you|thanks} {so much|very much|again|} for {applying|your application|submitting|your recent application|sending|your job application|your interest|expressing|completing your application}',
    'receipt-subject@subject':
      "{application received|application confirmation|thank you for applying|thanks for applying|application submitted|we received your application|application was sent|thank you for your application|we've received your application|confirmation of your application|your application to|your application for}",
    'receipt-you-applied': "{you|you've} {have|} {successfully|just|} applied {to|for|at}",
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
    'status-subject@subject':
      '{update on your application|application update|status of your application|application status|your application status|your application at|your application with}',
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
    'passed-on': '{passed|forwarded|shared|sent} your {cv|resume|application|profile} {to|on|with}',
    'complete-application': '{complete|finish|finalise|finalize|continue|confirm} your {application|profile}',
    'be-in-touch':
      "{will|'ll} {be in touch|get back to you|contact you|reach out|let you know|keep you informed|keep you posted|update you} {with|as|once|within|shortly|soon|by|about|on|when|regarding|in|if}",
  },
  de: {
    'receipt-eingegangen':
      '{bewerbung|bewerbungsunterlagen|unterlagen} {ist|sind|haben wir|habe ich|bei uns|} ... {eingegangen|erhalten|angekommen|eingetroffen}',
    'receipt-danke': '{danke|dank|bedanken} ... {bewerbung|bewerbungsunterlagen|interesse an|interesse}',
    'receipt-erhalten': '{erhalt|eingang} {ihrer|deiner|der} {bewerbung|bewerbungsunterlagen|unterlagen}',
    'receipt-subject@subject':
      '{eingangsbestätigung|bewerbungseingang|ihre bewerbung|deine bewerbung|bestätigung ihrer bewerbung|eingang ihrer bewerbung|vielen dank für ihre bewerbung|danke für deine bewerbung}',
    'wird-geprueft':
      '{prüfen|geprüft|sichten|prüfung|durchsicht|bearbeitung|bearbeitet} ... {bewerbung|unterlagen|zeit|geduld|wochen|tage}',
    'bitte-um-geduld': '{etwas|um|noch} {geduld|zeit}',
    zwischenbescheid:
      '{zwischenbescheid|zwischenstand|zwischennachricht|pausier~|bewerbungsstatus|verzögert|verzögerung}',
    'unterlagen-nachreichen':
      '{reichen|senden|schicken|benötigen|fehlen|nachreichen} ... {unterlagen|zeugnisse|gehaltsvorstellung|eintrittstermin|lebenslauf|referenzen|nach}',
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
      '{accusé de réception|candidature reçue|votre candidature|confirmation de candidature|nous avons reçu votre candidature|confirmation de votre candidature}',
    'en-cours':
      '{candidature|dossier|processus|recrutement} ... {en cours|examin~|étudi~|suspendu~|en attente|sera examinée}',
    etudier: '{examiner|étudier|étudions|examinons|étude de} ... {candidature|dossier|profil|cv}',
    pieces:
      '{envoyer|transmettre|compléter|fournir} ... {documents|pièces|justificatifs|prétentions salariales|références|informations}',
    recontacter: '{reviendrons|recontacterons|recontacter|revenir vers|tiendrons informé|contacterons}',
  },
  es: {
    'receipt-recibido':
      '{hemos recibido|recibimos|recibida|recibido} ... {candidatura|solicitud|postulación|cv|currículum|inscripción}',
    'receipt-gracias':
      'gracias por ... {candidatura|solicitud|postular~|inscribir~|interés|aplicar|postulación|enviar~}',
    'receipt-enviada':
      '{candidatura|solicitud|postulación|inscripción} ... {enviada|recibida|registrada|enviado|correctamente|con éxito}',
    'receipt-subject@subject':
      '{candidatura recibida|solicitud recibida|tu candidatura|tu solicitud|tu postulación|confirmación de tu candidatura|hemos recibido tu candidatura|su candidatura|te has inscrito}',
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
    'receipt-recebemos':
      '{recebemos|recebida|recebido|receção|recepção} ... {candidatura|inscrição|currículo|cv}',
    'receipt-obrigado':
      '{obrigado|obrigada|agradecemos} ... {candidatura|inscrição|candidatar|interesse|candidatado}',
    'receipt-enviada':
      '{candidatura|inscrição} ... {enviada|recebida|registada|registrada|submetida|sucesso|confirmada}',
    'receipt-subject@subject':
      '{candidatura recebida|inscrição confirmada|sua candidatura|a tua candidatura|confirmação de candidatura|confirmação de inscrição|recebemos sua candidatura|recebemos a sua candidatura}',
    'em-analise':
      '{candidatura|perfil|processo|inscrição|currículo} ... {em análise|análise|em avaliação|em pausa|pausado|suspenso|será analisad~|será avaliad~|em andamento}',
    analisar:
      '{analisar|avaliar|analisando|analisaremos|avaliaremos} ... {candidatura|perfil|currículo|inscrição}',
    contacto: '{entraremos em contacto|entraremos em contato|retornaremos|daremos retorno|manteremos}',
    'enviar-documentos':
      '{envie|enviar|envia|preencha|complete} ... {documentos|documentação|pretensão salarial|referências|informações|dados}',
  },
});
