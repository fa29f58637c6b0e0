import { phraseRules } from './rule.ts';

/**
 * News of a process that goes on or that the reader ended: delays, papers asked for, surveys, and `withdrawal`, which
 * outranks the words of a refusal.
 */
export const statusProcess = phraseRules('status_update', {
  en: {
    'still-reading':
      'still {reading|working through|going through|sifting|reading through|gathering|collecting}',
    'not-signed-off': '{not|awaiting|pending} {signed off|approved|sign-off|approval|confirmed} ',
    'form-asked':
      '{questionnaire|form|declaration|checklist} ... {filled in|filled out|completed|returned|signed|sent back}',
    'looks-at-each':
      '{looks at|look at|reads|read|goes through|go through|reviews} {every|each|all} {cv|cvs|application|applications|resume~}',
    'withdrawal-subject@subject':
      '{withdraw~|withdrew|pulling out|stepping back|stepping away|declin~|removing myself|removal} {my|your|of|from} {my|your|the|} {application|candidacy|process|interview|name|role|position|offer|consideration}',
    'withdrawal-noted':
      '{sorry|understand|respect|thank~|noted|shame|pity|hear~|acknowledge} ... {you have decided to|you decided to|you are withdrawing|you withdrew|you are no longer|you no longer wish|you have withdrawn|you wish to withdraw|you want to withdraw|you pulled out|your withdrawal|respect your decision|respect your choice}',
    'withdrawal-chosen':
      'you {have|} {chosen|decided|opted} {not to|to withdraw|against|to step back|to pull out|to go elsewhere|to accept another|to take another} ',
    'withdrawal-respected': '{respect|understand|accept} your {decision|choice|withdrawal}',
    'withdrawal-done':
      '{withdrawn|removed|taken|closed|marked|withdraw} {your|you} {application|candidacy|name|from|out|profile|file} ... {as you|as requested|at your request|you asked|per your|on your request|as withdrawn}',
    'withdrawal-name':
      '{removed|taken|withdrawn} {your name|you} {from|out of} {the|our|this} {process|list|shortlist|running|pool}',
    slipped:
      '{debrief|decision|timeline|process|schedule|shortlisting|longlisting|review|interviews|answer|approval|next round|start} ... {slipped|pushed back|taking longer|running late|behind schedule|running behind|take longer|dragging on|taken longer|later than|take until|take a little|slower|moving slowly|been held up|held up|put back|moved back}',
    'still-running':
      '{still|very much} {very much|} {in the running|in the mix|in play|interested in you|in contention|being considered|on our list|in the process|on the table|under consideration|with us}',
    'more-to-see':
      '{more|other|two|three|few|several|remaining|final|last|some} {more|other|} {people|candidates|interviews|conversations|applicants} to {meet|see|interview|speak|hold|finish|get through|talk}',
    'one-way-or-other':
      '{hear|answer|decision|know|news|update|word} ... {one way or the other|one way or another|either way}',
    'wait-thanks':
      '{thank~|apolog~|sorry|grateful|appreciate} ... {patience|bearing with|the wait|the delay|the silence|keeping you waiting|taken so long|not getting back|waiting}',
    'not-forgotten': '{not|never} {been|} {forgotten|forgot|forget|left you} {about|hanging|} {you|} ',
    'come-back-to-you':
      '{come back to|write to|get back to|write again|hear from us|hear from me|drop you|update you|be in touch} ... {you|soon|as soon|once|next|when|by|week|line|monday|friday}',
    'nothing-decided': 'nothing {has been|is|was|} {decided|final~|settled}',
    'deadline-extended':
      '{closing date|deadline|application period|competition|application window} ... {extended|prolonged|moved}',
    'remain-valid':
      '{remain~ valid|remains active|no further action|no action is|no action required|need do nothing|need to re-apply}',
    'handed-on':
      '{passed|forwarded|handed|referred|routed|shared|sent} {it|this|them|you|your cv|your details|your application} {on|over|along|} {to|with} {the|our|my|a}',
    'your-view-survey':
      '{how was|tell us about|rate|feedback on|your thoughts|your opinion|your experience|how do you} ... {interview~|candidate experience|hiring process|application process|recruitment process|application experience|experience|with us}',
    survey:
      '{short|quick|brief|two-minute|anonymous|candidate|our|this} {survey|feedback form|satisfaction survey|feedback survey}',
    'papers-asked':
      '{need|missing|require|upload|attach|provide|send|submit|add|outstanding|give|bring} ... {references|referees|former managers|former employers|proof of|right to work|diploma|certificates|licence|license|passport|payslips|documents|paperwork|scan of|copy of|transcripts}',
    'application-incomplete':
      '{application|file|profile} is {still|currently|} {incomplete|not complete|not yet complete|missing}',
    'terms-asked':
      '{what|could you|please|tell us|let us know|confirm|share} ... {notice period|salary expectation~|expected salary|earliest start~|availability to start|salary range}',
    'reference-check':
      '{requested|carry out|conduct|start|complete|begin} ... {reference check|background check|references|screening check}',
  },
  de: {
    'lesen-noch': '{lesen|prüfen|sichten|schauen|beraten|überlegen|warten} {wir|ich|} noch',
    'noch-am': '{wir|ich} {lesen|prüfen|sichten|beraten|überlegen|sind} noch',
    'nicht-fertig': '{nicht|noch nicht} {fertig|so weit|durch|entschieden} {sein|werden|sind|} ',
    meinung: '{deine meinung|ihre meinung|dein feedback|ihr feedback|gefallen|zufrieden} ',
    'receipt-beworben':
      '{schön|danke|toll|super|freut uns|freuen uns} ... {beworben hast|beworben haben|bewirbst|bewerben}',
    'mehr-sagen': '{fehlen|fehlt|stehen} noch ... {gespräche|interviews|rückmeldungen|kandidat~}',
    'meldet-sich': '{team|wir|fachabteilung|kollegin} {meldet|melden} {sich|uns} ',
    'warten-auf':
      '{warten|fehlt|brauchen|steht|wartet} ... {freigabe|zustimmung|entscheidung|ok von|rückmeldung der|rückmeldung aus}',
    'danach-bescheid':
      '{danach|dann|anschließend|spätestens} {bekommen|erhalten|hören|melden|melde|bekommst|hörst|erhältst} ',
    'withdrawal-subject@subject':
      '{rücknahme|zurückziehen|rückzug|zurückgezogen|zurückziehung|meine absage|ihre absage an uns|rücktritt} {meiner|ihrer|deiner|der|von|meine|} {bewerbung|kandidatur|} ',
    'withdrawal-noted':
      '{respektier~|verstehen|verstehe|akzeptier~|bedauer~|schade|danke|dank|verständnis} ... {ihre entscheidung|deine entscheidung|sie sich anders entschieden|du dich anders entschieden|sie sich gegen|du dich gegen|ihren rückzug|deinen rückzug|sie ihre bewerbung|du deine bewerbung|zurückziehen|zurückgezogen}',
    'withdrawal-done':
      '{bewerbung|namen|profil|dich|sie|unterlagen} ... aus {dem|unserem|der} {verfahren|prozess|bewerbungsprozess|auswahlverfahren|bewerbungsverfahren|auswahlprozess|rennen|system|bewerberpool} {genommen|entfernt|gestrichen|ausgetragen|zurückgezogen|herausgenommen}',
    'withdrawal-anders':
      '{sie sich|du dich} {gegen uns|anders|gegen ein~|für ein ander~|für eine ander~|für einen ander~} {entschieden|entschieden haben|entschieden hast}',
    'bewerbung-fast-fertig':
      'bewerbung {ist|wartet|noch} ... {fast fertig|noch nicht vollständig|unvollständig|nicht abgeschickt|noch nicht abgeschlossen}',
    'withdrawal-wanted':
      '{wunschgemäß|wie gewünscht|auf ihren wunsch|auf deinen wunsch|wie von ihnen gewünscht} ... {bewerbung|zurückgezogen|verfahren|gelöscht}',
    'entscheidung-spaeter':
      '{entscheid~|entscheidung|auswahl|rückmeldung|bescheid|ergebnis|sichtung|prozess|verfahren} ... {verschiebt|verzögert|verschoben|noch aus|frühestens|länger|mehr zeit|noch etwas|als gedacht|als geplant|verspätet}',
    'entscheiden-erst':
      '{entscheid~|melde~|besprechen|beraten|sprechen} {wir|sie|uns|mich|} {erst|noch|frühestens|voraussichtlich|spätestens} {in|am|anfang|mitte|ende|nächste~|kommende~|mit|einmal|nach|im|bis}',
    'dauert-noch':
      '{nimmt|dauert|braucht|benötigen|brauchen|zieht} ... {mehr zeit|länger|noch etwas|noch ein|noch einige|noch bis|in die länge}',
    geduld:
      '{geduld~|gedulden|im dunkeln|nicht vergessen|auf dem laufenden|noch im rennen|noch dabei|weiterhin im rennen|guten stapel|engeren kreis}',
    'beraten-noch':
      '{beraten|überlegen|abstimmen|führen|lernen|stehen} ... noch {mit|weitere|andere|gespräche|zwei|ein paar|aus|intern}',
    'receipt-liegt-vor':
      '{unterlagen|bewerbung|bewerbungsunterlagen} {liegen|liegt} {uns|mir|nun|} {vor|vollständig|nun}',
    weitergereicht:
      '{bewerbung|unterlagen|initiativbewerbung|profil|lebenslauf|mappe} ... {weitergereicht|weitergegeben|weitergeleitet|übergeben|vorgelegt|vorgestellt}',
    umfrage:
      '{umfrage|feedback|bewerten|deine meinung|ihre meinung|deine sicht|ihre sicht|ihre erfahrung~|deine erfahrung~} ... {bewerbung~|gespräch~|prozess|interview|minuten|verfahren|anonym|informiert}',
    'wie-war@subject':
      'wie {war|lief|fandest du|fanden sie} ... {gespräch~|vorstellungsgespräch~|interview~|bewerbung~|tag|telefonat}',
    'nachweise-fehlen':
      '{fehlt|fehlen|benötigen|brauchen|bitten|nachreichen|hochladen|laden|reichen|einreichen} ... {unterlagen|zeugnis~|nachweis~|arbeitszeugnis~|gehaltsvorstellung|führungszeugnis|lebenslauf|referenzen|eintrittstermin|bescheinigung~|dokument~}',
    'unvollstaendig@subject':
      '{unterlagen|dokumente|nachweise|bewerbung} {unvollständig|fehlen|nachreichen|noch}',
    'frist-verlaengert': '{bewerbungsfrist|frist|ausschreibung} ... {verlängert|behält|gültig}',
  },
  fr: {
    'juste-apres':
      '{ecris|ecrirai|rappelle|appelle|recontacte|reviens|dirai|dis} ... {juste apres|aussitot|des que|ensuite|dans la foulee|sous peu|bientot}',
    'attendez-reponse': '{attendez|attends|attente de} {notre|ma|une} {reponse|decision|retour}',
    'receipt-arrivee':
      '{candidature|dossier|cv} {est|a} {bien|} {arrive~|parvenu~|ete recu~|ete enregistre~}',
    'attend-validation':
      '{attend~|manque|en attente} ... {validation|feu vert|accord de|retour de|arbitrage}',
    'encore-semaines':
      '{demandera|prendra|demande|prend|faudra} {encore|} ... {semaines|jours|temps|patience}',
    'withdrawal-subject@subject':
      '{retrait|retire|retirer|desistement|je me retire|renonce|renoncement|desiste} {de|du|ma|mon|votre|de ma|de votre|des|process|processus|}',
    'withdrawal-noted':
      '{pris note|prenons note|prends note|note|merci|respect~|comprenons|comprends|dommage|regrettons|tant pis} ... {votre retrait|ton retrait|votre desistement|ton desistement|votre decision|ta decision|votre choix|ton choix|prevenu~|averti~|informe~ de votre decision|vous vous retiriez}',
    'withdrawal-done':
      '{clotur~|retir~|archiv~|annul~|retirons|desinscri~} {votre|ta|donc votre|donc ta} {candidature|dossier} ... {demande~|souhait~|convenu|de notre cote|comme|a votre|a ta|du processus}',
    'withdrawal-choisi':
      'vous {avez|ayez} {choisi|decide|prefere} {de ne pas|de retirer|de vous retirer|de renoncer|une autre}',
    'decision-repoussee':
      "{decision|reponse|retour|choix|processus|recrutement|calendrier} ... {repousse~|decale~|retard|prend plus|prendra|plus long|plus de temps|report~|tarde~|suit son cours|d' ici|en fin de|avant de trancher|plus tard|encore}",
    'des-nouvelles':
      '{vous aurez|tu auras|vous donne|vous tenir|te tenir|vous tiens|te tiens|tiendrai|donnerai|donnerons|reviens|reviendrai|recontacterai} ... {nouvelles|au courant|informe~|vers vous|vers toi|retour|reponse}',
    patience: "{patience|patienter|pas oublie~|avant de trancher|delai~ de reponse|l' attente}",
    'toujours-en-lice':
      "{toujours|encore|bien|restez|restes} {bien|toujours|} {en lice|dans la course|en course|a l' etude|d' actualite|en cours d' examen}",
    'avant-de-trancher':
      '{trancher|decider|nous decidions|se decider|prendre une decision|rendre notre decision|rencontrer encore|encore rencontrer|derniers candidats|autres candidats a}',
    avis: '{votre avis compte|que pensez-vous|deux minutes suffisent|quelques minutes pour repondre|que retenez-vous}',
    enquete:
      "{enquete|questionnaire de satisfaction|votre avis|ton avis|votre experience|ton experience|comment s' est passe~|comment avez-vous vecu} ... {candidat~|recrutement|entretien|minute~|candidature|processus}",
    'dossier-incomplet': '{dossier|candidature} ... {incomplet~|manque~|manquant~|a completer}',
    'pieces-asked':
      "{deposer|transmettre|fournir|joindre|envoyer|parvenir|completer|transmettez|envoyez|manque~} ... {copie|diplome~|justificatif~|attestation~|pieces|bulletin~|references|documents|casier|carte d' identite|permis|pretentions|rib}",
    transmis:
      '{transmis|transmets|transmettons|transfere|suivre|oriente|transmise} {votre|ta|le|a|au|la} ... {candidature|cv|dossier|profil|service|responsable|collegue|equipe|direction|manager}',
    'delai-prolonge': '{date limite|delai|cloture des candidatures} ... {repousse~|prolonge~|reporte~}',
  },
  es: {
    'seguimos-a': 'seguimos {a la espera|leyendo|revisando|pendientes|esperando|estudiando|viendo}',
    'te-cuento':
      '{te cuento|te contare|te aviso|te avisare|te escribo|le aviso} {en cuanto|cuando|algo|pronto|la semana}',
    'receipt-llegado':
      '{candidatura|solicitud|cv|curriculum} {nos|} {ha llegado|llego|nos ha llegado|esta en nuestras}',
    'tomara-decision': '{tomara|tomaremos|tomaran|tomar} {la|una} decision',
    'le-llamaremos':
      '{llamaremos|avisaremos|escribiremos|diremos|contestaremos} {en cualquier caso|de todas formas|con lo que sea|cuando|la semana|el|a final~}',
    'visto-bueno':
      '{falta|esperando|esperamos|pendiente~} ... {visto bueno|aprobacion|respuesta|confirmacion|decision}',
    'te-decimos-algo': '{te decimos|te digo|te diremos|te dire|le diremos|sabras} {algo|mas|cosas} ',
    'solicitud-figura':
      '{solicitud|candidatura|instancia} {figura|consta|aparece|ha sido|esta} ... {admitid~|registrad~|en tramite|subsanar}',
    listas: '{lista|listado|relacion} {provisional|definitiva|de admitidos} ',
    'withdrawal-subject@subject':
      '{retiro|retirar|retirada|renuncia|renuncio|baja|desisto|desistimiento} {de|mi|a|en|del|voluntaria|la} {mi|la|tu|su|} {candidatura|solicitud|proceso|postulacion|voluntaria|puesto|}',
    'withdrawal-noted':
      '{respetamos|entendemos|comprendemos|entiendo|respeto|comprendo|lastima|pena|gracias|agradec~|recibido|anotado|tomamos nota|lamentamos} ... {tu decision|su decision|tu retirada|su renuncia|tu renuncia|su retirada|retires|hayas avisado|por avisar|que no sigas|que no continues|haberte retirado}',
    'withdrawal-done':
      '{damos|doy|dado|dimos|dar} de baja {tu|su} {candidatura|solicitud|inscripcion|perfil}',
    'withdrawal-request':
      '{retirad~|retiramos|retiro|cerramos|anulamos|eliminad~} {tu|su} {candidatura|nombre|solicitud|inscripcion} ... {como|pedid~|pides|solicitaste|peticion|del proceso|segun}',
    'withdrawal-decidido':
      '{hayas|haya|has} {decidido|preferido|optado} {no continuar|no seguir|retirar~|por otr~|otr~}',
    'ronda-abierta':
      '{aun|todavia} no {hemos|tenemos|se ha|sabemos} ... {terminado|decidido|acabado|ronda|entrevistas|decision|nada|respuesta}',
    'mas-lento':
      '{proceso|decision|seleccion|respuesta|calendario} ... {mas lento|retras~|demor~|alarg~|prolong~|mas tiempo|aplazad~|pospuest~|sigue abiert~|sigue su curso|en marcha|mas tarde|atrasad~|mas de lo previsto}',
    paciencia:
      '{paciencia|disculpa la espera|disculpa el retraso|perdona la espera|disculpe la espera|disculpe el retraso|no nos hemos olvidado|no me he olvidado|aun sin decision|sin novedades|sin noticias todavia}',
    'en-cuanto':
      '{en cuanto|cuando|tan pronto como} {tengamos|tenga|haya|sepa|sepamos|decidamos|decida} ... {decision|noticia~|novedad~|respuesta|algo|te|le}',
    'sigues-en':
      '{sigues|sigue|continuas|estas} {estando|} {en carrera|en la carrera|dentro del proceso|entre los candidatos|siendo candidat~|muy presente|en juego}',
    'quedan-entrevistas':
      '{faltan|quedan|falta|queda|terminar|terminando|acabar} ... {entrevistas|candidat~|personas} {por|de|}',
    encuesta:
      '{encuesta|tu opinion|su opinion|tu experiencia|valora~|que tal fue|como fue|cuestionario de satisfaccion} ... {entrevista|proceso|candidat~|seleccion|minuto~|experiencia}',
    'documentos-asked':
      '{necesitamos|falta~|pendiente~|aportar|enviar~|envie|envies|remitir|adjuntar|mandar~|subir|sube|aportes|facilit~} ... {documentacion|copia|titulo~|dni|referencias|certificado~|documentos|vida laboral|nomina~|pasaporte|expectativas|carnet|justificante~}',
    trasladado:
      '{trasladad~|traslado|reenviad~|reenvio|remitid~|remito|pasado|paso|derivad~|derivo} {tu|su} {candidatura|cv|solicitud|perfil|curriculum}',
    'plazo-ampliado': '{plazo|convocatoria} ... {ampliad~|amplia|prorrogad~|prorroga|extendid~}',
  },
  pt: {
    'receipt-chegou':
      '{candidatura|inscricao|curriculo|cv} {nos|ja|} {chegou|chegou ate|esta conosco|esta connosco}',
    'informaremos-resultado':
      '{informaremos|comunicaremos|avisaremos|enviaremos} {o|os|do|sobre} {resultado~|decisao|desfecho}',
    'receipt-tudo-certo': 'tudo certo com {a|} {sua|tua} {candidatura|inscricao}',
    'receipt-realizada@subject':
      '{candidatura|inscricao} {realizada|enviada|concluida|registada|registrada|efetuada}',
    aguardando:
      '{falta|aguardando|aguardamos|esperando|a espera} ... {aprovacao|aval|resposta|retorno|decisao|luz verde}',
    'dar-noticias':
      '{dar|darei|daremos|dou|damos|ter|teremos|tenho} {noticias|novidades|retorno|uma resposta|um retorno|feedback}',
    'a-ser-analisada':
      '{candidatura|perfil|curriculo} ... {a ser analisad~|sendo analisad~|em apreciacao|a ser avaliad~}',
    'withdrawal-subject@subject':
      '{desistencia|desistir|desisto|retirar|retirada|retiro|desistindo} {de|da|do|minha|a minha|candidatura|processo|}',
    'withdrawal-noted':
      '{entendemos|entendo|respeitamos|respeito|compreendemos|compreendo|que pena|pena|obrigad~|agradecemos|lamentamos} ... {sua decisao|tua decisao|sua escolha|tua escolha|sua desistencia|tua desistencia|por avisar|por ter avisado|teres avisado|ter avisado}',
    'withdrawal-done':
      '{retirei|retiramos|removemos|removi|tirei|cancelamos|encerramos|retirad~} {ja|} {seu|o seu|teu|o teu|sua|a sua|a tua} {nome|candidatura|inscricao|perfil} ... {processo|pedid~|solicit~|conforme|lista|base|sistema|selecao|vaga}',
    'withdrawal-optado':
      '{tenhas|tenha|teres|ter} {decidido|optado|desistido} {por|de|} {nao|desistir|retirar|outr~|sair}',
    'continua-de-pe':
      '{processo|candidatura} {continua|segue} {de pe|aberto|aberta|em andamento|ativo|ativa|a decorrer}',
    atrasado:
      '{processo|decisao|resposta|selecao|calendario} ... {atrasad~|atraso|demor~|mais tempo|adiad~|prolong~|mais lento|ainda|em curso|mais tarde}',
    'por-ouvir':
      '{ainda|faltam|falta} {estamos|temos|vamos|esta|} ... {pessoas|candidatos|entrevistas|conversas|conversando|ouvir|entrevistar|entrevistando|falar|analise|avaliando}',
    'resposta-ate':
      '{resposta|retorno|decisao|novidades|noticias|fechar|decidir|definir} ... {ate|semana que vem|proxima semana|final do mes|em breve|fim do mes|nos proximos dias|assim que}',
    paciencia: '{paciencia|compreensao|aguarda~|aguarde|aguenta~|segura ai|pela espera|pela demora}',
    'ainda-em':
      '{continua|continuas|segue|segues|ainda esta|ainda estas} {no pareo|na corrida|no processo|em jogo|na disputa|entre os}',
    pesquisa:
      '{pesquisa|sua opiniao|tua opiniao|a opiniao|sua experiencia|tua experiencia|como foi|inquerito|questionario de satisfacao} ... {entrevista|processo|candidat~|minuto~|selecao|recrutamento|experiencia|responder}',
    'documentos-asked':
      '{falta-nos|faltam-nos|pedimos|envie~|enviar|envia|mandar|manda|falta~|precisamos|apresentar|anexar|pendente~|encaminh~} ... {certificado~|registo criminal|documentos|documentacao|copia|diploma~|carteira|comprovante~|referencias|rg|cpf|pretensao|comprovativo~|carta de conducao}',
    encaminhei:
      '{encaminhei|encaminhamos|encaminhad~|reencaminhei|passei|passamos|enviei|reencaminhamos} {o seu|seu|a sua|sua|o teu|teu|a tua|tua} {curriculo|cv|candidatura|perfil}',
    'prazo-prorrogado': '{prazo|inscricoes} ... {prorrogad~|estendid~|alargad~|prolongad~}',
  },
});
