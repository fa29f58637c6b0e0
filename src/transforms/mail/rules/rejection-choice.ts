import { phraseRules } from './rule.ts';

/** Refusals in the words of people: somebody else was preferred, here it ends, and what agencies pass on. */
export const rejectionChoice = phraseRules('rejection', {
  en: {
    'settled-on':
      '{settled|decided|landed|plumped|agreed} {on|for} {someone|somebody|another|a different|the other|an internal|one of}',
    'other-one':
      '{choose|chose|chosen|prefer~|favour~|favor~|select~|appoint~|offer~|hire~|hiring|taking|take|took|going|go|gone|went|picked|picking|pick|backed|moving|bringing} {with|for|on|forward|ahead with|} {the other|another|somebody else|someone else|a different} {candidate~|applicant~|person|finalist~|one|profile~|contender~|engineer|designer}',
    'not-you':
      '{you are|your name is|you were|yours was|yours is} {sadly|unfortunately|} not {among|amongst|one of|on|in|part of} {them|those|these|that|this|the|our|it}',
    'with-others':
      '{chosen|decided|opted|elected|choosing|going} to {move|go|proceed|progress|continue} {forward|ahead|on|} with others',
    'others-whose':
      '{other|another|several|some|stronger} {<candidate>} {whose|with|who} ... {closer|closely|closest|more|better|stronger|deeper|longer|already|match|fit}',
    'offer-to-a': '{offer|role|job|position|post} to {a|an} ... {whose|who}',
    'runner-up':
      '{you were|you came|came|a|as|our|very|finished} {a|very|our|the|} {close|narrow|strong|worthy|} {runner-up|runner up|close second|second choice|pipped to the post|narrowly missed out|second place}',
    'missed-out': '{missed out|lost out|losing out|pipped|edged out|edged you out|edge over you}',
    'ends-here':
      '{process|journey|application|candidacy|conversation~|discussions} {with you|with us|} ... {ends|end|stops|stop|finishes|is over|concludes} {here|there|at this|now|today|with}',
    'stop-here':
      '{stop|stopping|end|ending|leave|leaving|draw a line|call it a day|wrap up} {it|things|} here',
    'not-see-you':
      '{not|never} {be|} {interviewing|seeing|meeting|hiring|inviting|progressing|advancing|appointing|considering|putting|pursuing} {you|your}',
    'they-passed':
      '{they|client|manager|team|panel|company|founders|partners|he|she|board} ... {passed on you|pass on you|passing on you|turned you down|going to pass|decided to pass|chosen to pass|not taking you|not want to take|not taking your|gone cold|opted not|chosen not to|decided not to}',
    'not-work-out':
      '{not|never} {going to|} {work out|work|be a match|happen|come together|be you} {this time|for this|with us|for us|for now|on this|here|for the}',
    'said-no-to': '{said|say|saying} no to {your|you|this application}',
    'not-yours': '{this one|this time it|it} {was|is} not {to be|meant to be|yours|you}',
    'will-not-meet':
      '{client|they|team|panel} ... not {wish|want|like|be able} to {meet|see|interview|proceed|progress|go|continue}',
    'prefer-with':
      '{prefer~|favour~|favor~|opt~ for|chosen|chose|went for|gone for} ... {somebody|someone|another|others} {with|who|whose|else}',
    'not-shortlisted':
      '{application|cv|name|you} ... {did not|has not|have not|not} {make|made|reach|reached|get|got|be on|been on} {it to|it onto|onto|to|} {the|our} {shortlist|short list|short-list|longlist|long list|final list|final round|final cut|last round|last two|last three}',
    'scored-below': '{scor~|rank~|placed} {below|under|outside|lower than|behind} {the|our|those|other}',
  },
  de: {
    'rennen-gemacht':
      '{das rennen gemacht|das rennen macht|den zuschlag erhalten|den zuschlag bekommen|zuschlag gegeben|zuschlag bekommt|die nase vorn|vorzug gegeben|vorzug erhalten|an sie vorbei|an dir vorbei|einen tick besser|knapp geschlagen|nur zweiter|auf platz zwei|nur knapp gescheitert}',
    'platz-an-andere':
      '{gebe~|vergebe~|ging|geht|gegeben|vergeben|bekommt|bekommen|überlassen} {wir|ich|} {den|die|das|} {platz|stelle|job|position|auftrag|rolle|} {jemand ander~|jemanden ander~|an jemand~|an eine ander~|an einen ander~|einer anderen|einem anderen|eine andere|ein anderer|an ein~ kolleg~}',
    'mit-anderen-weiter':
      'mit {einer|einem|jemand|jemandem|zwei|drei|} {ander~} {person|kandidat~|bewerber~|leuten|profil~|weiter~|fort~} ',
    'wird-nichts': '{wird|wurde} {es|das|daraus|leider} ... {nichts|nix}',
    'endet-hier':
      '{prozess|verfahren|bewerbung|bewerbungsprozess|weg|reise|auswahlverfahren} {mit ihnen|mit dir|für sie|für dich|} {endet|enden|ist hier zu ende|ist für sie|ist für dich} ',
    'andere-naeher':
      '{andere|anderen|anderer} {bewerbende~|bewerbung~|kandidat~|kandidierende~|profile|mitbewerb~|unterlagen|personen|interessent~} ... {entsprochen|entsprach~|entsprechen|überzeugt|überzeugten|passten|passen|gepasst|erfüllt|erfüllen|vorn|vorne|vorgezogen|näher|mehr|besser|stärker}',
    'kunde-will-nicht':
      '{kunde|kundin|mandant~|auftraggeber~|klient~|unternehmen|fachbereich|fachabteilung|geschäftsführung|team|er|sie|kunden} ... {abgesagt|gegen sie|gegen dich|für jemand~|für ein~ ander~|nicht weiterverfolgen|nicht weiter verfolgen|anders entschieden|andere wahl|nicht einladen|nicht kennenlernen|ablehnend|winkt ab|abgewunken|kein interesse}',
    'zieht-sich-zurueck':
      '{kunde|er|mandant~|unternehmen} {zieht|ziehen|hat} sich ... {zurück|zurückgezogen}',
    'nicht-ins-gespraech':
      'nicht {zum|zu einem|zur|in ein|in das|ins|in die|für ein} {zweiten|weiteren|nächsten|persönlichen|nächste|weiteres|zweites|finale|} {gespräch|runde|vorstellungsgespräch|kennenlernen|termin|interview|phase} {ein|einladen|eingeladen|bitten|kommen|gebeten|weiter|aufgenommen|vorgesehen}',
    'nicht-die-richtige':
      '{nicht|kein~} {ganz|wirklich|genau|} {die richtige|der richtige|das richtige|das gesuchte|was wir suchen|das was wir|die passende|der passende|dem profil} ',
    'kommen-nicht-zusammen':
      '{kommen|kommt|finden|passen} {wir|sie|ihr|leider|hier} ... nicht {zusammen|überein|zueinander}',
    'von-ihnen-absehen':
      '{nehmen|müssen|möchten|werden} ... von {ihrer|deiner|einer} {bewerbung|kandidatur|einstellung|beschäftigung} {abstand|absehen|abzusehen}',
    'diesmal-nicht':
      '{diesmal|dieses mal} {leider|} nicht {dabei|für sie|für dich|ausgewählt|reichen|gereicht|weiter|zum zug|mit ihnen|mit dir}',
    'zum-zug': '{nicht|nicht mehr} zum {zug|zuge}',
  },
  fr: {
    'choix-sur-autre':
      "{choix|decision|preference} ... {porte~|oriente~|arrete~|tourne~|fixe~|pencher|penche~} {sur|vers|pour} {un|une|quelqu'un|d'|d' autres|l' autre|le profil|la candidature|des}",
    'autres-proches':
      '{autre|autres} {<candidate>} {se rapproch~|correspond~|repond~|sont|etaient|ont|presentai~|presentent|nous ont|a ete|semblai~|semblent}',
    'les-privilegier':
      '{privilegier|privilegie~|prefere~|preferer|favoriser} {ces|leurs|d|des|un|une|l|cette|le}',
    'fait-le-choix-autre':
      "{decide|prefere~|choisi|opte|retenu|choisissent|preferent|fait le choix|retient} {de|d'|pour|} {prendre|retenir|poursuivre avec|continuer avec|recruter|avancer avec|privilegier|embaucher|garder|} {quelqu'un|un autre|une autre|d' autre~|l' autre|un candidat|une candidate|une personne}",
    'autre-profil':
      "{sur|avec|pour|vers|a} {un autre|une autre|d' autres|l' autre} {<candidate>|piste~|option}",
    'ne-recevra-pas':
      'ne {vous|te} {recevra|rencontrera|verra|retient|retiendra|retiennent|convoque~|invite~|suivra|prendra} {donc|malheureusement|finalement|} {pas|plus}',
    'souhaite-pas-suite':
      "{ne|n'} {souhaite~|veut|veulent|desire~|envisage~|va|vont|iront|ira} {pas|donc pas|finalement pas} {poursuivre|donner suite|continuer avec|aller plus loin|retenir|vous recevoir|vous rencontrer|te rencontrer|te recevoir|vous retenir|te retenir}",
    'rang-utile': "{rang utile|liste d' attente|liste complementaire}",
    'pas-classe': "{pas|n' a pas|n' avez pas|non} {ete|} {classe~|admis~|admissible~}",
    's-arrete-ici':
      "{processus|candidature|aventure|parcours|collaboration|chemin|demarche|echanges|recrutement} ... {s' arrete~|prend~ fin|se termine~|s' acheve~|en reste~ la|en rester la}",
    'ce-ne-sera-pas':
      '{ce|cela|ca} ne {sera|va|se fera|pourra} {pas|donc pas|malheureusement pas} {vous|toi|pour cette fois|cette fois}',
    'preferer-experience':
      '{prefere~|privilegie~|recherch~|cherch~|retenu} {donc|finalement|} {un|une} {candidat~|profil|personne} {plus|ayant|avec|dont|qui|disposant|mieux}',
    'negatif-client':
      "{retour|reponse|avis} {du client|de l' entreprise|de mon client|} {est|s' avere|negatif|negative} {negatif|negative|defavorable|} ",
  },
  es: {
    'se-queda-con':
      '{se queda|se quedan|se quedara|se lleva|se ha llevado|se ha quedado|se quedaron|nos quedamos|ocupara|ocupa} {con|finalmente|} {el puesto|la plaza|la vacante|otr~|el otro|la otra|alguien|una persona|un perfil}',
    'prefieren-otro':
      '{prefier~|preferido|inclinan|inclinado|inclina|decantan|decanta|decantado|decidido|opta|optan|optado|elige|eligen|eligio|elegido|escogen|escogido|apuesta~|quedan|quedado|contratar|contratado|fichado} {por|a|con|} {alguien|otr~|los otros|las otras|el otro|la otra}',
    'prefieren-un':
      '{prefier~|preferido|inclinan|inclinado|inclina|decantan|decanta|decantado|opta|optan|optado|elige|eligen|eligio|elegido|escogen|escogido|apuesta~|buscan} {por|a|con|} {un|una} {candidat~|perfil|persona|profesional|companer~} {con|que|mas|de|intern~|local}',
    'no-te-van-a':
      'no {te|le|lo|la} {van|va|vamos|vais} a {pasar|llamar|seleccionar|contratar|coger|convocar|hacer|avanzar|citar|incluir|dar|ofrecer}',
    'no-te-pasan':
      'no {te|le} {pasan|pasamos|llaman|convocan|cogen|pasaran|seleccionan|han pasado|han elegido|han escogido|han cogido|hemos elegido|hemos escogido}',
    'termina-aqui':
      '{participacion|candidatura|proceso|camino|recorrido} ... {termina|acaba|finaliza|concluye|se cierra|llega a su fin|se queda} {aqui|en este punto|en esta fase|ahi|con}',
    'no-continua-en':
      'no {continua|continuas|sigue|sigues|avanza|prosigue|ha continuado|continuara|seguira|continuaras|seguiras} {en|adelante|dentro} {el|nuestro|este|la|del|con|}',
    'favor-de-otro': '{a|en} favor de otr~',
    'sin-que-proceda':
      '{sin que proceda|no procede} {su|tu|la} {contratacion|incorporacion|nombramiento|candidatura}',
    'no-pudo-ser':
      '{esta vez|finalmente|en esta ocasion|al final} no {ha podido ser|pudo ser|podra ser|va a poder ser|ha salido|salio|va a ser}',
    'a-las-puertas':
      '{te has quedado|se ha quedado|has quedado|quedaste|quedado} {a las puertas|a un paso|en segundo lugar|segund~|fuera|muy cerca}',
    'no-vamos-contigo':
      'no {vamos a|podemos|podremos} {seguir|contar|continuar|avanzar|trabajar|incorporarte|incorporarle} {contigo|con usted|con tu|con su|adelante|}',
    'no-es-lo-que': 'no {es|eres|encaja~|cuadra~} {lo que|el perfil que|del todo|con lo que|exactamente} ',
    'dieron-a-otro': '{dado|dimos|daremos|dan|dieron} {el puesto|la plaza|la vacante|el trabajo} a ',
  },
  pt: {
    'resolveu-nao':
      '{resolveu|resolveram|resolvemos|decidiu|decidiram|preferiu|preferiram|optou|optaram|entendeu|entenderam} {por|} nao {te|o|a|lhe|} {chamar|seguir|avancar|prosseguir|continuar|contratar|dar|passar|levar|convidar}',
    'preferiu-outro':
      '{escolheu|escolheram|preferiu|preferiram|preferimos|optou|optaram|optamos|escolhemos|ficou|ficaram|ficamos|fechou|fecharam|contratou|contrataram|contratamos} {por|com|} {outra|outro|outras|outros|alguem|a outra|o outro|quem}',
    'preferiu-um':
      '{escolheu|escolheram|preferiu|preferiram|preferimos|optou|optaram|optamos|escolhemos|contratou|contratamos} {por|com|} {um|uma} {candidat~|pessoa|profissional|perfil|colega} ',
    'nao-foi-desta': '{nao foi|nao e|nao vai ser|nao sera|ainda nao foi} {desta|dessa} vez',
    'nao-vai-rolar':
      'nao {vai|ira|vamos} {rolar|dar certo|acontecer|conseguir seguir|conseguir avancar|ser possivel}',
    'por-aqui':
      '{processo|participacao|candidatura|caminho|jornada|historia} ... {encerra|termina|acaba|fica|para|encerramos} {por|} {aqui|ca}',
    'nao-te-chamar':
      'nao {te|o|a|lhe|vao|vai|iremos|vamos} {te|} {chamar|chamaram|selecionar|selecionou|escolheram|escolheu|escolhemos|passar|passaram|contratar|levar|aprovaram}',
    'favor-de-outro': '{a|em} favor de {outr~|um|uma}',
    'preenchida-por':
      '{preenchid~|ocupad~|atribuid~|dada|entregue} {por|a|com} {outr~|uma pessoa|um candidato|uma candidata|alguem|um colega|uma colega}',
    'escolha-recaiu':
      '{escolha|decisao} ... {recaiu|caiu|pendeu|foi} {em|sobre|para|por|numa|num|noutr~} {outr~|um|uma|alguem|}',
    'ficou-segundo': '{ficou|ficaste|foi|foste} {em segundo|por pouco|a um passo|de fora|fora}',
  },
});
