import { phraseRules } from './rule.ts';

export const interviewInvite = phraseRules('interview_invite', {
  en: {
    'next-stage':
      'invit~ you to the {next|second|third|following|final} {stage|round|step|phase} {of|in} {our|the|this} ... {process|recruitment|selection|hiring}',
    'shall-we-meet': '{shall|could|can|should} we {meet|talk|speak|chat|catch up|have a call|jump on}',
    'like-you-to-meet': '{like|love} you to {meet|speak|talk|come}',
    'do-a-call': '{could|can|would} you {do|make|join|jump on} {a|an} ... <talk>',
    'couple-of-times':
      '{couple of|few|some} {times|slots|dates|days|windows|options} {that|and|which|this|next|you|for|over|in}',
    'give-you-a-ring':
      '{give|call|ring|phone} you {a ring|a call|a bell|a quick call|to discuss|to talk|to chat|on|at|tomorrow|this|next}',
    'start-our-interview':
      '{start|begin|do|have|hold|shift|bring} {our|your|the} {interview|call} {at|to|by|a bit|an hour|instead|over|on|half}',
    'your-interviews': 'your {interview~} {with|at|for} ... {confirmed|scheduled|booked|tomorrow|at|on}',
    'book-call@subject': '{book|schedule|pick} {your|a} {call|slot|time|chat|interview}',
    'stage-reached':
      '{through to|made it to|reached|progressed to|moving to} the ... {interview|hiring manager|final|next} {stage|round}',
    'interview-invitation': 'interview {invitation|invite}',
    'round-interview@subject':
      '{first-round|first round|second-round|second round|final-round|final round|round 1|round 2|round 3|round one|round two} ',
    'interview-on':
      "{interview|phone screen|recruiter screen|screening call|phone interview} ... {<day>|o'clock} ",
    'screen-scheduled': '{screen|interview|call} ... {is|has been} {scheduled|booked|confirmed|arranged}',
    'onsite-arranged':
      '{interview|visit|onsite|on-site} {has been|is} {now|} {arranged|booked|scheduled|confirmed|set up}',
    'time-for-chat': '{time|minutes|up} for {a|an} ... {chat|call|coffee|conversation|talk|interview}',
    'talk-on-day':
      '{speak|talk|chat|meet|catch up|connect} {with|to|} {you|us|me|our|the team} ... {on|at|this|next|for} {<day>}',
    'day-for-talk':
      '{<day>} ... {for|to} {a|have a|} {interview|call|chat|conversation|meeting|talk|speak|meet}',
    'let-us-know-when':
      '{let me know|let us know|tell me|tell us} {when|what time~|which day~} {you|would|works|suits}',
    'suggest-day': '{suggest|propose} ... {<day>} ',
    'invite-to':
      '{invit~|welcome} {you|} {to|for} {a|an|the|our|your|join|meet|speak|talk|have|another|attend|} ... {<talk>|phone|screen|us|panel}',
    'like-to-schedule':
      '{<want>} to {schedule|arrange|set up|book|organise|organize|set|have|plan|invite|conduct|hold|find|bring|get|jump|hop} ... {<talk>|screen|time to|a time|you in|you onsite}',
    'like-to-speak':
      '{<want>} to {further|} {speak|talk|chat|meet|connect|interview|discuss|catch up|see} {with|further|} {you|to you|your}',
    'see-you-for':
      '{see|meet|bring|get|have} you {in|back|onsite|} {for|to} {a|an|the|our|your|meet|another} ... {<talk>|stage|team}',
    'learn-more':
      '{<want>} to {learn|hear|know|find out} {a bit|a little|} more about {you|your} ... {call|chat|minutes|time|slot|calendar|speak|week|available|availability|free|talk}',
    'schedule-your':
      '{schedule|book|arrange|confirm|reschedule|self-schedule|plan} {your|the|an|a|in|our} ... {<talk>}',
    'schedule-a-time':
      '{schedule|book|arrange|set up|find|fix} {a|some} {suitable|convenient|} time {to|for|that|with}',
    'pick-a-time':
      '{pick|choose|select|book|find|grab|suggest} {a|your|some|a few|the|any|one} {convenient|suitable|interview|} {time~|slot~|time slot~|date~|day} {and time|} {that|which|below|here|using|on|in|for|via|from|with}',
    'availability-for':
      '{availability|available|times|time slots|slots|dates} {for|to|over|in} {a|an|the|the next|this|next|have|come in|meet|talk|speak|chat} ... {<talk>|<day>|with|us|phone}',
    'share-availability':
      '{share|send|provide|submit|let us know|let me know|confirm|reply with|give me|give us} {your|me your|us your|what|when|with your|some|a few|me a few|me some|us a few|which} {current|general|} {availab~|times|time|windows|dates|slots|you are free|works|days}',
    'free-for':
      '{free|available|around} {for|to|on|at} {a|an|have|jump|hop|speak|talk|chat|meet|<day>} ... {<talk>|<day>|phone|with|about|minutes}',
    'are-you-free':
      '{are you|would you be|will you be|is your calendar|you} {free|available|open} {<day>|for|on|at|to|between|any time|sometime}',
    'have-minutes':
      '{have|got|spare|find} {some|} {time|minutes|a moment|half an hour|an hour|15|20|30|45|60} {minutes|mins|min|} {this|next|for|to|on|over|tomorrow|later|free|available|during}',
    'how-is-calendar': '{calendar|diary|schedule|week} {looking|look} {like|on|this|next|for|} ',
    'hop-on-call': '{hop|jump|get|come} on {a|the|} {quick|short|brief|} {call|zoom|phone|video}',
    'interview-is':
      'interview {is|has been|with|for|on|at|will|coming} ... {scheduled|confirmed|rescheduled|moved|booked|arranged|set for|postponed|take place|takes place|held|coming up|tomorrow}',
    'interviews-held':
      '{interview|your interview} {will|is} {be|to be|} {held|conducted|taking place|scheduled} {on|at|in|for|between}',
    'shortlisted-for':
      'you {have|are|were} {been|} {successfully|} {shortlisted|selected|chosen|invited|asked} {for|to} ... <talk>',
    'interview-confirmed': '{confirm|confirming|confirmed|confirmation of} {your|the|our} ... interview',
    'interview-subject@subject':
      'interview {invitation|invite|confirmation|confirmed|scheduled|rescheduled|reminder|request|availability|details|on|with|for|tomorrow|schedule|scheduling}',
    'interview-dash@subject':
      '{interview|phone screen|introductory call|intro call|screening call|technical interview} {-|:|at}',
    'invitation-subject@subject':
      '{invitation|invite|invited|schedule|scheduling|reschedule|rescheduled|rescheduling|upcoming|confirming|confirmed|phone|telephone|video|onsite|technical|reminder} {to|for|an|your|} {an|your|} {first|second|final|phone|telephone|video|} {interview~|phone screen|introductory call}',
    'call-subject@subject':
      '{phone screen|phone interview|video interview|introductory call|intro call|screening call|first interview|second interview|final interview|2nd stage|second stage|final round}',
    reschedule:
      "{reschedul~|move|moving|postpone|push|shift|bring forward} {your|our|the|tomorrow's|today's|this} ... {interview|conversation|call|meeting|chat}",
    'reschedule-to':
      '{reschedul~|push it|move it|moved it|pushed} {it|this|us|our|your|} {to|for|until|back} ... {<day>|time|later|interview}',
    'move-to-interview':
      '{move|moving|moved|progress~|advanc~|proceed~|invite|forward|passed|through} {you|} {forward|on|} {to|with} {the|an|a|our|your} {next|first|second|final|} ... {interview~|round|conversation|phone screen}',
    'next-step-interview':
      '{next|first|second|final} {step~|stage|round} {is|will be|would be|in|of} ... {interview|call|conversation|chat|meeting|phone screen}',
    'bring-you-onsite': '{bring|have|get|fly} you {onsite|on-site|in for|in to|over for}',
    'look-forward-speaking':
      '{look|looking} forward to {speaking|meeting|talking|chatting|interviewing} {with|to|} you {on|at|tomorrow|next|then|this}',
    'does-it-work':
      '{work|works|suit|suits|convenient} {you|for you|} {for|to have} {a|an} ... {call|chat|interview|conversation|meeting}',
    'day-works':
      '{would|does|could|is} ... {<day>} ... {work|suit|be convenient|be possible|ok|convenient} {for you|you}',
    'continue-with-you':
      '{continue|proceed|go|move} {the process|the conversation|our conversation|ahead|forward} with you',
    'which-time-suits':
      '{times|slots|dates|options|days|windows|time|day} {that|which|} {suit~|work~|would suit|would work|fit~|is convenient|are convenient|can you do|could you do} {you|best|for you|in|over|}',
    'what-times':
      '{what|which|when} {times|days|dates|time|day|slots} {can|could|would|are|do|work|works|suit~} {you|for|best|}',
    'open-to-a-call':
      '{open to|up for|interested in|keen on} {a|an|having} ... {call|chat|conversation|coffee|interview}',
    'in-the-calendar@any':
      "{it's|it is|this is|that's|that is|we are|you are|now|booked} {in|on} {the|your|our} {calendar|diary}",
    'calendar-invite':
      '{calendar|meeting} {invite|invitation} ... {interview~|call|conversation|chat|screen|meeting with}',
    'interview-link': '{join|dial|zoom|teams|google meet} ... interview',
    'come-in':
      '{come|coming|pop} {in|by|to our office~|into the office} {and|to|for} ... {meet|talk|speak|chat|interview}',
  },
  de: {
    'passt-dir':
      '{passt|passen|ginge|geht|klappt} {dir|ihnen|es dir|es ihnen|es bei} ... {montag|dienstag|mittwoch|donnerstag|freitag|uhr|woche|morgen}',
    'laden-zu-uns': '{laden|lade} {wir|ich|} {sie|dich} ... {zu uns|in unser|ins büro|uhr} ... ein',
    'unterhalten-mit':
      '{persönlich|gern~|kurz} {mit ihnen|mit dir} {unterhalten|sprechen|austauschen|telefonieren}',
    'gespraech-am': '{<talk>} ... {am|um} ... {uhr|montag|dienstag|mittwoch|donnerstag|freitag}',
    'am-gespraech': '{uhr|montag|dienstag|mittwoch|donnerstag|freitag} ... {<talk>}',
    'komm-vorbei':
      '{komm|kommen sie|vorbeikommen|vorbeizukommen|schau} ... {vorbei|uhr|montag|dienstag|mittwoch|donnerstag|freitag|büro}',
    wunschtermin:
      '{wunschtermin|terminwunsch|termine zur auswahl|terminvorschläge|terminvorschlag|folgende termine}',
    'termine-auswahl': '{<talk>} ... {folgende termine|termine zur|zur auswahl|terminvorschl~|wunschtermin}',
    'einladen-zu':
      '{zu|zum|für} {einem|ein|unserem|dem|einer|das|} ... {<talk>} ... {einladen|einzuladen|ein|einlade|laden}',
    'laden-ein':
      '{laden|lade|einladung|eingeladen|einladen} {wir|ich|dich|sie|zum|zu|zur|hiermit|herzlich|für} ... {<talk>}',
    'einladung-subject@subject':
      '{einladung|termin|terminvorschlag|terminbestätigung|terminverschiebung|neuer termin|erinnerung|ihr|dein|verschiebung} ... {<talk>}',
    'talk-subject@subject':
      '{gesprächstermin|vorstellungsgespräch|vorstellungstermin|kennenlerngespräch|erstgespräch|telefoninterview|videointerview|interviewtermin|auswahlgespräch|bewerbungsgespräch}',
    termin: '{termin~|terminvorschläge|zeitpunkt|uhrzeit|zeitfenster} {für|zu|zum} ... {<talk>}',
    'termin-waehlen':
      '{termin|zeitslot|slot|zeitfenster|wunschtermin} ... {aussuchen|auswählen|wählen|buchen|vereinbaren|reservieren}',
    'waehle-termin@subject': '{wähle|wählen sie|buche|buchen sie|vereinbare} {deinen|ihren|einen} ... termin',
    'zeit-fuer':
      '{zeit|lust|verfügbar|erreichbar} {für|auf|zu} {ein|einen|ein kurzes|einen kurzen|ein erstes} ... {<talk>|kaffee}',
    'wann-passt':
      '{wann|ob|ginge|geht|passt|würde|wäre} {es|dir|ihnen|auch|dienstag|montag|mittwoch|donnerstag|freitag|der} ... {passt|passen|montag|dienstag|mittwoch|donnerstag|freitag|uhr|woche|besten|möglich|recht|verfügbar}',
    kennenlernen:
      '{möchten|würden|wollen|möchte|würde|gern~} {wir|sie|dich|ich|gern~|näher|persönlich|} ... {kennenlernen|kennen lernen|kennenzulernen}',
    'freuen-kennenlernen':
      '{freuen|freue} {uns|mich} {darauf|} {sie|dich} ... {kennenzulernen|kennen zu lernen}',
    'freuen-auf': '{freuen|freue} {uns|mich} ... auf {ein|das|unser|dein|ihr} ... {<talk>}',
    'mehr-erfahren': '{mehr} {über|von} {sie|dich} {erfahren|hören|wissen} ... {<talk>|termin|uhr}',
    'sprechen-mit':
      '{möchten|würden|möchte|würde|wollen} {wir|ich|gern|gerne|mit} ... {<talk>|<talk>} ... {führen|vereinbaren|verabreden|ausmachen|vorschlagen|einladen}',
    'schlage-vor': '{schlage~|biete~|anbieten} ... {<talk>|ersatztermin} ... {vor|an|uhr}',
    verschieben: '{<talk>|termin} ... {verschieben|verschoben|verlegen|verlegt|umbuchen|entfallen|umlegen}',
    'termin-bestaetigt@any':
      '{bestätige} {ich|dir|ihnen|} {hiermit|gerne|gern|ihnen|dir|} {unseren|den|deinen|ihren} {termin|gesprächstermin|interviewtermin}',
    'termin-bestaetigen':
      '{bestätigen|bestätigung} {wir|} {ihnen|dir|} {hiermit|gerne|gern|} {unseren|den|deinen|ihren|des} {termin|gesprächstermin|interviewtermin}',
    'gespraech-bestaetigt': '{<talk>} ... {bestätigen|bestätigt|findet|vereinbart|stattfinden|stattfindet}',
  },
  fr: {
    'discuter-jour':
      '{discute~|discuter|parle~|parler|appelle~|appeler|echange~|voir|rencontre~} ... {lundi|mardi|mercredi|jeudi|vendredi|demain|cette semaine|semaine prochaine}',
    'jour-discuter':
      '{dispo~|libre|minutes|min} ... {discuter|discute|parler|parle|echanger|echange|appeler|visio|appel}',
    'entretien-repousse': 'entretien ... {repousse~|avance~|maintenu|annule et reporte|change~}',
    'entretien-jour':
      '{entretien|echange|rendez-vous|visio|appel} ... {lundi|mardi|mercredi|jeudi|vendredi|demain}',
    'jour-entretien':
      '{lundi|mardi|mercredi|jeudi|vendredi|demain} ... {entretien|echanger|echange|visio|rencontrer}',
    'confirmons-rdv': '{confirmons|confirme|confirmer} {votre|ton|notre|le} {rendez-vous|entretien|echange}',
    's-appeler':
      "{s' appeler|se parler|se rencontrer|se voir|nous appeler|t' appeler|vous appeler|faire connaissance|faire un point|prendre un cafe} ... {lundi|mardi|mercredi|jeudi|vendredi|demain|semaine|heure~|vers|connaissance|dispo~|h}",
    'premier-echange': '{premier|rapide|court} {echange|appel|entretien|call}',
    'inviter-entretien':
      '{invit~|convi~|convoqu~|proposer|propose|proposons|fixer|organiser|planifier|convenir|programmer|passer} ... {entretien~|entrevue|rendez-vous|echange|visioconference|rencontre|appel}',
    'venir-entretien':
      '{venir|disponible~|dispo|libre|serez|passer|recevoir} ... {entretien|entrevue|rencontrer|echange|appel|visio}',
    rencontrer:
      '{souhait~|aimerions|aimerais|aimerait|voudrions|voudrais|serions|plaisir|ravi~} {ravis|heureux|} {de|} {vous rencontrer|te rencontrer|echanger avec vous|echanger avec toi|faire votre connaissance|pouvoir echanger|faire ta connaissance|en discuter avec vous|vous recevoir|te recevoir}',
    'on-se-rencontre@subject':
      '{on se rencontre|echange telephonique|premier echange|entretien telephonique|entretien visio}',
    'entretien-subject@subject':
      '{invitation|convocation|confirmation|proposition|votre|report|rappel|ton|nouveau} ... entretien',
    'entretien-est':
      'entretien ... {confirme|planifie|reporte|reprogramme|fixe|decale|aura lieu|deplacer|reporter|decaler|prevu}',
    reporter:
      "{reporter|decaler|deplacer|reprogrammer|repousser} {votre|notre|l'|ton|le} {premier|prochain|} {entretien|rendez-vous|echange}",
    disponibilites:
      '{vos disponibilites|tes disponibilites|etes-vous disponible|seriez-vous disponible|serais-tu disponible|serais-tu libre|serais-tu dispo|serais dispo|es dispo|es-tu dispo~|vos creneaux|un creneau|le creneau|des creneaux|quelles sont vos} ... {entretien|echange|appel|echanger|rencontre~|semaine|lundi|mardi|mercredi|jeudi|vendredi|demain|arrange|convient|visio|heure|lien}',
    'choisir-creneau': '{choisi~|selectionn~|reserv~|propose~} ... {creneau~|horaire~|date~}',
  },
  es: {
    'nos-vemos':
      '{te pasas|pasate|pasarte|hablamos|nos vemos|quedamos|te llamo|llamamos} ... {lunes|martes|miercoles|jueves|viernes|manana|semana|hora~}',
    'avanzado-entrevista': '{avanzado|pasado|avanzas|pasas} a la {entrevista|fase de entrevista~}',
    'te-va-bien':
      '{te|le} {va bien|viene bien|parece bien|encaja} {una|un|el|la} ... {<talk>|hora|dia|semana}',
    'entrevista-dia':
      'entrevista~ ... {lunes|martes|miercoles|jueves|viernes|manana|dia|h|horas|am|pm|google meet|teams|zoom}',
    'dia-entrevista': '{lunes|martes|miercoles|jueves|viernes|manana|dia} ... {entrevista~}',
    'confirmamos-entrevista':
      '{confirmamos|confirmo|confirmar|confirmada|recordamos|recordarte} {tu|su|la|nuestra} ... <talk>',
    llamarte:
      '{llamarte|llamarle|hablar|hablamos|hablemos|charlar|charlamos|conversar|vernos|pasarte|acercarte|venir} ... {lunes|martes|miercoles|jueves|viernes|manana|semana|hora~|rato|oficina~|telefono|minutos}',
    'podrias-dia':
      '{podrias|podria|puedes|puede|te viene bien|le viene bien|te va bien} {el|la|manana|este|pasarte|venir|acudir} ... {lunes|martes|miercoles|jueves|viernes|manana|hora~|semana|entrevista|h}',
    'invitar-entrevista':
      '{invit~|convocar~|concertar|agendar|programar|coordinar|tener|realizar|organizar|citar~|mantener|citamos|convocamos|hacer~} ... <talk>',
    conocerte:
      '{gustaria|encantaria|queremos|querriamos|quisieramos|quiero|deseamos} {conocerte|conocerle|conocerla|conocerlo|hablar contigo|hablar con usted|entrevistarte|entrevistarle|charlar contigo|conversar contigo|poder hablar}',
    conocernos: '{conocernos|conocerte mejor|hablar contigo|charlar contigo|conversar contigo}',
    'entrevista-subject@subject':
      '{invitacion|confirmacion|convocatoria|cambio|recordatorio|nueva fecha|reprogramacion|tu|citacion|agenda} ... entrevista',
    'entrevista-es':
      'entrevista ... {confirmada|programada|reprogramada|agendada|tendra lugar|aplazada|sera el|sera|reprogramar|mover|hora|horas}',
    reprogramar:
      '{reprogramar|aplazar|mover|posponer|cambiar|reagendar|retrasar} {la|tu|su|nuestra} ... <talk>',
    hueco:
      '{tendrias|tienes|tendria|tiene} ... {hueco|rato|disponibilidad|tiempo|minutos} ... {llamada|hablar|charla~|conocer~|entrevista|videollamada|semana|manana|lunes|martes|miercoles|jueves|viernes|}',
    disponibilidad:
      '{tu|su|que|cual es tu} disponibilidad ... {<talk>|hablar|conversar|semana|tienes|tendrias|dias}',
    'elige-horario-entrevista':
      '{elige|elegir|elija|escoge|escoger|selecciona|reserva|agenda} ... entrevista',
    'elige-horario':
      '{elige|elegir|elija|escoge|escoger|selecciona|reserva} ... {horario|hora|fecha|dia|hueco}',
  },
  pt: {
    'marcar-call': '{marcar|agendar|bora|vamos} ... {call|papo|conversa|entrevista}',
    'que-tal':
      '{que tal|topa|bora|vamos|teria interesse em} {marcar|fazer|bater|} {uma|um|} {call|bate-papo|conversa|conversar|conversarmos}',
    'entrevista-dia':
      '{entrevista~|bate-papo} ... {segunda|terca|quarta|quinta|sexta|amanha|dia|horas|horario|teams|meet|zoom|as}',
    'dia-entrevista': '{segunda|terca|quarta|quinta|sexta|amanha|dia} ... {entrevista~|bate-papo}',
    'confirmamos-entrevista':
      '{confirmamos|confirmo|confirmar|confirmada|lembramos|lembrar} {a|o|sua|a sua|a tua|nossa} ... <talk>',
    'conversar-dia':
      '{conversar|conversarmos|falar|falarmos|ligar|ligarmos|encontrar|papo|tempinho} ... {segunda|terca|quarta|quinta|sexta|amanha|semana|hora~|telefone|video|minutos|tempinho|conversar~}',
    'pode-dia':
      '{pode|poderia|podes|consegue|consegues} {ser|vir|na|no|amanha|nesta|passar} ... {segunda|terca|quarta|quinta|sexta|amanha|hora~|semana}',
    'convidar-entrevista': '{convid~|convocar~|agendar|marcar|realizar|ter|agende|marque|fazer} ... <talk>',
    'conhecer-te':
      '{gostariamos|gostaria|queremos|adorariamos|queria|quero|adoraria} {de|} {te|o|a|} {conhecer|conhece-lo|conhece-la|conversar|falar|conhecer-te} {melhor|com|contigo|voce|}',
    'entrevista-subject@subject':
      '{convite|confirmacao|convocacao|convocatoria|agendamento|lembrete|remarcacao|reagendamento|nova data|sua|tua|etapa} ... {entrevista|bate-papo}',
    'entrevista-esta':
      'entrevista ... {confirmada|agendada|remarcada|reagendada|marcada|sera|remarcar|reagendar|adiada}',
    remarcar: '{remarcar|reagendar|adiar|alterar|mudar} {a|sua|a sua|a tua|nossa|a nossa|o nosso} ... <talk>',
    disponibilidade:
      '{sua|tua|qual a sua|qual a tua|tem|tens|teria|terias} disponibilidade ... {<talk>|conversar|falar|segunda|terca|quarta|quinta|sexta|semana|horario}',
    'avancou-entrevista': '{avancou|passou|avancaste|passaste|seguir|avancar} ... {para|a} ... entrevista~',
    'melhor-horario': '{escolha|agende|marque|selecione|indique} ... {horario|data|dia}',
    'bate-papo-subject@subject': 'bate-papo',
  },
});
