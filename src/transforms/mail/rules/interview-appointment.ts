import { phraseRules } from './rule.ts';

// A time and a place (or a way) to meet, each a hint, are an invitation together; what names both is one alone.
export const interviewAppointment = phraseRules('interview_invite', {
  any: { 'clock-hint@hint': '<clock>' },
  en: {
    'trial-shift':
      '{trial shift|trial day|working interview|taster shift} {on|this|next|tomorrow|saturday|sunday|monday|tuesday|wednesday|thursday|friday}',
    'reopened-choice':
      '{first choice|chosen candidate|other candidate|preferred candidate|person we chose|candidate we chose|successful candidate|person we had chosen|person we hired|candidate we had} ... {pulled out|dropped out|withdrawn|declined|fallen through|changed their mind|changed her mind|changed his mind|turned it down|let us down|not starting}',
    'give-me-a-ring': '{give|drop} {me|us} a {bell|ring|call|buzz|shout|tinkle}',
    'call-me-on': '{call|ring|phone} me {on|at|when|any|whenever}',
    'which-times':
      '{what|which|when} {days|day|times|time|slots|dates|afternoons|mornings} {next week|this week|} {work|works|suit|suits|are you|do you have|would you|could you|can you|are good|is good|might|would work|would suit}',
    'next-up':
      '{next up|next thing|next is|next we|up next|the plan is} ... {meet~|talk~|speak~|session|chat|call|conversation|interview|visit|with our|with the}',
    'make-it':
      '{could you|can you|are you able to|would you be able to} {make|do|manage|come} ... {<date>|in person|for an interview|to meet}',
    'make-day':
      '{<date>} ... {to come and|to meet|to talk|to speak|to see us|come and talk|come and meet|for a chat|for a coffee}',
    'day-hint@hint': '<date>',
    'place-hint@hint':
      '{pop in|come and|come to|come for|stop by|swing by|speak to you|speak with you|talk to you|meet up|get together|catch up|ring the|location|where:|attend|meet you|come in|come up|come along|come over|come round|call you|ring you|ask for|reception|our office~|dial-in|join link|meeting link|on zoom|via zoom|zoom call|zoom link|teams|google meet|by video|video call|interviewer~|interview panel|the panel|parking|the gate|meeting id|host you|the address is|visit us|join us|drop by|pick you up}',
    reopened:
      '{role|position|vacancy|process|search|it|things|situation} {has|is|have} {now|just|since|} {re-opened|reopened|open again|become available again|changed|come back|opened up again|back on}',
    'reopened-dropped-out':
      '{candidate|person|first choice|they|he|she|someone} ... {dropped out|fallen through|withdrawn|pulled out|declined|changed their mind|turned it down|accepted elsewhere} ... {interested|available|free|talk|chat|meet|you|call}',
    reminder:
      '{reminder|remind you|reminding} ... {interview~|call with|meeting with|conversation with|your visit}',
    'days-interview':
      "{tomorrow's|today's|upcoming} {interview|phone interview|call with|meeting with|screen}",
    'you-are-meeting':
      'you {are|will be|will} {meet|meeting|speaking|interviewing|seeing|talking} {with|to|} ... {<date>}',
    'onsite-subject@subject':
      '{your|the} {virtual|} {onsite|on-site|site visit|visit|panel|interview day|trial day|trial shift|final round|loop|assessment centre|assessment center|taster day}',
    'host-you':
      '{excited|delighted|pleased|look~ forward|happy|thrilled} to {host~|welcom~|hav~|see~} you {on|next|this|in|tomorrow|for|here|at our|to our}',
    'loop-booked':
      '{loop|panel|round|session|sessions|visit|trial|slot} ... {is|are|has been|been} {now|all|} {booked|confirmed|scheduled|set|arranged} {for|on|at}',
    'come-and-see':
      '{come|pop|drop|swing|call} {up|down|over|along|by|in|round|} {and|to|by} {see|meet|visit|talk to|have a look|chat to|chat with} {us|me|the|our}',
    'meet-the-rest':
      '{like|want|love|ready|next|time|chance|opportunity|invite|come} ... meet {with|} {the rest|the team|the wider|our team|our founder~|the founder~|our ceo|our cto|the director~|more of|some of|the hiring|our head}',
    'around-on': '{are you|would you be|will you be|you} {around|about|free} {on|} {<date>}',
    'half-hour':
      '{half an hour|15 minutes|20 minutes|25 minutes|30 minutes|45 minutes|fifteen minutes|twenty minutes|thirty minutes|half hour} {on|over|by|via|of your time|with|to talk|to chat|this|next|together|slot}',
    'send-windows':
      '{send|give|share|suggest|propose|name|offer} {me|us|} {two|three|some|a few|a couple of|your|several} {windows|slots|times|dates|options|time slots}',
    'grab-slot':
      '{grab|pick|choose|take|book|find|select|reserve} {any|a|an|the|whichever|whatever|your} {interview|appointment|} {slot|time|gap|window|appointment}',
    'next-conversation':
      '{next|following|second|final|last} {step|stage|round} ... {is|are|will be|would be|involves|means} ... {<talk>|meet~|speak~|chat~|visit|trial day|trial shift}',
    'trial-day':
      '{trial day|trial shift|taster day|paid trial|working interview|shadow~ day|work trial} ... {<date>|come|join|invite|like|you}',
    'like-you-to-come':
      '{like|love|want|invite|delighted for} you to {come|visit|join us for|spend|attend|present|drop by}',
  },
  de: {
    'reopened-abgesprungen':
      '{wunschkandidat~|ausgewählte~|andere bewerber~|anderer bewerber|erste wahl|die zusage} ... {abgesagt|abgesprungen|zurückgezogen|anders entschieden|nicht angetreten|wieder abgesagt}',
    reinkommen: '{reinzukommen|reinkommen|vorbeizukommen|vorbeikommen|reinschauen} ',
    'welche-termine':
      '{termine|tage|zeiten|slots|terminvorschläge|zeitfenster|uhrzeiten} ... {gehen|passen|klappen|möglich|passt|recht wären|frei}',
    'wann-zeit':
      '{wann|welcher tag|welche tage|an welchem tag} {hast du|haben sie|hättest du|hätten sie|könntest du|könnten sie|kannst du|können sie|wäre|würde|bist du|sind sie} ... {zeit|verfügbar|vorbei~|telefon~|erreichbar|recht|passen|kommen|sprechen}',
    'als-naechstes':
      '{als nächstes|als nächster|nächster schritt|im nächsten schritt|nächste runde|zweite runde} ... {<talk>|treffen|sprechen|mit|kennen~|pairen|besuch~}',
    'begruessen-am': '{am|<date>} ... {begrüßen|empfangen|willkommen heißen|kennenlernen|sprechen}',
    'magst-vorbei':
      '{magst du|möchten sie|willst du|könnten sie|könntest du|kommen sie|hast du lust} ... {vorbei~|besuchen|reinschauen|treffen|kennen~|telefonieren|sprechen}',
    'day-hint@hint': '<date>',
    'place-hint@hint':
      '{vorbeischauen|vorbeizuschauen|vorbeikommen|reinschauen|zu uns|besuchen|unterrichtsstunde|probestunde|probelehrveranstaltung|sie empfangen|dich empfangen|unterhalten|zusammensetzen|begrüßen|begrüssen|vor ort|remote|kennenzulernen|kennenlernen|einwahllink|einwahldaten|teams-meeting|teams-link|zoom-link|per zoom|über zoom|per teams|per video|videocall|empfang|pforte|unser büro|unserem büro|bei uns|vorbei|anrufen|rufe sie|rufe dich|treffen|besuch|filiale|gespräch|kaffee|werkstatt|nehmen teil|teilnehmen}',
    'reopened-stelle':
      '{stelle|position|verfahren} {ist|wird} {nun|jetzt|doch|wieder|überraschend|} {doch wieder|wieder} {frei|offen|zu besetzen}',
    'zweites-treffen':
      '{zweites|zweiten|erstes|ersten|weiteres|weiteren|persönliches|persönlichen|nächstes|gemeinsames} {treffen|kennenlernen|termin|date|telefonat} ',
    'haetten-zeit':
      '{hätten sie|hättest du|haben sie|hast du|hätten sie|wären sie|wärst du} ... {zeit|lust|verfügbar|frei} ... {<date>|telefon~|kaffee|vorbei~|tag|kennen~|gespräch}',
    'zeit-tag':
      '{hätten sie|hättest du|haben sie|hast du} {zeit|lust} ... {<date>|telefon~|kaffee|vorbei~|tag}',
    anrufen: '{wann|ob|gern|gerne|mal|kurz|darf} ... {anrufen|telefonieren|erreichen|sprechen|rufe} ',
    'rufen-sie-an':
      '{rufen sie|ruf} {mich|uns|doch|bitte|gern|gerne|} {doch|mal|bitte|gern|} {mal|an|unter|kurz} ',
    'tag-klappt': '{<date>} ... {klappt|passt|ginge|geht|recht|passend|am besten|möglich}',
    'klappt-tag': '{klappt|passt|ginge|geht|nehmen wir|einigen|vorschlag~|vorschlägen} ... {<date>}',
    einwahl: '{einwahllink|einwahldaten|teams-link|zoom-link|meeting-link|kalendereinladung|video-link}',
    'terminfindung-subject@subject':
      '{terminfindung|terminabstimmung|terminvereinbarung|terminbestätigung|terminverschiebung|terminabsage|terminvorschlag|terminvorschläge|terminbuchung}',
    mitlaufen:
      '{hospitation|hospitieren|probearbeit~|probetag|schnuppertag|schnuppern|mitzulaufen|mitlaufen|kennenlerntag|auswahltag|probe zu arbeiten|zur probe} ... {<date>|tag|termin|einladen|möchten|zeit}',
    'zeit-mitlaufen':
      '{<date>|zeit|möchten|gern~|einladen} ... {hospitation|hospitieren|probearbeiten|probetag|schnuppertag|mitzulaufen|mitlaufen|probe zu arbeiten}',
    'am-empfang':
      '{melden sie sich|melde dich|fragen sie|frag} ... {empfang|pforte|rezeption|anmeldung|nach frau|nach herrn}',
    'freuen-treffen': '{freuen|freue} {uns|mich} {auf|darauf|sie|dich} ... {<date>} ',
  },
  fr: {
    'venir-essai': '{venir|viens|passer|passe|venez} ... {essai|essayer} ... {<date>|heures|matin|soir|midi}',
    'reopened-desistement':
      "{candidat~|personne} {retenu~|choisi~|pressenti~|selectionne~|que nous avions} ... {desiste~|renonce~|decline|retire~|change d' avis}",
    'se-voie': "{l' on se voie|on se voit|nous voyions|se voie|se rencontrer|nous rencontrer|se croiser}",
    'appelez-moi':
      '{appelez-moi|appelle-moi|rappelez-moi|rappelle-moi|passez me voir|passe me voir|passez nous voir|passe nous voir}',
    'quand-dispo':
      "{quand|quels jours|quelle date|quel jour|quelles dates|a quelle heure|quel creneau} {es-tu|etes-vous|seriez-vous|serais-tu|pouvez-vous|peux-tu|pourriez-vous|vous convien~|te convien~|vous arrange~|t' arrange~|tu es|vous etes|serait}",
    'note-pour': '{note|noté|ok|parfait|entendu|confirme} pour {<date>|le}',
    'passer-jour': '{passer|venir|rencontrer|recevoir|retrouver|voir} ... <date>',
    'parler-avec':
      '{tu parleras|tu rencontreras|vous rencontrerez|vous echangerez|tu echangeras|vous serez recu~|tu verras} ',
    'day-hint@hint': '<date>',
    'place-hint@hint':
      "{passer|demandez|demander|vous voir|te voir|on se voit|se voir|boire un|dejeuner|rendre visite|rencontrer|vous recevoir|te recevoir|vous rencontrer|au siege|dans nos locaux|nos bureaux|par teams|en visio|visioconference|sur zoom|google meet|lien de connexion|jury|commission|munissez-vous|passer au|passer nous voir|venir|vous appeler|t' appeler|au telephone|votre venue|audition|un echange|rendez-vous|un cafe}",
    'convoque-a':
      "{convoque~|invite~|attendu~|convie~} {a|au|le|pour} {vous presenter|l' audition|un entretien|l' entretien|l' oral|la visite|participer|jury|devant|<date>}",
    'joindre-telephone':
      '{rappeler|joindre|appeler|point|echanger|moment} ... {telephone|creneau~|disponib~|premier point|minutes|portable|mobile}',
    'prochaine-etape-talk':
      '{prochaine|seconde|deuxieme|derniere|suivante|troisieme} {etape|phase} ... {<talk>}',
    'se-voir':
      "{on se voit|se voir|vous voir|te voir|qu' on en parle|en parler|en discuter|passer au|passer nous} ... {<date>|studio|bureau~|semaine|atelier|locaux}",
    'dispo-jour': '{dispo~|disponible~|libre~|disponibilites} ... {<date>|semaine prochaine|cette semaine}',
    'rdv-jour': '{rendez-vous|rdv|votre venue|visite|visio} ... {<date>}',
    'soit-le': '{soit|ou bien} {le|lundi|mardi|mercredi|jeudi|vendredi} ... {soit|ou}',
    'decaler-entretien':
      "{annuler|decaler|reporter|maintenir|avancer|deplacer} {votre|notre|l'|ton|le|au} {entretien|rdv|rendez-vous|echange|mardi|mercredi|jeudi}",
    'journee-essai':
      "{journee d' essai|journee d' immersion|essai en cuisine|service d' essai|demi-journee d' essai|mise a l' essai} ... {<date>|venir|proposer|vous|toi}",
    'reopened-poste':
      '{poste|recrutement|processus} {est|redevient|se} {a nouveau|de nouveau|finalement} {ouvert|disponible|vacant|a pourvoir}',
  },
  es: {
    'venir-prueba': '{venir|vengas|vienes|vinieras|pasarte} ... {prueba|probar} ',
    'reopened-renuncia':
      '{candidat~|persona} {elegid~|seleccionad~|escogid~|que habiamos} ... {renunciado|rechazado|echado atras|retirado|declinado|ha dicho que no|incorporara}',
    llamame:
      '{llamame|llamanos|pasate por|pasese por|acercate} ... {hablamos|cuando|trabajo|puesto|vemos|contamos}',
    'que-dias':
      '{que dias|que dia|cuando|que hora|a que hora|que horario} {tienes|puedes|podrias|te viene|te va|estas|tendrias|te vendria|te iria|le viene|le va|podria|seria}',
    'lo-siguiente':
      '{lo siguiente|el siguiente paso|proximo paso|ahora toca|ahora viene} ... {sesion|charla|hablar|conocer~|<talk>|con nuestr~|con el|con la}',
    'vendria-bien':
      '{te vendria|te viene|te iria|te va|le vendria|le viene|puedes|podrias} {bien|} ... {acercarte|pasarte|venir|vernos|hablar|<date>}',
    'te-vienes':
      '{te vienes|te pasas|vente|pasate|te acercas|nos conocemos} ... {<date>|estudio|oficina|taller|tienda|y}',
    'day-hint@hint': '<date>',
    'place-hint@hint':
      '{conocemos|vienes|acuda|acudir|preguntar por|pregunta por|pasate|por el estudio|vernos|nos vemos|verte|edificio|charla|conocernos|conocerte|conocerle|conocerla|nuestras oficinas|nuestra oficina|por meet|por teams|por zoom|videollamada|te esperamos|le esperamos|recepcion|acercarte|pasarte|venir|vengas|vinieras|te llamo|llamarte|entrevistador~|enlace de la reunion|unirse a la reunion|te cuento|un cafe|charlar|ubicacion|tomamos}',
    'conozcas-equipo':
      '{conozcas|conocer|conozca|conoceras|presentarte} {a|al|el|} {equipo|resto|los fundadores|la directora|el director|fundador~|compañeros|nuestro equipo|responsable}',
    'indicanos-disponibilidad':
      '{indicanos|dinos|indica|dime|pasame|pasanos|envianos|mandame|confirmanos|confirmame} ... {disponibilidad|horas te|dia te|huecos|horario|cuando te}',
    'podrias-venir':
      '{podrias|puedes|podria|puede|te apetece|te animas|te gustaria|nos gustaria que} ... {acercarte|pasarte|venir|tomar~|vinieras|una llamada|charlar|vernos|pases|vengas}',
    cafe: '{tomamos|tomar|tomarnos|invito a} {un|algo} {cafe|con}',
    'reserva-franja':
      '{reserva|elige|escoge|coge|selecciona|agenda} {la|una|tu|el|un} {franja|hora|cita|hueco|horario|fecha}',
    'quiere-hablar':
      '{quiere|quieren|queremos|queria|quisiera|querria} {hablar|charlar|conversar|reunirse|reunirnos|verse|quedar} {contigo|con usted}',
    'fase-encuentro':
      '{siguiente|proxima|segunda|ultima|proximo|siguientes} {fase|paso|etapa|ronda} ... {<talk>|encuentro~|reunion~|charla~|conocer~}',
    'dia-de-prueba': '{jornada|dia|turno|servicio} de prueba ... {<date>|equipo|con|te|nos}',
    'se-cita':
      '{se cita a|citamos a|queda citad~|queda usted citad~|queda convocad~|se le convoca|se le cita}',
    'te-esperamos': '{te esperamos|le esperamos|nos vemos|te espero} {el|la|a las|manana|en|este} ',
    'reopened-proceso':
      '{proceso|vacante|puesto|plaza} ... {vuelto a abrir|se ha reabierto|reabre|reabierto|vuelve a estar abiert~}',
  },
  pt: {
    'vir-experiencia':
      '{vir|vires|venhas|passar} ... {experiencia|teste|turno|dia de} ... {<date>|cozinha|equipa|loja|equipe}',
    'reopened-desistiu':
      '{candidat~|pessoa} {escolhid~|selecionad~|que tinhamos|que haviamos} ... {desistiu|recusou|declinou|voltou atras|nao vem}',
    'passa-ca': '{passa ca|passe aqui|vem ca|aparece|passa aqui|da um pulo|me liga|liga-me} ',
    'falamos-das':
      '{falamos|conversamos|mostro-te|te mostro} {das|sobre|do|da|a|o} {condicoes|vaga|trabalho|campo|espaco|projeto|funcao}',
    'qual-horario':
      '{qual horario|que horario|que horas|que dia|quais dias|qual dia|quando} {funciona|voce pode|podes|pode|tens|teria|e melhor|fica|te da|lhe da|seria|voce consegue|consegues|voce tem}',
    'agora-e-papo':
      '{agora e|agora vem|o proximo e|segue agora|a seguir} ... {papo|conversa|<talk>|com a|com o}',
    'conhece-lo': '{conhece-lo|conhece-la|recebe-lo|recebe-la|ouvi-lo|ouvi-la|conhecer-te|receber-te}',
    'pode-comparecer': '{pode|podes|poderia|favor|deve} comparecer ... ',
    'livre-dia': '{livre|disponivel|disponibilidade|consegue|consegues} ... <date>',
    'day-hint@hint': '<date>',
    'place-hint@hint':
      '{te mostrar|mostrar o|trocar uma ideia|bater um papo|livre|disponivel|a receber|recebe-l~|receber|instalacoes|encontrar|conversar|encontro|passar aqui|vir ca|vem ca|por video|videochamada|pelo meet|pelo teams|pelo zoom|por teams|por zoom|comparecimento|nosso escritorio|no escritorio|nossas instalacoes|te espero|te esperamos|esperamos por si|recepcao|endereco|conhecer-te|te conhecer|conheceres|falar comigo|falar contigo|conversar com voce|cafe|te ligo|ligar-lhe|link da reuniao|mando o link}',
    'consegue-falar':
      '{consegue|consegues|podes|pode|da para|topa|teria|tem|tens} ... {falar|conversar|ligar|vir|passar|videochamada|conversarmos|falarmos|um cafe} ... {<date>|semana|video|minutos}',
    'conhecer-equipa':
      '{conheceres|conhecer|conheca|conhecas|conhecesse} {o|a|todo o|nosso|nossa|os} {time|resto|equipa|equipe|fundador~|gestor~|diretor~|restante}',
    'passo-conversa':
      '{proxima|proximo|passo|segunda|ultima|seguinte} {etapa|fase|passo|seguinte|conversa} ... {<talk>|conhecer~|encontro~}',
    comparecimento:
      '{solicitamos|pedimos|aguardamos|contamos com|solicita-se|confirme|confirmar} {o|a|} {seu|sua|tua|teu} {comparecimento|presenca|vinda}',
    'da-te-jeito':
      '{da-te jeito|te da jeito|da jeito|fica bom para voce|fica bem para si|funciona para voce|funciona pra voce|te serve}',
    'dia-de-teste': '{dia|turno|periodo} de {experiencia|teste|prova} ... {<date>|equipa|equipe|voce|te}',
    'reopened-vaga':
      '{vaga|processo|posicao} ... {voltou a abrir|reabriu|foi reaberta|foi reaberto|reaberta|reaberto}',
    'te-espero':
      '{te espero|te esperamos|esperamos voce|esperamos por si|esperamos por ti} {no|na|as|amanha|em|dia|la} ',
  },
});
