import { phraseRules } from './rule.ts';

export const newsletter = phraseRules('newsletter', {
  en: {
    'jobs-for-you@subject':
      '{new|recommended|top|latest|more|similar|hot|trending|matching|great|featured|our} {jobs|job openings|job matches|job recommendations|roles|openings|vacancies|opportunities|job|positions}',
    'count-jobs@subject':
      '{jobs|roles|vacancies|openings|positions} {for you|in|near you|near|matching|that match|you may|you might|posted|similar|waiting|just posted|hiring}',
    'job-alert@subject':
      "{job alert|job alerts|jobs alert|daily jobs|weekly jobs|job digest|newsletter|weekly digest|daily digest|digest|weekly roundup|roundup|webinar|career tips|who's hiring|is hiring|are hiring|now hiring|hiring now}",
    'your-job-alert':
      '{your|this|these|create|edit|manage|latest|new} {job|} {alert|alerts} {for|from|settings|preferences|has|found|results}',
    'jobs-you-may-like':
      '{jobs|roles|openings|opportunities|positions} {you may|you might|that match|matching|based on|recommended for|picked for} {be interested|like|your|you}',
    'view-all-jobs': '{view|see|browse|explore} {all|more|these|the} {jobs|matches|openings|roles|vacancies}',
    'unsubscribe-subscription':
      '{manage your subscription|because you subscribed|because you are subscribed|because you signed up|update your preferences}',
    'read-on':
      '{read on|read more|continue reading|read the full|full article|view in browser|view in your browser|view this email in your browser}',
    'in-this-issue': '{in this issue|readers every|sent to our subscribers}',
    'this-newsletter': "{this|our|the} {week's|month's|weekly|monthly|daily|} newsletter",
    'unsubscribe-word': '{unsubscribe|opt out}',
    'unsubscribe-any-time': 'unsubscribe {at|} {any time|anytime}',
    'unsubscribe-alerts':
      '{unsubscribe|opt out} {from|of} {this|these|our|all|job} {newsletter|job alerts|alerts|mailing list|list|emails|digest}',
  },
  de: {
    'neue-jobs@subject':
      '{neue|passende|aktuelle|weitere|top|empfohlene} {jobs|stellenangebote|stellen|jobangebote|stellenanzeigen|jobvorschläge}',
    'jobs-fuer-sie@subject':
      '{jobs|stellenangebote|stellen|treffer|jobangebote} {für sie|für dich|in|passend|für ihre|in ihrer}',
    'jobalert@subject':
      '{jobalert|job-alert|jobagent|job agent|jobmail|job-mailer|jobfinder|suchauftrag|newsletter|jobletter}',
    'jobs-im-text':
      '{ihr|dein|ihrem|deinem|ihren|diesen|den|gespeicherten} {gespeicherten|} {jobagent|jobalert|job-alert|suchauftrag|newsletter|job agent}',
    abbestellen:
      '{newsletter|jobalert|job-alert|jobagent|benachrichtigungen|jobletter} {abbestellen|abmelden|verwalten|bearbeiten|deaktivieren}',
  },
  fr: {
    'offres@subject':
      "{offres d'emploi|nouvelles offres|nouveaux postes|offres pour vous|alerte emploi|alertes emploi|alerte e-mail|newsletter|lettre d'information|offres correspondant}",
    alerte: '{votre|cette|vos|mes} {alerte|alertes} {emploi|e-mail|job|email}',
    desabonner:
      '{désabonner|désinscrire|désinscription|vous désabonner} ... {alerte|alertes|newsletter|lettre|liste|e-mails}',
    'unsubscribe-mot': '{désabonner|désinscrire|désinscription}',
    'nouvelles-offres': "{nouvelles|dernières} offres {d'emploi|correspond~|pour vous|disponibles}",
  },
  es: {
    'ofertas@subject':
      '{ofertas de empleo|ofertas de trabajo|nuevas ofertas|nuevos empleos|empleos para ti|empleos recomendados|vacantes para ti|alerta de empleo|boletín|newsletter|trabajos para ti|nuevas vacantes}',
    alerta: '{tu|esta|tus|esta~} {alerta|alertas} de {empleo|empleos|trabajo}',
    'unsubscribe-palabra': '{date de baja|darse de baja|cancelar suscripción|no quieres recibir}',
    baja: '{darte de baja|cancelar la suscripción|cancelar suscripción|dejar de recibir}',
    'nuevas-ofertas': '{nuevas|últimas} {ofertas|vacantes} {de empleo|de trabajo|para ti|que}',
  },
  pt: {
    'vagas@subject':
      '{novas vagas|vagas para você|vagas para ti|vagas recomendadas|ofertas de emprego|alerta de vagas|alerta de emprego|newsletter|boletim|vagas em|empregos para|vagas de emprego}',
    alerta: '{seu|este|teu|seus} {alerta|alertas} de {vagas|vaga|emprego|empregos}',
    'unsubscribe-palavra': '{descadastrar|descadastre-se|deixar de receber|cancelar inscrição}',
    cancelar:
      '{cancelar inscrição|cancelar a inscrição|cancelar a subscrição|descadastrar|deixar de receber|cancelar subscrição}',
    'novas-vagas': '{novas|últimas} {vagas|ofertas} {para você|que|de emprego|em}',
  },
});

export const spam = phraseRules('spam', {
  en: {
    prize: '{won|winner of} {a|the|our|an} ... {lottery|prize|lotto|jackpot|iphone|gift card}',
    inheritance:
      '{inheritance|next of kin|beneficiary|deceased client|western union|money gram|moneygram} ... {million|fund~|transfer|dollars|usd}',
    'payment-agent': '{payment|money|transfer} agent',
    'earn-per@subject': '{earn|make} ... per {week|day|month|hour}',
    'double-money': '{double|triple|multiply} {your|the} {money|investment|savings}',
    'parcel-fee': '{parcel|package|shipment} ... {fee|customs|unpaid}',
    'easy-money':
      '{earn|make} {up to|} ... {per day|a day|weekly|daily|per week} ... {home|online|no experience|experience}',
    pharmacy: '{cheap|online|discount|canadian} {viagra|cialis|pharmacy|medications|meds}',
    'earn-much': '{earn|earning} ... {per day|a day|weekly|daily|per week|a week|/day|/week}',
    'no-interview': 'no interview {needed|required|necessary}',
    'messenger-work':
      '{contact|text|message|add|reach} ... {telegram|whatsapp} ... {to start|now|to begin|asap|immediately|earn}',
    'bank-details': '{send|provide|share} {us|} {your|the} {bank|banking} {details|account|information}',
    'online-agency': '{liking|like} {videos|products|hotels|posts} {in|on|for}',
    crypto: '{guaranteed|double your|triple your} {profit~|return~|bitcoin|investment|income}',
    refinance: '{pre-approved|qualified} for {a|the} ... {loan|rate|mortgage|credit}',
  },
  de: {
    verdienen: '{verdien~} ... {pro tag|pro woche|pro stunde|täglich|wöchentlich|von zu hause}',
    gewinn: '{gewonnen|garantiert} ... {lotterie|gewinn|euro pro jahr|von einer bank}',
  },
  fr: {
    gagner: '{gagn~} ... {par jour|par semaine|de chez vous|euros par}',
    don: '{faire don|faire un don|héritage|legs} ... {euros|million~|contact~|recevoir}',
    gain: '{gagné|gagnant} ... {loterie|tirage|euros|cadeau}',
  },
  es: {
    ganar: '{gana|ganar|ganas} ... {al día|por día|a la semana|por semana|desde casa|desde tu móvil}',
    premio: '{ganado|ganador} ... {lotería|premio|sorteo}',
  },
  pt: {
    ganhar: '{ganhe|ganhar|ganha} ... {por dia|por semana|de casa|em casa}',
    premio: '{ganhou|vencedor} ... {loteria|lotaria|prêmio|prémio|sorteio}',
  },
});
