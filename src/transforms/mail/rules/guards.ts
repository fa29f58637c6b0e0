/**
 * Words before a phrase, in its sentence, that take its force: what may happen if something else does ("if your
 * profile matches, we will invite you") has not happened.
 */
export const conditionals: readonly string[] = [
  '{if|unless|whether|in case|in the event} {you|your|we|there|the|a|an|it|selected|our|i|they|one|that|shortlisted|not|any|successful|this|suitable|so|for|another|no}',
  'should {you|your|we|there|the|it|our|this|another} {not|be|have|profile|background|experience|qualifications|skills|application|a|decide|move|match|proceed|role|position|apply}',
  '{selected|successful|shortlisted|suitable|qualified|chosen|unsuccessful} {candidates|applicants} {will|may|who|are}',
  '{pleased|happy|glad|delighted|grateful|like|hope|hoping|honoured} to be {invited|interviewed}',
  '{may|might|could} {be|also|then|} {invit~|contact~|ask~|receive}',
  '{once|when|until|before|as soon as} {we|our|your|the|this|all|a} {have|has|team|review~|application|recruiter|decide|role|position|vacancy|process}',
  '{please|should|can|must|may} {then|} {assume|presume|consider|regard|treat|take it|understand|conclude}',
  '{means|mean|assume|indicates} that {you|your|we have not|we will not|the application|it}',
  'will {only|then|also|be|} {contact|contacting|invit~|select|selecting|shortlist~|notify|notifying|be in touch|get in touch|reach out|interview|identify|inform|email} {you|the|all|only|those|any|candidates|applicants|successful|suitable|selected|shortlisted|with|to|if|once} {candidates|applicants|most|who|whose|if|that|with|unsuccessful|successful|suitable|shortlisted|selected}',
  '{still|currently} {interviewing|speaking|talking|meeting|seeing|waiting|in the process}',
  'noch {mit|weitere|andere|einige|gespräche|zwei|drei}',
  'encore {en|des|rencontrer|voir|deux|trois|quelques}',
  '{aun|todavia} {estamos|tenemos|nos|faltan|quedan}',
  'ainda {estamos|temos|vamos|faltam|falta}',
  'only {be|} {able to|} {mov~|proceed~|continu~|invit~|contact~|reach out|respond~|notify}',
  'only {shortlisted|selected|successful|suitable|those|candidates|applicants|the}',
  '{whatever|regardless|either way|in either case|no matter}',
  '{without|ohne|sans|sin|sem} {these|this|them|it|diese~|dies|ces|cela|ellos|ello|estos|estas|esta|estes|isso|eles|your|ihre|votre|dein~|vollständige}',
  '{fase|etapa|étape|phase|schritt|step|stage|stufe} {1:|2:|3:|4:|5:|6:|7:}',
  '{otherwise|failing that|failing which|failure to}',
  '{who|whom|which candidates|which applicants} {we|to|will} {invite|call|meet|see|interview|will|should|would|take|be}',
  '{andernfalls|ansonsten|anderenfalls|sonst}',
  '{wen|welche bewerber~|welche kandidat~|welche personen} {wir|zum|zu|einen|in}',
  '{à défaut|sans quoi|dans le cas contraire|faute de}',
  '{considérez|considérer|considère} que',
  '{de lo contrario|en caso contrario|de no hacerlo|de no ser así}',
  '{entiende|entienda|entended|interpreta|interprete|considera|considere} {por favor|entonces|} que',
  'si {en|dentro de|pasad~|transcurrid~} ... no',
  '{a quién|a quiénes|qué candidat~} {vamos|llamamos|invitamos|pasamos}',
  '{caso contrário|de outro modo|sob pena de}',
  '{entenda|entendemos|interprete} que',
  'se {em|dentro de|até|após} ... não',
  '{falls|sofern}',
  '{ob|wenn|sobald} {sie|du|wir|ihr|ihre|dein|deine|es|die|das|unsere|eine|unser|bis|ein}',
  'sollte~ {sie|wir|ihre|deine|du|dein|ihr|es|unsere|eine}',
  '{betrachten|werten} {sie|du} ... als',
  'bewerbungen {per|ohne|nach|die|auf|außerhalb|von|in}',
  '{candidats|candidates|candidatures|profils} {présélectionné~|sélectionné~|retenu~} ... {seront|sont|serez}',
  '{preseleccionad~|seleccionad~|selecionad~} {serán|serão|para}',
  '{gilt|gelten} ... als',
  '{si|lorsque|quand} {votre|vous|nous|le|la|des|une|elle|ta|ton|tu|celle-ci|celui-ci|notre|ce}',
  "{dans le cas où|au cas où|sans réponse|sans nouvelle~|sans retour|en l'absence de|défaut de}",
  '{veuillez|merci de} {considérer|noter que si}',
  '{si|en caso de que|cuando|siempre que} {tu|su|el|la|no|hay|eres|resultas|encajas|tus|avanzas|cumples|te|recibes|has|fueras|finalmente}',
  '{en caso de|en caso|considere que|considera que|entenderemos|solo}',
  '{se|caso|quando|desde que} {o|a|você|seu|sua|houver|não|avance|passe|haja|tenha|seja|for|fores|seja|tua|teu|receber|este|esta}',
  '{deverá|deve} considerar',
];

/** Exceptions: a condition that only asks whether the reader wants to. */
export const notConditional: readonly string[] = [
  '{if|should} {you|this} {are|is|be|would} {still|} {interested|available|happy|of interest|free|like|unable|able}',
  '{freuen|freue|schön} {uns|mich|} {wenn|falls} {sie|du}',
  '{thrilled|delighted|love it|happy|pleased|great|lovely} if you',
  '{ravi~|heureux|content~|enchante~} si {vous|tu}',
  'if so {could|can|would|when|please|how|let}',
  'if you have any {questions|questions about}',
  '{wenn|falls|sofern} {sie|du} {weiterhin|noch|} {interesse|zeit|möchten|interessiert}',
  "si {vous|tu} {êtes|es|souhaitez} {toujours|} {intéressé~|disponible~|d'accord}",
  'si {te|le|sigues|estás} {interesa|parece|interesado|interesada|disponible}',
  'se {você|} {estiver|tiver|ainda} {interessad~|disponível|interesse}',
];

/** Words right before a refusal that make it one of anybody: "applicants who are not selected". */
export const anybody: readonly string[] = [
  '{candidates|applicants|those|anyone|people|individuals|persons|applications} {who|that|which|whose} {are|have|were|do|has|been|is|}',
  '{candidates|applicants|applications|those} {who|that|received|without|not} ... {will|can|may}',
  '{incomplete|late|speculative|such|these} {applications|candidates|applicants} {will|can|are}',
  '{others|some|many|most} {candidates|applicants|applications|} {are|were|is|have been|}',
  '{unsuccessful|rejected|all} {candidates|applicants|applications} {who|will|are|}',
  '{bewerber~|kandidat~|bewerbungen|personen|diejenigen} {die|der|welche}',
  '{nicht|verspätete|unvollständige|solche|spätere|postalische} {eingereichte|vollständige|berücksichtigte|eingegangene|} {bewerbungen|bewerber~|unterlagen}',
  '{candidats|candidat|candidates|candidatures|personnes|dossiers} {qui|dont|non|}',
  '{candidatos|candidatas|personas|candidaturas|perfiles|aquellos} {que|no|}',
  '{candidatos|candidatas|pessoas|candidaturas|perfis} {que|nao|}',
];

/** Words shortly before an invitation or an offer that deny it. */
export const denials: readonly string[] = [
  '{potential|possible|eventual|eventuelle~|mögliche~|éventuelle|posible|eventuais|possível} {formal|written|job|}',
  '{not|no|never|unable to|without|rather than} {be|able to|to|currently|in a position to|going to be able to|} {offer|extend|make|invite|schedule|give|have|receive|move|progress|take|proceed|do|} {you|an|a|any|the|}',
  '{kein~|nicht|ohne} {weitere|positive|} {ein|eine|zu|zur|zum|einer|}',
  "{pas|sans|aucun~|ne} {de|d'|vous|te|} {proposer|inviter|faire|une|un|}",
  '{no|sin|ningun~} {te|le|podemos|podremos|vamos a|} {ofrecer~|invitar~|una|un}',
  'no {te|le|podemos|podremos|vamos a}',
  '{nao|sem|nenhum~} {podemos|iremos|vamos|} {oferecer|convidar|uma|um|}',
];

/** Words after a refusal, in its sentence, that make it a condition ("we cannot proceed until you …") or one to all. */
export const provided: readonly string[] = [
  '{if|unless|until|without|si|sauf si|a menos que|hasta que|salvo que|tant que|até que|enquanto não}',
  ', {wenn|falls|sofern|solange|bevor|bis}',
  '{to all|to every|to everyone|to everybody|to each|every applicant|all applicants|every candidate|all candidates|allen bewerber~|jedem|à chaque|à toutes|à tous|a todos|a todas|a cada}',
];

/** After one of these words a new clause begins. */
export const newClause = 'and|but|however|though|or|und|aber|mais|et|pero|y|mas|e';

/** Words in the sentence that say the assessment lies behind, or that it is none. */
export const assessmentDone: readonly string[] = [
  '{obrigad~|agradecemos|gracias|merci|danke} ... {fazer|realizar|hacer|faire|passé|hecho|feito|gemacht} {o|a|la|el|le|les} {teste|prova|desafio|prueba|reto|test|tests|case}',
  '{venir|vengas|vinieras|vienes|pasarte|vir|venir} {mañana|el|este|a|na|no|} ... {prueba|prova|test|essai|experiência}',
  '{estamos|vamos} {concluindo|terminando|finalizando|terminando de|acabando}',
  '{jornada|día|turno|periodo|período|meses|contrato|mes} de prueba',
  '{self-identification|voluntary|eeo|diversity|feedback|satisfaction|candidate experience|equal opportunit~} ... {questionnaire|survey|form|assessment|evaluation}',
  '{thank you|thanks|grateful} {so much|very much|again|} for {completing|taking|submitting|finishing|having completed|sending|your}',
  '{have|has|we} {now|} received your {completed|} ... {assessment|test|challenge|solution|submission|assignment|exercise}',
  '{assessment|test|challenge|exercise} ... passed',
  '{passed|passing|completed|did not meet} {the|our|your} ... {assessment|test|challenge|exercise}',
  'will {review|look at|go through|evaluate|mark} your {solution|submission|test|exercise|assessment|answers}',
  '{danke|dank} ... {bearbeitung|teilnahme|einreichung|absolvier~}',
  "{merci|remerci~} {d'avoir|pour avoir} {passé|complété|réalisé|effectué}",
  '{merci|remerci~} pour {votre|la|ta} {participation|réalisation}',
  'gracias por {completar|realizar|hacer|enviar|tu participación}',
  '{obrigado|obrigada|agradecemos} por {completar|realizar|fazer|concluir|ter}',
];

/** Words in the sentence that say the interview lies behind, is none yet, or is recorded alone: a test. */
export const interviewDone: readonly string[] = [
  '{how was|how did|how do you rate|rate|feedback on} ... {interview~|call|meeting|visit}',
  'wie {war|lief|fandest|fanden} ... {gespräch~|vorstellungsgespräch~|interview~|termin|probetag|tag}',
  "comment {s' est|avez-vous|as-tu} ... {entretien~|échange~|rencontre}",
  '{cómo|qué tal} {fue|te fue|le fue|ha ido|te ha ido} ... {entrevista~|llamada|charla}',
  '{como foi|o que achou} ... {entrevista~|conversa|bate-papo}',
  '{entrevista~|videoentrevista~|entretien~|entretien vidéo|videointerview~|interview~} ... {en diferido|diferida|différé~|zeitversetzt~|asincron~|assíncron~|asynchron~|gravad~|pregrabad~|aufgezeichnet~}',
  '{will not|is not going to|can not|no longer} ... {take place|go ahead|happen}',
  '{wird nicht|findet nicht|nicht mehr} ... stattfinden',
  '{outcome|result|results|feedback|decision|update} {of|from|on|after|following|about} {your|the|our} ... interview~',
  '{one-way|on-demand|pre-recorded|asynchronous|recorded} {video|} {interview|questions}',
  '{thank you|thanks|grateful|appreciate~} ... {for|attending|completing|taking the time|making time} ... {interview~|meeting|call|talk|conversation|chat}',
  '{received|review~} ... recorded interview',
  '{finishing|completing|conducting|concluding|still} ... interviews',
  '{danke|dank|bedanken} {nochmal~|noch einmal|sehr|} {für|} {das|dein|ihr|die} ... {gespräch|interview|telefonat}',
  "{merci|remerci~} ... {échange~|entretien|rencontre|d'être venu~}",
  'gracias por ... {entrevista|conversación|llamada|reunión}',
  '{obrigado|obrigada|agradecemos} {pela|por|pelo} ... {entrevista|conversa|reunião}',
];

/** Words of a mail that is about an application for work. */
export const work: readonly string[] = [
  '{applying to|applying for|applied for|applied to|candidacy|interview~|vacanc~|hiring|recruit~|resume|cv|career~|talent~|internship|traineeship|trainee program~|shortlist~|requisition|job offer|job title|job opening|the job|this job|job description|salary|curriculum}',
  '{role|position|positions|roles|m/w/d|w/m/d|m/f/d|f/m/d|m/f/x|h/f|f/h}',
  '{bewerbung~|initiativbewerbung~|auswahlverfahrens|bewirb~|beworben|vorstellungsgespräch~|stellenausschreibung|stelle als|stelle|vakanz|karriere~|lebenslauf|arbeitsvertrag|personalabteilung|auswahlverfahren|jobs|werkstudent~}',
  '{candidature~|postul~|recrutement~|recruter|embauche|poste de|ce poste|au poste|le poste|emploi|rh|drh}',
  '{candidatura~|postulación~|proceso de selección|proceso selectivo|vacante~|puesto|rrhh|selección|reclutamiento|empleo|inscripcion}',
  '{candidatar~|vaga|vagas|processo seletivo|processo de recrutamento|recrutamento|contratação|emprego|seletivo|carreiras|selecao}',
];

/** Words of talks that are about no work whatever else the mail says. */
export const notWork: readonly string[] = [
  '{bewerbung~|bewerben} {um|für|auf} ... {wohnung~|mietwohnung~|zimmer}',
  'application ... {for the flat|for the apartment|tenancy|for the studio|for the house|for the room}',
  'candidature {pour|au|a la|à la} {le|la|un|une|votre|} {logement|appartement|location}',
  '{solicitud|candidatura} {de|del|para el|para la|ao|para o} {piso|alquiler|vivienda|apartamento|arrendamento|quarto}',
  '{undelivered mail|mailer-daemon|delivery status notification|mail delivery system|mail delivery failed|mail delivery failure|returned to sender|non remis|no entregado|devolvida ao remetente}',
  'your job {posting|post|ad|listing|advert} ... {has been live|has been published|is live|is online|was published|will expire|expires|expired|has received|received|went live|goes live}',
  '{application|submission|registration|candidature|inscription|inscripcion|inscricao|anmeldung} {to|for|au|a|en|al|no|para|zum|beim} {the|our|le|notre|el|nuestro|o|nosso|} hackathon',
  '{research study|my study|my thesis|podcast|our readers|user interview~|survey participants|pull request|this pr}',
];

/** Words of a subject that name work: in a mail's text they may stand for anything. */
export const workSubjects: readonly string[] = [
  '{job|jobs|role|post|vacancy|apprenticeship|placement|traineeship|training contract|internship|hiring|trial shift}',
  '{job|ausbildung|praktikum|lehrstelle|minijob|thekenjob|aushilfsjob|mitarbeit|ausbildungsplatz|nebenjob}',
  "{apprentissage|alternance|stage|job|saison|contrat d' apprentissage|remplacement}",
  '{trabajo|practicas|curro|empleo|sustitucion}',
  '{trabalho|estagio|emprego|ajudante|estagiario}',
];

/** Subjects that give advice, on applications too. */
export const advice: readonly string[] = [
  '{how to|what is the|why you|why your|tips for|ways to|guide to|questions to|questions you|mistakes|best way|ace your|nail your|your next interview|stand out|what to|checklist|what hiring managers|bounce back|what recruiters}',
  '{so gehst|so bereitest|so meistern|so schreiben|so schreibst|tipps|wie sie|wie du|fehler|so machen|so reagieren|so klappt|so überzeugen|so gelingt|was sie jetzt|was jetzt}',
  '{comment répondre|comment rebondir|comment réussir|conseils|questions pièges|les questions|erreurs|rebondir|réussissez|décrochez|préparez votre}',
  '{cómo responder|cómo preparar|cómo superar|consejos|errores|preguntas|cómo superar|prepárate|trucos|claves para}',
  '{como responder|como se preparar|como lidar|dicas|erros|perguntas|e agora|leia isto|prepare-se|arrase|mande bem}',
];

/** Words that are as good where nothing speaks of another kind of application. */
export const hintsAtWork: readonly string[] = [
  '{talk|speak|chat|discuss|apply|applying|meet} ... {job|role|vacancy|placement|apprenticeship|traineeship}',
  '{application|applied|applying|onsite|runner-up|debrief|hiring|recruiter|signing bonus|base salary|sign-on|squad|interviewer~|ops lead|the process|pairing session|your cv|modelling exercise|the package|engineering manager|reference check|background check|referees|one-to-ones|travel receipts|people@~|studio manager|your cover letter|get to know you|hear more about you|learn more about you|joined us as|about the job|in-house|team lead|portfolio|reel|applicant~|candidate~|your profile|your experience|your background|your skills|your portfolio|freelance|seniority|hr|jobs|our team|on the team|experience|an offer|take-home|next stage|final round|next step|next steps|offer letter|employment|finalist|job opening|start date|coding challenge|shortlisted|formal offer|written offer|verbal offer|join us as|our next engineer|our next designer|extra leave|annual leave|online assessment~|situational judgement|verbal reasoning|numerical reasoning|technical test|technical challenge|technical exercise|coding test|sql exercise|technical assessment}',
  '{bewerber~|kandidat~|absage~|absagen|zusage|kennenlernen|kennenlerngespräch~|unterlagen|dein profil|ihr profil|werdegang|personal|den job|einen job|probetag|probearbeiten|teamleitung|betriebsrat|im team|vom team|backend|lebenslauf|fachlich|arbeitsprobe|persönlichkeitsfragebogen|einstellungstest|ihr anschreiben|dein anschreiben|konditionen|mithilfe|probe arbeiten|bewerbungsprozess|referenzgeber|referenzprüfung|einstellung|schichten|initiativ|entwicklung|aushilfe~|mandat|auftraggeber|wochenstunden|ausbildung|klasse|gehalt|gehaltlich|einstellen|probeaufgabe~|testaufgabe~|fallstudie|urlaubstage|technische aufgabe|coding-challenge|programmieraufgabe~}',
  '{candidat|candidats|candidate|ton stage|le stage|stage|alternance|votre cv|ton cv|votre profil|ton profil|votre parcours|ton parcours|entretien|test technique|processus|un autre profil|ton parcours|mission|en interne|ta demo|votre lettre|ta lettre|faire connaissance|mieux vous connaître|mieux te connaître|faire un essai|un extra|prise de references|references professionnelles|embaucher|recrute|candidate~|cdi|cdd|net|brut|recruter|nos entretiens|votre demo|tes projets|vos projets|directeur|directrice|responsable|mise en situation|etude de cas|cas pratique|exercice technique|comment tu travailles|comment vous travaillez|test de personnalite|jours de conges}',
  '{siguiente fase|siguiente etapa|proxima fase|tu cv|su cv|tu perfil|su perfil|tu experiencia|entrevista|solicitud|proceso|perfil|perfiles|terna|portfolio|portafolio|brutos|el cliente|conocernos|carta de presentacion|las condiciones|hacer una prueba|contratado|camarer~|el reparto|comprobacion de referencias|candidat~|contratar~|contratad~|no necesito a nadie|cto|al equipo|direccion|reel|repositorio|participacion|ronda|incorporacion|incorporarte|reto tecnico|prueba tecnica|reto de programacion|caso practico|test psicotecnico}',
  '{proxima etapa|proxima fase|seu perfil|teu perfil|entrevista|bate-papo|inscrição|função|funções|posicao|processo|portfolio|curriculo|gestor|equipa|nos conhecermos|carta de apresentacao|das condicoes|fazer uma experiencia|fazer um teste|contratar|contratad~|candidat~|lider tecnic~|professor~|no time|coordenador~|clt|etapa|o time|salario|desafio tecnico|teste tecnico|prova tecnica|estudo de caso|gorjetas|subsidio de refeicao|vale-refeicao}',
];

/** Applications and appointments of other kinds: named in full, as jobs have such words in their titles. */
export const otherTopics: readonly string[] = [
  '{ambassador|affiliate|creator|seller|merchant|partner|beta|accelerator|membership} {programme|program|application}',
  '{politicas|criterios|requisitos} de admision',
  '{loan|mortgage|credit|card|visa|passport|rental|tenancy|planning|grant|scholarship|account|membership|permit|funding|admission~} {application|request|proposal|registration}',
  '{booking|refund|access|removal|purchase|leave|budget|enrolment|enrollment|quote} request',
  'application for {a|the|your|additional|our} {loan|mortgage|credit|visa|grant|flat|apartment|scholarship|permit|refund|budget|membership|account|business account|bank account|msc|bachelor|master~|degree|course|programme}',
  "{landlord|tenants|lettings|the flat|apartment|insurer|insurance claim|your claim|app store|our store|app submission|pull request|your order|your shipment|refund|warranty|reservation|dentist|your doctor|u12|u14|research study|selected for funding|to study|your proposal|manuscript|your talk|parents evening|son's teacher}",
  '{supplier~|vendor~|invoice|quotation|your quote|tender|your bid|renewal|subscription|fournisseur~|prestataire~|devis|chantier|facture|proveedor~|tu presupuesto|su presupuesto|por el presupuesto|reforma|factura|fornecedor~|seu orcamento|pelo orcamento|vosso orcamento|fatura|anbieter~|lieferant~|angebotspreis|kostenvoranschlag|rechnung}',
  '{kreditantrag|kreditanfrage|darlehen~|wohnung~|mieter~|vermieter~|mietvertrag|schadenfall|schadensfall|den schaden|bauantrag|visum|eltern~|kita|bestellung|reservierung|stipendium|studienplatz|hausarzt|beim arzt|techniker}',
  '{budgetantrag~|urlaubsantrag~|antragsteller~|buchungsanfrage~|kursanfrage~|umzugsanfrage~|terminanfrage~|mietanfrage~|ferienhaus~|ferienwohnung~|mitgliedsantrag~|aufnahmeantrag~}',
  "demande {de|d'} {place|pret|credit|visa|logement|location|subvention|bourse|permis|remboursement|indemnisation|adhesion|inscription|reservation|devis|conge~|acces}",
  "{locataire|proprietaire|creche|votre vehicule|votre voiture|garage|dentiste|medecin|votre commande|dossier de location|dossier de pret|votre pret|votre credit|chez le|parents d' eleves|sinistre}",
  'solicitud de {tarjeta|prestamo|credito|visado|visa|beca|reserva|subvencion|licencia|alquiler|admision|permiso|registro|afiliacion|alta|adhesion|acceso|devolucion|reembolso|enrolamiento|cuenta}',
  '{solicitud|peticion|tramite} {ha sido|fue|ha quedado|queda|} {denegada|denegado}',
  '{prestamo|hipoteca|inquilino|alquiler|su pedido|tu pedido|colegio|familias|tutora|tutor|cita medica|su cita con|siniestro|su reserva}',
  '{proposta|pedido|solicitacao} de {credito|emprestimo|licenca|visto|bolsa|reserva|financiamento|adesao|registro|cadastro|acesso|reembolso|ferias|matricula}',
  '{emprestimo|inquilino|aluguel|arrendamento|sua encomenda|seu pedido|sua consulta|reuniao de pais|prezados pais|sinistro|sua reserva}',
];

/** What a mail asks of its reader: such a status update is worth answering. */
export const requests: readonly string[] = [
  'please {send|provide|complete|upload|confirm|submit|fill|let us know|let me know|share|return|sign|verify|update|attach}',
  '{could|can|would} you {please|kindly|} {send|provide|complete|upload|confirm|share|let|tell|fill}',
  '{we need|we require|need from you|still need|action required|missing}',
  'bitte {senden|reichen|schicken|laden|füllen|bestätigen|teilen|ergänzen|vervollständigen}',
  '{bitten wir sie|bitten sie|könnten sie|würden sie} ...  {senden|schicken|nachzureichen|mitzuteilen|mitteilen|zusenden}',
  'merci de {nous|bien vouloir|compléter|envoyer|transmettre|confirmer|fournir}',
  '{pourriez-vous|pouvez-vous|veuillez} {nous|bien|compléter|confirmer|envoyer|transmettre}',
  '{por favor|te pedimos|le pedimos|necesitamos} {que|nos|envía~|complet~|confirm~|adjunt~|rellen~} ',
  '{por favor|pedimos que|solicitamos que|precisamos} {envie~|preench~|complet~|confirm~|que|nos|de}',
];

/** Words of a mail that nobody asked for: the reader's profile was found, somebody's client looks for people. */
export const approaches: readonly string[] = [
  '{came across|come across|stumbled upon|stumbled on|came upon|discovered} your {linkedin|github|online|impressive|} {profile|background|resume|cv|work|portfolio}',
  '{found|saw|noticed|looking at} your {linkedin|github|online|} {profile|resume|cv} {on|in our|online|and}',
  '{my|our|one of our} {client|clients|customer} {is|are|has|have|in|a|an|} {currently|urgently|actively|} {looking|hiring|building|seeking|growing|searching|expanding|need~}',
  '{working|partnering|partnered} with {a|an|the|one} ... {looking for|hiring|searching for|seeking|in need of|to hire|to fill}',
  '{working with|recruiting for|hiring for|on behalf of} ... on {an|a} {urgent|new|exciting|senior|confidential} {hiring|role|position|opening|search|opportunity}',
  '{reaching out|writing|contacting you} {to you|} {about|regarding|with} {a|an} {new|exciting|great|job|career|role|position|opportunity|opening|senior|contract}',
  'to share {an|a|this|some} {new|exciting|great|} {opportunity|opportunities|role|position|opening}',
  '{have|has|got} {an|a} {urgent|exciting|new|immediate|great|interesting} {contract|job|career|} {opportunity|opening|requirement}',
  'open to {contract|new|other|remote|permanent|freelance|exploring|hearing about} {roles|opportunities|positions|challenges}',
  '{opportunity|role|position|opening} {that|which|} {i|we} {think|thought|believe|feel} {you|might|would|could|matches|fits}',
  '{auf|über} {ihr|dein} {profil|linkedin-profil|xing-profil} ... {gestoßen|aufmerksam}',
  '{ihr|dein} {profil|linkedin-profil|xing-profil} {auf|bei|} {linkedin|xing|github} {gefunden|entdeckt|gesehen}',
  '{mein|unser|meinen|unseren|meine|unsere} {kunde|kunden|mandant|mandanten|mandantin} ... {sucht|suche|suchen}',
  '{tombé~ sur|parcouru|découvert|vu|consulté} {votre|ton} profil',
  '{mon|notre} client ... {recherche|recrute|cherche}',
  '{he|hemos} {visto|encontrado|revisado|dado con} tu perfil en',
  '{mi|nuestro} cliente ... {busca|necesita|está buscando}',
  '{vi|vimos|encontrei|encontramos} {o|} {seu|teu} perfil {no|na|em}',
  '{meu|nosso} cliente ... {busca|procura|precisa}',
];

/** Words of a mail to somebody who has applied, or has been talked to. */
export const applied: readonly string[] = [
  '{your|the} {job|recent|submitted|} {application|applications|candidacy|submission|interview|interviews|assessment|test|task|exercise|assignment}',
  '{you|have|your|for|after|since} {recently|just|} {applied|applying|interviewing|interviewed|interest|having applied}',
  '{thank you|thanks} {so much|very much|again|} for {your|applying|the|coming|taking|sending|speaking|talking|chatting|meeting|getting|joining|interviewing}',
  '{as|like} {discussed|agreed|promised|mentioned}',
  '{next|second|final|third|following} {round|stage|step|steps|phase}',
  '{bewerbung~|beworben|bewerbungsunterlagen|vorstellungsgespräch~|unterlagen}',
  '{candidature|postulé|candidaté|entretien|votre intérêt|ton intérêt}',
  '{candidatura|postulación|postulaste|solicitud|inscripción|inscrito|entrevista|tu interés|su interés}',
  '{candidatou|inscrição|inscreveu|processo seletivo|seu interesse|teu interesse}',
];
