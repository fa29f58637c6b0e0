import { phraseRules } from './rule.ts';

export const interviewInvite = phraseRules('interview_invite', {
  en: {
    'invite-to':
      '{invit~|welcome} {you|} {to|for} {a|an|the|our|your|join|meet|speak|talk|have|another|} ... {interview~|call|chat|conversation|discussion|phone screen|screening|onsite|on-site|meeting|round|us|panel}',
    'like-to-schedule':
      '{like|love|want|wanted|hoping|happy|keen|excited|pleased} to {schedule|arrange|set up|book|organise|organize|set|have|plan|invite} ... {interview~|call|chat|conversation|meeting|screen|screening|time to}',
    'like-to-speak':
      '{like|love|want|keen|excited} to {speak|talk|chat|meet|connect|interview} {with|} {you|to you}',
    'schedule-your':
      '{schedule|book|arrange|confirm|reschedule} {your|the|an|a} ... {interview|call|conversation|phone screen|video call|chat}',
    'pick-a-time':
      '{pick|choose|select|book|find|grab|suggest} {a|your|some|a few|the} {convenient|suitable|} {time~|slot~|time slot~|date~} {that|which|below|here|using|on|in|for|via|from}',
    'times-available':
      '{availability|available|times|time slots|slots} {for|to|over|in} {a|an|the|the next|this|next|have} ... {interview~|call|chat|conversation|week|days|meeting}',
    'share-availability':
      "{share|send|provide|let us know|let me know|confirm|reply with} {your|me your|us your|what|when|with your|some|a few} {availab~|times|time|you are free|you're free|works}",
    'interview-is':
      'interview {is|has been|with|for|on|at} ... {scheduled|confirmed|rescheduled|moved|booked|arranged|set for|postponed}',
    'interview-confirmed': '{confirm|confirming|confirmed|confirmation of} {your|the|our} ... interview',
    'interview-subject@subject':
      'interview {invitation|invite|confirmation|confirmed|scheduled|rescheduled|reminder|request|availability|details|on|with|for|-}',
    'invitation-subject@subject':
      '{invitation|invite|invited|schedule|scheduling|reschedule|rescheduled|rescheduling|upcoming|confirming|your|phone|video|onsite|technical} {to|for|an|your|} {an|your|} {first|second|final|} {interview~|phone screen}',
    reschedule:
      "{reschedul~|move|postpone|push} {your|our|the|tomorrow's|today's} ... {interview|conversation|call|meeting}",
    'move-to-interview':
      '{move|moving|moved|progress~|advanc~|proceed~|invite|forward} {you|} {forward|on|} {to|with} {the|an|a|our|your} {next|first|second|final|} ... {interview~|round|stage|conversation|phone screen}',
    'next-step-interview':
      '{next|first|second|final} {step~|stage|round} {is|will be|would be|in|of} ... {interview|call|conversation|chat|meeting|phone screen}',
    'look-forward-speaking':
      '{look|looking} forward to {speaking|meeting|talking|chatting|interviewing} {with|to|} you {on|at|tomorrow|next|then|this}',
    'does-it-work':
      '{work|works|suit|suits|convenient|free} {you|for you|} {for|to have} {a|an} ... {call|chat|interview|conversation|meeting}',
    'continue-with-you':
      '{continue|proceed|go|move} {the process|the conversation|our conversation|ahead|forward} with you',
    'which-time-suits':
      '{times|slots|dates|options|days} {suit~|work~|would suit|would work|fit~|is convenient|are convenient} {you|best|for you}',
    'open-to-a-call':
      '{open to|up for|interested in|keen on} {a|an|having} ... {call|chat|conversation|coffee|interview}',
    'in-the-calendar':
      "{it's|it is|this is|that's|that is|we are|we're|you are|you're|now|booked} {in|on} {the|your|our} {calendar|diary}",
    'calendar-invite':
      '{calendar|meeting} {invite|invitation} ... {interview~|call|conversation|chat|screen|meeting with}',
    'interview-link': '{join|dial|zoom|teams|google meet} ... interview',
  },
  de: {
    'einladen-zu':
      '{zu|zum} {einem|ein|unserem|dem|} ... {gespräch~|vorstellungsgespräch~|interview~|kennenlern~|telefonat|telefoninterview|videocall|videogespräch|erstgespräch|zweitgespräch|bewerbungsgespräch~|probearbeiten} {einladen|einzuladen|ein}',
    'laden-ein':
      '{laden|lade|einladung} {wir|ich|dich|sie|zum|zu} ... {gespräch~|vorstellungsgespräch~|interview~|kennenlern~|telefonat|telefoninterview|videocall|videogespräch|erstgespräch|zweitgespräch|bewerbungsgespräch~|probearbeiten}',
    'einladung-subject@subject':
      '{einladung|termin|terminvorschlag|terminbestätigung|terminverschiebung} ... {gespräch~|vorstellungsgespräch~|interview~|kennenlern~|telefoninterview|videointerview|bewerbungsgespräch~}',
    termin:
      '{termin|termine|terminvorschläge|terminvorschlag|zeitpunkt|termin~} {für|zu|zum} ... {gespräch~|vorstellungsgespräch~|interview~|videointerview|telefoninterview|kennenlern~|telefonat|videocall}',
    'zeit-fuer':
      '{zeit|lust|verfügbar} {für|auf} {ein|einen|ein kurzes|einen kurzen} ... {gespräch|telefonat|interview|call|videocall|kennenlernen|austausch}',
    kennenlernen:
      '{möchten|würden|wollen|möchte|würde} {wir|sie|dich|ich} ... {kennenlernen|kennen lernen|kennenzulernen}',
    'sprechen-mit':
      '{möchten|würden|möchte|würde} {wir|ich|gern|gerne|mit} ... {gespräch|telefonat|interview|vorstellungsgespräch} {führen|vereinbaren|verabreden|ausmachen}',
    verschieben:
      '{gespräch~|vorstellungsgespräch~|interview~|termin} ... {verschieben|verschoben|verlegen|verlegt|umbuchen}',
    'termin-bestaetigt':
      '{bestätige|bestätigen} {ich|wir|dir|ihnen|} {hiermit|gerne|gern|} {unseren|den|deinen|ihren} {termin|gesprächstermin|interviewtermin}',
    'gespraech-bestaetigt':
      '{gespräch~|vorstellungsgespräch~|interview~} ... {bestätigen|bestätigt|findet|vereinbart}',
  },
  fr: {
    'inviter-entretien':
      '{invit~|convi~|convoqu~|proposer|propose|proposons|fixer|organiser|planifier|convenir|programmer} ... {entretien~|entrevue|rendez-vous|échange téléphonique|visioconférence}',
    rencontrer:
      '{souhait~|aimerions|aimerais|voudrions|serions} {ravis|heureux|} {de|} {vous rencontrer|échanger avec vous|faire votre connaissance|pouvoir échanger}',
    'entretien-subject@subject':
      '{invitation|convocation|confirmation|proposition|votre|report} ... entretien',
    'entretien-est':
      'entretien ... {confirmé|planifié|reporté|reprogrammé|fixé|décalé|aura lieu|déplacer|reporter|décaler}',
    reporter: "{reporter|décaler|déplacer|reprogrammer} {votre|notre|l'} {entretien|rendez-vous}",
    'reporter-l': "{reporter|decaler|deplacer|reprogrammer} l'entretien",
    disponibilites:
      '{vos disponibilités|êtes-vous disponible|seriez-vous disponible|vos créneaux|un créneau} ... {entretien|échange|appel|échanger|rencontre~}',
  },
  es: {
    'invitar-entrevista':
      '{invit~|convocar~|concertar|agendar|programar|coordinar|tener|realizar|organizar|citar~|mantener} ... {entrevista|llamada|reunión|videollamada|conversación}',
    conocerte:
      '{gustaría|encantaría|queremos|querríamos} {conocerte|conocerle|hablar contigo|hablar con usted|entrevistarte|entrevistarle}',
    'entrevista-subject@subject':
      '{invitación|confirmación|convocatoria|cambio|recordatorio|nueva fecha|reprogramación|tu} ... entrevista',
    'entrevista-es':
      'entrevista ... {confirmada|programada|reprogramada|agendada|tendrá lugar|aplazada|será|reprogramar|mover}',
    reprogramar:
      '{reprogramar|aplazar|mover|posponer|cambiar} {la|tu|su|nuestra} ... {entrevista|reunión|llamada}',
    disponibilidad: '{tu|su|qué|cuál es tu} disponibilidad ... {entrevista|llamada|reunión|hablar|conversar}',
  },
  pt: {
    'convidar-entrevista':
      '{convid~|convocar~|agendar|marcar|realizar|ter} ... {entrevista|conversa|chamada|reunião|videochamada|bate-papo}',
    'conhecer-te':
      '{gostaríamos|gostaria|queremos|adoraríamos} de {te|o|a|} {conhecer|conhecê-lo|conhecê-la|conversar|falar} {melhor|com|contigo|você|}',
    'entrevista-subject@subject':
      '{convite|confirmação|convocação|agendamento|lembrete|remarcação|reagendamento|nova data|sua} ... entrevista',
    'entrevista-esta':
      'entrevista ... {confirmada|agendada|remarcada|reagendada|marcada|será|remarcar|reagendar|adiada}',
    remarcar:
      '{remarcar|reagendar|adiar|alterar} {a|sua|a sua|a tua|nossa} ... {entrevista|conversa|reunião}',
    disponibilidade:
      '{sua|tua|qual a sua|qual a tua} disponibilidade ... {entrevista|conversa|chamada|conversar|falar}',
  },
});
