import { phraseRules } from './rule.ts';

export const offer = phraseRules('offer', {
  en: {
    'draft-to-sign': '{draft|final version|contract} ... {signature|sign|signing|countersign~}',
    'you-said-yes':
      '{said yes|accepted our|accepting our|you are joining|you will be joining|have you join} ',
    'another-look':
      '{another|a fresh|second|closer} look at {the|our|your} {numbers|offer|figures|package|salary|terms}',
    'take-two@subject': 'offer {take two|mk 2|v2|second attempt|revised|improved|updated|new|final}',
    'take-up-the-post':
      '{like|love|want|invite|ask} you to {take up|take on|accept|fill|step into} {the|this|our} {<role>}',
    'if-you-joined':
      '{thrilled|delighted|love|happy|pleased|honoured|over the moon} {it|} if you {joined|would join|came|could join|were to join|became|would become}',
    'contract-to-follow':
      '{contract|paperwork|offer letter} {to follow|will follow|follows|is on its way|is in the post|is attached|coming}',
    'you-are-in@subject':
      '{you are in|you got it|you have got it|you got the job|welcome aboard|welcome to the team|we want you}',
    'verbal-offer':
      '{consider|treat|take|this is|here is|making} {this|it|you|a|our} ... {verbal|formal|official|written} offer',
    'say-yes':
      '{say yes|give me the nod|say the word|if you accept|hope you will accept|accept the role|accept this role} ',
    'yours-if': '{job|role|position|post|place} is yours {if|to|from|,|}',
    'appoint-you':
      '{like|love|want|wish|pleased|delighted|decided|agreed|happy} to {appoint|hire|employ|recruit|engage} you',
    'be-our-next': 'you {to be|as} our {next|new|first}',
    'welcome-aboard':
      '{welcome aboard|welcome on board|welcome to the team|welcome to the family|got the job|are hired|the job is yours}',
    'better-offer':
      '{improved|revised|updated|better|new|increased|final|enhanced|best} {offer|package|proposal|offer letter|contract|paperwork}',
    'can-stretch':
      '{can|able to|could|managed to} {get|go|stretch|come up|move|increase|raise} {up|} {to|the|your} ... {base|salary|bonus|package|signing|sign-on|offer}',
    'conditional-appointment': '{conditional|provisional|unconditional} {appointment|offer|job offer}',
    'draft-contract':
      '{draft|your|written|signed|formal} {contract|employment contract|paperwork} ... {attached|enclosed|follows|follow|sign|signature|your review|tomorrow}',
    'chosen-you': '{chosen|selected|decided on|gone with|settled on|picked} you {for|as} {the|our} {<role>}',
    'package-is':
      '{package|salary|base} {is|would be|will be|comes to} ... {pension|bonus|leave|holiday|start~|per annum|days}',
    'offered-you': '{offered|offering} you {the|a} {job|role|position|post|place}',
    'job-is-yours': '{job|role|position} is yours',
    'proceed-with-offer':
      '{happy|pleased|delighted|glad|excited|thrilled|like|want|decided} to {proceed|go ahead|move forward|move ahead} with {an|our|a|your} {formal|job|} offer',
    'accepted-for':
      'you {have been|were|are} {accepted|hired} {for|into|to|as|onto} {the|our|a|an} ... {program~|scheme|position|role|job|internship|apprenticeship|traineeship}',
    'selected-for-internship':
      'you {have been|were|are} selected for {the|our|a|an} {internship|traineeship|apprenticeship|trainee} {program~|scheme|starting|beginning|with|at}',
    'welcome-you':
      '{welcome|welcoming} you {aboard|on board|as our|as the new|to the team|to our team|to the family}',
    'accept-place': 'to accept {your|the|this} {place|spot|internship|apprenticeship|position|role|job} ',
    'talk-through-offer': '{talk|walk} {you|} through the offer',
    'present-offer': 'present {you with|} {an|the|our} offer {of|for}',
    'pleased-to-offer':
      '{pleased|delighted|excited|happy|thrilled|glad|proud|like|love|pleasure} to {formally|officially|} {offer|extend|make} {you|to you|an offer|our offer|a formal}',
    'offer-of-employment':
      '{offer of employment|employment offer|formal offer|formal job offer|written offer|conditional offer|verbal offer|offer in writing}',
    'offer-letter': '{your|the|an|attached|sign|review} {official|formal|signed|} offer letter',
    'offer-letter-subject@subject': 'offer letter',
    'extend-offer':
      '{extend~|mak~|send~|present~|prepar~} {you|} {an|a|our|the|your} {formal|verbal|official|job|employment|} offer',
    'accept-offer':
      '{accept|accepting|review|sign|signing|details of|decline} {the|this|our|your} {job|employment|} offer',
    'your-offer': '{congratulations|congrats} on {your|the} {job|} offer',
    'offer-subject@subject': '{your|job|employment|formal} offer {from|for|-|letter|with|of|at}',
    'offer-dash@subject': '{offer -|offer :|offer for|offer of}',
    'offer-you-the-role':
      'offer you {the|a|this} {position|role|job|post|full-time|permanent|contract|place}',
    'want-you-to-join':
      '{would like|want|love|delighted|excited} {you to|to have you} {join|on|become|be} {our|the|us|part} ... {team|company|as|us}',
    'want-you':
      '{want|love} {you|to have you} {for you to join|on the team|on our team|on board|to join us|join us|in the team}',
    'for-you-to-join': '{love|like} for you to join {us|our|the}',
    'employment-contract':
      '{employment contract|contract of employment|employment agreement} ... {attach~|sign~|enclosed|for|find|review}',
    'contract-attached':
      '{attached|enclosed|sign} ... {employment contract|contract of employment|employment agreement|formal offer}',
    'contract-subject@subject': '{employment agreement|employment contract|contract of employment}',
  },
  de: {
    'zu-uns-kommen':
      '{freuen|freue|wünschen} {uns|mich|} {wenn|dass} {sie|du} ... {zu uns kommen|anfangen|bei uns|unser team|verstärk~|beginnen|starten}',
    'vertrag-bereit': 'vertrag ... {bereit|unterschrift|unterzeichnung|post|unterwegs}',
    'ja-sagst':
      '{wenn du ja sagst|wenn sie zusagen|sag ja|wenn sie ja sagen|du hast uns überzeugt|sie haben uns überzeugt|wir wollen dich|wir wollen sie}',
    'haetten-dich-gern':
      '{hätten|haben|wollen|möchten} {dich|sie} {sehr|unbedingt|gern~|} {gern~|unbedingt|} {dabei|im team|bei uns|an bord|als|einstellen}',
    'bieten-ihnen':
      '{biete~} {wir|ich|} {ihnen|dir} {hiermit|gern~|} {die|eine|einen|den} {stelle|position|vertrag|job|platz|anstellung}',
    'fuer-sie-ausgesprochen': 'für {sie|dich} {ausgesprochen|entschieden}',
    'moechten-einstellen-tag':
      '{möchten|würden|wollen|werden} {wir|} {dich|sie} {gern~|fest|} ... {einstellen|anstellen|übernehmen}',
    'angebot-neu':
      '{verbessertes|überarbeitetes|angepasstes|neues|mündliches|verbindliches|nachgebessertes|höheres} {angebot|vertragsangebot}',
    'an-bord':
      '{willkommen an bord|willkommen bei uns|du bist dabei|sie haben den job|du hast den job|sie haben die stelle|du hast die stelle}',
    konditionen: '{brutto|jahresgehalt|monatsgehalt} ... {urlaub~|vertrag~|eintritt|beginn|probezeit}',
    wunschkandidat: '{wunschkandidat~|auf sie gefallen|auf dich gefallen|wahl ist auf sie|wahl ist auf dich}',
    'stelle-gehoert-dir': '{stelle|job} {gehört|ist} {dir|ihnen|deine|ihre}',
    'dein-vertrag': '{arbeitsvertrag|vertrag} ... {unterschreib~|unterzeichn~|signier~}',
    'fuer-uns-entschieden': 'für uns entschieden',
    'moechten-einstellen':
      '{möchten|würden|wollen} {wir|} {dich|sie} {gern~|unbedingt|} ... {einstellen|im team haben|an bord}',
    anbieten:
      '{ihnen|dir} ... {stelle|position|vertrag|anstellung|arbeitsvertrag|job} ... {anbieten|anzubieten|anbieten zu können|anbieten zu dürfen}',
    arbeitsvertrag:
      '{arbeitsvertrag|anstellungsvertrag|vertragsangebot|vertragsentwurf|ihr vertrag|dein vertrag} ... {anhang|anbei|unterschrift|unterschrieben|unterzeichn~|zukommen|senden|erhalten|zu}',
    'anbei-vertrag':
      '{anbei|anhang|beigefügt} ... {arbeitsvertrag|anstellungsvertrag|vertragsangebot|vertragsentwurf}',
    'fuer-sie-entschieden': '{uns|haben wir uns} {gern|gerne|} für {sie|dich} entschieden',
    zusage:
      '{zusage|vertragsangebot|jobangebot} {erteilen|geben|für die stelle|für die position|machen|unterbreiten|zu unterbreiten}',
    'angebot-machen':
      '{mache~|unterbreite~|möchten|freuen} {wir|ich|dir|ihnen|uns} ... {ein|unser} {konkretes|verbindliches|} angebot',
    'angebot-subject@subject':
      '{vertragsangebot|arbeitsvertrag|zusage|ihr angebot|dein angebot|jobzusage|jobangebot}',
    willkommen: 'willkommen im team',
  },
  fr: {
    'contrat-piece':
      '{projet de contrat|votre contrat|ton contrat|le contrat} ... {remarques|signature|signer|retourner}',
    'confirmer-recrutement': '{confirm~|annonc~|valid~} {votre|ton} {recrutement|embauche|arrivee|contrat}',
    'on-t-embauche':
      "{on t'|nous vous|nous t'|je vous|je t'|on vous} {embauche~|recrut~|engage~|prend|prenons|prends} {comme|en|a|pour|des|du|!|,}",
    'propose-un-cdi':
      '{vous|te} {propose|proposons|offre|offrons} {donc|} {un|une|le|ce} {cdi|cdd|contrat|poste|embauche|alternance}',
    'vous-etes-retenu':
      '{vous etes|tu es|vous avez ete|tu as ete} {donc|finalement|} {retenu~|choisi~|recrute~|embauche~} {pour|comme|en tant|au|a ce|sur}',
    'souhait-rejoindre':
      '{souhait~|plaisir|heureux|ravi~|hâte|envie} {de|que} {vous|te} {voir|compter|accueillir} {rejoindre|integrer|parmi|dans|au sein|chez}',
    bienvenue: "{bienvenue a bord|bienvenue parmi nous|bienvenue dans l' equipe|bienvenue chez}",
    'projet-de-contrat':
      "{projet de contrat|bon pour accord|lettre d' intention|offre ferme|proposition ferme|offre revue|proposition revue|offre definitive|offre amelioree|nouvelle proposition salariale}",
    'decide-embaucher':
      '{decide|plaisir|souhaitons|souhaite|voulons|heureux} de {vous|te} {recruter|embaucher|engager|confier le poste|faire une offre}',
    'poste-a-vous': 'poste est {a vous|a toi|pour vous|pour toi}',
    'envoi-contrat': 'contrat ... {a signer|signature|ci-joint|piece jointe|signe~}',
    'tu-rejoins':
      "{rejoindre|rejoignes|rejoigniez|integrer} {notre|l' equipe|nos|l' entreprise} ... {cdi|cdd|en tant que|contrat|salaire}",
    'proposer-poste':
      '{plaisir|heureux|heureuse|ravis|ravie|ravi|joie} {de|que nous} {vous|te} {proposer|offrir|confirmer|proposons|annoncer} ... {poste|contrat|embauche|recrutement|recruter|cdi|cdd|rejoindre}',
    'faire-offre': '{faire|proposer|presenter} {une|cette} offre',
    promesse:
      "{promesse d'embauche|proposition d'embauche|offre d'embauche|proposition de contrat|lettre d'embauche|lettre d'engagement|votre embauche|ton embauche}",
    contrat:
      '{contrat de travail|votre contrat|ton contrat} ... {joint~|signature|signer|signé|retourner|envoi~}',
    'joint-contrat': '{joint~|envoi~|trouver~} ... {contrat de travail|votre contrat|ton contrat}',
    retenue: '{votre|ta} candidature {a été|est} retenue {pour|au|.|!}',
  },
  es: {
    'confirmo-condiciones':
      '{confirmo|confirmamos|adjunto|envio|paso} ... {las condiciones|condiciones economicas|el alta} ',
    'das-el-si': '{das el si|dices que si|aceptas|si aceptas|contamos contigo} ',
    'te-incorporas':
      '{te incorporas|se incorpora|empiezas} {el|con|a|en} ... {contrato|condiciones|indefinido|dia|<date>}',
    'has-convencido':
      '{nos has convencido|me has convencido|te queremos en|firmamos|aceptas el|aceptas la|si aceptas} ',
    'contar-contigo': '{queremos|nos encantaria|decidido|gustaria} contar {contigo|con usted} ',
    'propuesta-de': '{nuestra|la|una} propuesta de {incorporacion|contratacion|contrato}',
    'puesto-para-ti': '{puesto|plaza|trabajo|vacante} es para {ti|usted}',
    empezarias:
      '{empezarias|empezaria|te incorporarias|empiezas|firmamos|firmado|firmar} ... {bruto~|contrato|indefinido|fijo|dia|<date>}',
    'unas-a-nosotros':
      '{queremos|queriamos|encantaria|encantara|deseamos|gustaria} que {te unas|se una|seas|formes|te incorpores|te vengas|empieces|entres} {a|en|con|nuestr~|parte|el|la|como} ... {<date>|anuales|contrato|salario|bruto~|jefe~|incorporacion|equipo}',
    'persona-elegida':
      '{has sido|ha sido|eres|es usted} la {persona|candidata} {elegida|seleccionada|escogida}',
    bienvenida:
      '{bienvenid~ a bordo|bienvenid~ al equipo|bienvenid~ a la familia|el puesto es tuyo|la plaza es tuya}',
    'preparamos-contrato':
      '{preparamos|preparar|enviamos|enviarte|firmar|firma|borrador} {el|del|tu|un|de} {contrato|la propuesta}',
    'oferta-mejorada':
      '{oferta|propuesta} {mejorada|revisada|en firme|definitiva|verbal|condicionada|final|vinculante}',
    'brutos-anuales': '{bruto~|salario|sueldo} ... {incorporacion|contrato|de prueba|pagas|vacaciones}',
    'puesto-es-tuyo': '{puesto|trabajo|plaza|vacante} es {tuyo|tuya|suyo|suya}',
    'contrato-firma': '{contrato} ... {firm~|adjunt~|incorporacion}',
    'adjunto-oferta':
      '{adjunt~|envi~} ... {oferta formal|carta oferta|propuesta de contrat~|propuesta economica|contrato}',
    incorporacion: '{fecha de incorporacion|fecha de inicio|fecha de alta}',
    ofrecer:
      '{ofrecerte|ofrecerle|ofreceros|proponerte} {el|la|un|una|formalmente} {puesto|posición|contrato|plaza|incorporación|oferta|trabajo|cargo}',
    'oferta-formal':
      '{oferta formal|carta oferta|carta de oferta|oferta de incorporación|propuesta de contratación|oferta de contratación|propuesta de incorporación|propuesta económica|oferta económica|oferta laboral formal}',
    unirte: '{queremos|nos gustaría|encantaría} que {te unas|se una|formes parte|te incorpores}',
    contrato: '{contrato de trabajo|tu contrato|su contrato|el contrato} ... {adjunt~|firm~}',
    seleccionado:
      '{has|ha|fuiste|fue} {sido|} {seleccionad~|elegid~} {para|como} {el|la|} {puesto|posición|vacante|candidat~}',
  },
  pt: {
    'contrato-segue':
      'contrato {segue|vai|sera enviado|em anexo|por} ... {docusign|assinar|assinatura|hoje|amanha|anexo} ',
    'confirmamos-admissao': '{confirmamos|confirmo|confirmar} {a|} {sua|tua} {admissao|contratacao|entrada}',
    'queremos-voce':
      '{queremos|quero} {voce|te|-lo|contar contigo|contar consigo} {no time|na equipa|na equipe|conosco|connosco|com a gente|aqui|a trabalhar|como}',
    'vaga-tua': '{vaga|lugar|trabalho|cargo} e {sua|seu|tua|teu} ',
    'preparar-admissao': '{admissao|assinatura do contrato|assinar o contrato|preparar o contrato} ',
    'convidamos-integrar':
      '{convidamos|convidar|convido|queremos|gostariamos|convida-lo|convida-la} {que|-lo|-te|voce|te|} {a|para|} {integrar|fazer parte|juntar-te|te juntes|se juntar|venhas|venha|entres} ... {como|equipa|equipe|time|salario|empresa|contrato|quadro}',
    'bem-vindo': '{bem-vind~|bem vind~} {ao time|a equipa|a equipe|a bordo|ao grupo|a familia}',
    'proposta-revista':
      '{proposta|oferta} {melhorada|revista|revisada|firme|definitiva|final|verbal|condicional|atualizada}',
    'escolhido-para': '{voce foi|foste|foi} {o|a|} {escolhid~|contratad~} {para|como}',
    'salario-inicio':
      '{salario|remuneracao|vencimento} ... {inicio|vale-refeicao|beneficios|contrato|subsidio|admissao}',
    'vaga-e-sua': '{vaga|lugar|posicao} e {sua|seu|tua|teu}',
    'contrato-assinar': '{contrato|proposta} ... {assin~|anexo}',
    oferecer:
      '{oferecer|oferecer-lhe|oferecer-te|propor} {a você|-lhe|formalmente|} {o|a|um|uma} {vaga|posição|cargo|lugar|contrato|proposta}',
    'proposta-formal':
      '{proposta formal|carta proposta|carta-proposta|carta oferta|proposta de trabalho|proposta de emprego|proposta de contratação|proposta contratual|carta de oferta|proposta salarial}',
    'fazer-proposta':
      '{fazer|fazemos|apresentar|apresentamos|enviar|enviamos} {-lhe|te|lhe|} {uma|a} {proposta|oferta} {para|de trabalho|formal|à|a}',
    contrato: '{contrato de trabalho|seu contrato|teu contrato} ... {anexo|assin~}',
    aprovado: '{você|foi} {foi|} {aprovad~} {para|na} {a|o|} {vaga|posição|cargo|processo}',
    selecionado: '{foi|foste} {a|o|} {candidata|candidato|pessoa} {selecionad~|escolhid~}',
  },
});
