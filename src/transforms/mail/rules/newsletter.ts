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
    'search-tips@subject':
      '{tips for your job search|job search tips|career insights|career advice|resume tips|cv tips|job market report|job fair|career fair}',
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
    'suchen-dich@subject':
      '{arbeitgeber|firmen|unternehmen|betriebe} ... {suchen|stellen ein|suchen dich|suchen sie}',
    'der-woche@subject':
      '{jobs der woche|stellen der woche|werkstudentenjobs|minijobs|nebenjobs|ferienjobs|ausbildungsplätze} ',
    'in-deiner-naehe':
      '{stellen|jobs|anzeigen|stellenanzeigen} ... {in deiner nähe|in ihrer nähe|von heute|aus ihrer region|aus deiner region}',
    'neue-jobs@subject':
      '{neue|passende|aktuelle|weitere|top|empfohlene} {jobs|stellenangebote|stellen|jobangebote|stellenanzeigen|jobvorschläge}',
    'jobs-fuer-sie@subject':
      '{jobs|stellenangebote|stellen|treffer|jobangebote} {für sie|für dich|in|passend|für ihre|in ihrer}',
    'jobalert@subject':
      '{jobalert|job-alert|jobagent|job agent|jobmail|job-mailer|jobfinder|suchauftrag|newsletter|jobletter}',
    'jobs-im-text':
      '{ihr|dein|ihrem|deinem|ihren|diesen|den|gespeicherten} {gespeicherten|} {jobagent|jobalert|job-alert|suchauftrag|newsletter|job agent}',
    'hier-abbestellen': '{hier|jederzeit} {abbestellen|abmelden}',
    'alle-jobs': '{alle|weitere} ... {jobs|stellen|stellenangebote} {ansehen|anzeigen|entdecken}',
    'ausgabe@subject':
      '{ratgeber|jobmesse|karrieremesse|karrieretag|bewerbungstipps|karrieretipps|newsletter}',
    'in-dieser-ausgabe': '{in dieser ausgabe|liebe leser~|jobmesse|karrieremesse|leserfrage}',
    abbestellen:
      '{newsletter|jobalert|job-alert|jobagent|benachrichtigungen|jobletter} {abbestellen|abmelden|verwalten|bearbeiten|deaktivieren}',
  },
  fr: {
    'offres@subject':
      "{offres d'emploi|nouvelles offres|nouveaux postes|offres pour vous|alerte emploi|alertes emploi|alerte e-mail|newsletter|lettre d'information|offres correspondant}",
    'offres-nombre@subject':
      "{offre~|poste~|emploi~} {de|d'|a|pres} ... {pres de chez vous|pour vous|pour toi|cette semaine|correspond~|en ile-de-france}",
    'salon@subject':
      "{salon de l' emploi|forum emploi|forum de l' emploi|job dating|lettre d' information|nos conseils|nos offres|webinaire}",
    'au-programme': '{au programme|au sommaire|inscription gratuite|dans ce numero|nos derniers articles}',
    alerte: '{votre|cette|vos|mes} {alerte|alertes} {emploi|e-mail|job|email}',
    desabonner:
      '{désabonner|désinscrire|désinscription|vous désabonner} ... {alerte|alertes|newsletter|lettre|liste|e-mails}',
    'unsubscribe-mot': '{désabonner|désinscrire|désinscription}',
    'offres-de-recherche': '{offres|annonces} correspond~ a {votre|ta|vos|tes} {recherche~|criteres|alerte~}',
    'gerer-alerte': '{modifier|gerer|supprimer} {mon|votre|ton|cette|mes|vos} alerte~',
    'nouvelles-offres': "{nouvelles|dernières} offres {d'emploi|correspond~|pour vous|disponibles}",
  },
  es: {
    'ofertas@subject':
      '{ofertas de empleo|ofertas de trabajo|nuevas ofertas|nuevos empleos|empleos para ti|empleos recomendados|vacantes para ti|alerta de empleo|boletín|newsletter|trabajos para ti|nuevas vacantes}',
    'ofertas-nombre@subject':
      '{oferta~|empleo~|trabajo~|vacante~} {de|para|en} ... {cerca de ti|para ti|esta semana|en tu zona|que encajan|hoy}',
    'feria@subject': '{feria de empleo|feria del empleo|webinar|boletin|consejos|novedades}',
    'en-el-blog':
      '{en el blog|en este numero|modificar mi alerta|gestionar alerta~|gestionar mis alertas|darme de baja|ofertas nuevas}',
    alerta: '{tu|esta|tus|esta~} {alerta|alertas} de {empleo|empleos|trabajo}',
    'unsubscribe-palabra': '{date de baja|darse de baja|cancelar suscripción|no quieres recibir}',
    baja: '{darte de baja|darme de baja|darse de baja|cancelar la suscripción|cancelar suscripción|dejar de recibir}',
    'nuevas-ofertas': '{nuevas|últimas} {ofertas|vacantes} {de empleo|de trabajo|para ti|que}',
  },
  pt: {
    'vagas@subject':
      '{novas vagas|vagas para você|vagas para ti|vagas recomendadas|ofertas de emprego|alerta de vagas|alerta de emprego|newsletter|boletim|vagas em|empregos para|vagas de emprego}',
    'vagas-nombre@subject':
      '{vaga~|emprego~|oportunidade~} {de|para|em} ... {perto de voce|para voce|da semana|hoje|na sua regiao|auxiliar|disponiveis}',
    'feira@subject':
      '{feira de emprego|feira de carreiras|webinar|boletim|dicas|vagas da semana|novidades da}',
    'mais-lidas':
      '{mais lidas|confira as vagas|vagas da semana|nesta edicao|cancele sua inscricao|cancele a sua inscricao|porque e assinante|porque voce e assinante}',
    alerta: '{seu|este|teu|seus} {alerta|alertas} de {vagas|vaga|emprego|empregos}',
    'unsubscribe-palavra': '{descadastrar|descadastre-se|deixar de receber|cancelar inscrição}',
    cancelar:
      '{cancelar inscrição|cancele sua inscrição|cancele a sua inscrição|cancelar a inscrição|cancelar a subscrição|descadastrar|deixar de receber|cancelar subscrição}',
    'novas-vagas': '{novas|últimas} {vagas|ofertas} {para você|que|de emprego|em}',
  },
});

export const spam = phraseRules('spam', {
  en: {
    'minutes-daily': '{minutes|hours|hour} {daily|a day|per day} ... {earn|make|get paid|income}',
    'million-share':
      '{million|millions} {dollars|euros|pounds|usd|us dollars|gbp} ... {beneficiary|share|relatives|inherit~|heir|donat~|charity|transfer}',
    'stand-as': '{stand as|act as|be the|as the} {beneficiary|next of kin|heir}',
    'bank-account-use':
      '{your|a} bank account ... {receive payments|receive transfers|receiving transfers|keep|percent|commission}',
    'fee-for-permit':
      '{pay|send|transfer} ... {visa|permit|processing|registration|clearance} {processing|} {charge|fee|fees|charges}',
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
    'fee-to-start':
      '{registration|training|processing|administration|administrative|visa processing|security|refundable|uniform|equipment|onboarding|clearance} {fee|deposit|payment|cost} ... {pay|paid|required|send|transfer|secure|refund~|before|crypto|western}',
    'pay-fee':
      '{pay|send|transfer} {a|an|the|us} ... {registration|training|processing|refundable|administration|clearance|visa} {fee|deposit}',
    'check-deposit': '{check|cheque} {will be|is|to be} {mailed|sent|issued|deposited}',
    'gift-cards': '{buy|purchase|send|get} ... {gift card~|itunes card~|steam card~|vouchers}',
    reship:
      '{receive|reship|forward|repack~|re-ship|re-label} {packages|parcels|goods|shipments} {at|from|to} ',
    'account-suspended':
      '{account|mailbox|profile|access} {has been|will be|is|was} {suspended|limited|locked|deactivated|blocked|restricted} ... {click|verify|confirm|update|log in|24 hours|48 hours}',
    'verify-or-lose':
      '{verify|confirm|update} your ... {within|or|to avoid} ... {suspen~|clos~|deactivat~|terminat~|lose|permanent~}',
    'work-from-home-pay':
      '{work from home|home based|home-based|remote job|part-time|part time} ... {earn~|weekly|per week|a week|daily|per day|no experience|income|commission}',
    'found-your-resume':
      '{resume|cv|profile} was {found|reviewed|selected|seen} {on|by|from|in} ... {approve~|telegram|whatsapp|hired|signal|wire|job board}',
    'approved-you':
      '{approve|approved|hired|selected} ... {no interview|without interview|without an interview|telegram|whatsapp}',
    refinance: '{pre-approved|qualified} for {a|the} ... {loan|rate|mortgage|credit}',
  },
  de: {
    bankkonto: '{bankkonto|girokonto} ... {zur verfügung|überweisungen|weiterleiten|leiten|behalten}',
    millionen: '{million~} {euro|dollar} ... {erbe|erbschaft|spenden|spende|begünstigt~|vermachen|schenken}',
    'kein-gespraech': 'kein {vorstellungsgespräch|gespräch|interview} {nötig|erforderlich|notwendig}',
    vorkasse:
      '{gebühr|kaution|vorkasse|anzahlung|bearbeitungsgebühr|schulungsgebühr} ... {überweis~|zahlen|bezahlen|vorab|erstattet|bitcoin}',
    agent: '{finanzagent~|paketagent~|warenagent~|zahlungsagent~|produkttester~ gesucht}',
    heimarbeit:
      '{heimarbeit|von zuhause|von zu hause|nebenverdienst|nebenjob|homeoffice-job} ... {verdien~|euro pro|täglich|wöchentlich|ohne vorkenntnisse|ohne erfahrung|whatsapp|telegram}',
    'konto-gesperrt':
      '{konto|zugang|postfach} {wurde|wird|ist} {gesperrt|eingeschränkt|deaktiviert|vorübergehend gesperrt}',
    verdienen: '{verdien~} ... {pro tag|pro woche|pro stunde|täglich|wöchentlich|von zu hause}',
    gewinn: '{gewonnen|garantiert} ... {lotterie|gewinn|euro pro jahr|von einer bank}',
  },
  fr: {
    leguer: '{leguer|faire don|donation|heritage|legs|beneficiaire|ma fortune} ... {euros|dollars|million~}',
    colis: '{reconditionn~|reexpedi~|recevoir} ... colis ... {chez vous|domicile|euros}',
    'compte-virements': 'compte bancaire ... {recevoir des virements|virements|commission|pour cent}',
    frais:
      "{frais|caution|depot|acompte} {de dossier|d' inscription|de formation|administratifs|de visa|de traitement} ... {payer|regler|virement|verser|mandat|rembourse~|avance|western}",
    domicile:
      '{travail a domicile|depuis chez vous|de chez vous|depuis chez toi|complement de revenu~} ... {gagn~|euros|par jour|par semaine|sans experience|whatsapp|telegram}',
    'compte-suspendu': '{compte|acces} {a ete|est|sera} {suspendu|bloque|limite|desactive}',
    gagner: '{gagn~} ... {par jour|par semaine|de chez vous|euros par}',
    don: '{faire don|faire un don|héritage|legs} ... {euros|million~|contact~|recevoir}',
    gain: '{gagné|gagnant} ... {loterie|tirage|euros|cadeau}',
  },
  es: {
    herencia: '{herencia|beneficiari~|heredero|donacion} ... {millon~|dolares|euros}',
    'sin-entrevista': '{aceptad~|contratad~|seleccionad~} sin entrevista',
    'cuenta-bloqueada': '{cuenta|acceso} {sera|quedara|ha sido} {bloquead~|cerrad~|suspendid~}',
    'cuenta-transferencias': 'cuenta bancaria ... {recibir transferencias|recibir pagos|comision|por ciento}',
    cuota:
      '{cuota|tasa|deposito|gastos} {de inscripcion|de registro|de formacion|de gestion|de tramitacion|de visado} ... {pag~|ingres~|transfer~|reembols~|abon~|western}',
    'desde-casa':
      '{desde casa|desde tu casa|ingresos extra|dinero extra} ... {gana~|euros|al dia|semanal~|sin experiencia|whatsapp|telegram}',
    'cuenta-suspendida': '{cuenta|acceso} {ha sido|sera|esta} {suspendid~|bloquead~|limitad~|restringid~}',
    ganar: '{gana|ganar|ganas} ... {al día|por día|a la semana|por semana|desde casa|desde tu móvil}',
    premio: '{ganado|ganador} ... {lotería|premio|sorteo}',
  },
  pt: {
    'liberar-vaga':
      '{liberar|garantir|reservar} {sua|a sua|tua|a tua} {vaga|contratacao|inscricao} ... {pix|pag~|transfer~|deposit~|taxa|curso}',
    heranca: '{heranca|beneficiari~|herdeiro|doacao} ... {milhoes|dolares|euros|reais}',
    'conta-transferencias':
      'conta bancaria ... {receber transferencias|receber pagamentos|comissao|por cento}',
    taxa: '{taxa|deposito|caucao} {de inscricao|de cadastro|de treinamento|de formacao|administrativa|de visto|de registo} ... {pag~|pix|transfer~|reembols~|antecipad~|mbway}',
    'renda-extra':
      '{renda extra|trabalhe de casa|trabalho em casa|sem sair de casa|a partir de casa} ... {ganh~|reais|euros|por dia|por semana|sem experiencia|whatsapp|telegram}',
    'conta-suspensa': '{conta|acesso} {foi|sera|esta} {suspens~|bloquead~|limitad~}',
    ganhar: '{ganhe|ganhar|ganha} ... {por dia|por semana|de casa|em casa}',
    premio: '{ganhou|vencedor} ... {loteria|lotaria|prêmio|prémio|sorteio}',
  },
});
