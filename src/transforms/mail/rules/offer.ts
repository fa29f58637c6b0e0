import { phraseRules } from './rule.ts';

export const offer = phraseRules('offer', {
  en: {
    'pleased-to-offer':
      '{pleased|delighted|excited|happy|thrilled|glad|proud|like} to {formally|officially|} {offer|extend} {you|to you|an offer|our offer|a formal}',
    'offer-of-employment':
      '{offer of employment|employment offer|formal offer|formal job offer|written offer|conditional offer}',
    'offer-letter': '{your|the|an|attached|sign|review} {official|formal|signed|} offer letter',
    'extend-offer':
      '{extend~|mak~|send~|present~} {you|} {an|a|our|the} {formal|verbal|official|job|employment|} offer',
    'accept-offer': '{accept|accepting|review|sign|signing} {the|this|our|your} {job|employment|} offer',
    'offer-subject@subject': '{your|job|employment|formal} offer {from|for|-|letter|with|of|at}',
    'offer-you-the-role': 'offer you {the|a|this} {position|role|job|full-time|permanent|contract}',
    'want-you-to-join': '{would like|want|love} you to join {our|the} {team|company} as',
  },
  de: {
    anbieten:
      '{ihnen|dir} ... {stelle|position|vertrag|anstellung|arbeitsvertrag} ... {anbieten|anzubieten|anbieten zu können|anbieten zu dürfen}',
    arbeitsvertrag:
      '{arbeitsvertrag|anstellungsvertrag|vertragsangebot|vertragsentwurf|ihr vertrag} ... {anhang|anbei|unterschrift|unterschrieben|unterzeichn~|zukommen|senden|erhalten|zu}',
    'fuer-sie-entschieden': '{uns|haben wir uns} {gern|gerne|} für {sie|dich} entschieden',
    zusage:
      '{zusage|vertragsangebot|jobangebot} {erteilen|geben|für die stelle|für die position|machen|unterbreiten|zu unterbreiten}',
    'angebot-subject@subject': '{vertragsangebot|arbeitsvertrag|zusage|ihr angebot|dein angebot|jobzusage}',
    willkommen: 'willkommen im team',
  },
  fr: {
    'proposer-poste':
      '{plaisir|heureux|heureuse|ravis|ravie|ravi|joie} de {vous|te} {proposer|offrir|confirmer} ... {poste|contrat|embauche|recrutement|cdi|cdd}',
    promesse:
      "{promesse d'embauche|proposition d'embauche|offre d'embauche|proposition de contrat|lettre d'embauche|lettre d'engagement}",
    contrat: '{contrat de travail|votre contrat} ... {joint~|signature|signer|signé|retourner}',
    retenue: 'votre candidature {a été|est} retenue',
  },
  es: {
    ofrecer:
      '{ofrecerte|ofrecerle|ofreceros|proponerte} {el|la|un|una|formalmente} {puesto|posición|contrato|plaza|incorporación|oferta|trabajo|cargo}',
    'oferta-formal':
      '{oferta formal|carta oferta|carta de oferta|oferta de incorporación|propuesta de contratación|oferta de contratación|propuesta de incorporación}',
    contrato: '{contrato de trabajo|tu contrato|su contrato} ... {adjunt~|firm~}',
    seleccionado: '{has|ha} sido {seleccionad~|elegid~} para {el|la} {puesto|posición|vacante}',
  },
  pt: {
    oferecer:
      '{oferecer|oferecer-lhe|oferecer-te|propor} {a você|-lhe|formalmente|} {o|a|um|uma} {vaga|posição|cargo|lugar|contrato|proposta}',
    'proposta-formal':
      '{proposta formal|carta proposta|carta oferta|proposta de trabalho|proposta de emprego|proposta de contratação|proposta contratual|carta de oferta}',
    contrato: '{contrato de trabalho|seu contrato|teu contrato} ... {anexo|assin~}',
    aprovado: '{você|foi} {foi|} {aprovad~} {para|na} {a|o|} {vaga|posição|cargo|processo}',
  },
});
