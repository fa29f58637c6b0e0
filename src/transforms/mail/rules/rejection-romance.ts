import { phraseRules } from './rule.ts';

/** Refusals in French, Spanish and Portuguese. */
export const rejectionRomance = phraseRules('rejection', {
  fr: {
    'priorite-autres': "{priorite|preference} a {autre~|d' autre~|des|un autre|une autre} {<candidate>}",
    'partir-sur-autre':
      "{part|partir|partons|parti~} sur {quelqu'un|un autre|une autre|d' autre~|un profil|une personne|un candidat}",
    'ne-pourra-aboutir': '{candidature|dossier|demande} ne {pourra|peut|sera} ... {pas|aboutir|retenu~|etre}',
    'ne-retenons-pas': '{ne retenons pas|ne retiendrons pas|ne donnerons pas suite|ne poursuivrons pas}',
    'autre-selectionne':
      '{autre|autres} {<candidate>} {a|ont} {ete|} {<accepted>|choisi~|recrute~|embauche~}',
    'pas-convaincu': "{pas|n'} {entierement|totalement|ete|pleinement|} {convaincu~|convaincre}",
    'pas-prochaine-etape':
      '{pas|ne} ... {passer|passez|acceder|poursuivre|poursuivez|convie~|qualifie~} ... {prochaine etape|etape suivante|suite du processus|tour suivant}',
    'pas-en-mesure':
      '{pas|ne} {en mesure|en capacite} de {poursuivre|donner|retenir|vous proposer|te proposer|repondre favorablement|repondre positivement|continuer}',
    'quelqu-un-autre':
      "{pris|choisi|retenu|recrute|embauche|prendre|opte pour} {finalement|} {quelqu'un|une autre|un autre|d' autre}",
    'autres-plus-adequation':
      '{candidatures|profils|candidats} {plus|mieux|davantage} {en adequation|proches|adaptes|experimente~|correspondant|conformes|qualifie~}',
    'ne-pouvons-suite':
      "{ne pouvons|ne pourrons|n' allons|n' avons pas pu} ... {suite favorable|suite positive|suite a votre|suite a ta|y donner suite|retenir|poursuivre}",
    'pas-de-poste':
      'pas de {poste|stage|opportunite|place|besoin} ... {correspond~|disponible|actuellement|moment|proposer}',
    'pas-retenu-nom':
      '{candidature|profil|dossier} ... {rejete~|refuse~|ecarte~|pas retenu~|non retenu~|pas ete retenu~}',
    'pas-selectionne-vous':
      "{n' avez|n' as|ne serez|ne seras|n' etes} {malheureusement|} pas {ete|} {retenu~|selectionne~|convie~|admis~}",
    'pas-donner-suite':
      '{pas|ne|sans|impossible de} {pas|pouvoir|pouvons|pourrons|pouvoir y|y|allons|} {y|} {donner|donnons|donnerons|donne|repondre} ... {suite|favorablement|positivement}',
    'suite-favorable': '{pas|sans|impossible|ni|ne} ... {suite|reponse} {favorable|positive}',
    'repondre-favorablement': '{pas|ne} ... repondre {favorablement|positivement}',
    'suite-defavorable': '{reponse|suite|avis} {negative|defavorable|negatif}',
    'pas-retenue': "{pas|plus|n' a|n' avons|n' est|n' as} {ete|pas|pu|} {etre|ete|} <accepted>",
    'pas-retenir':
      "{pas|ne pas|malheureusement} {pu|en mesure de|vous|la|l'|te|pouvoir|} {retenir|selectionner|poursuivre|proposer|donner|aller plus loin}",
    'jury-pas-retenu': "{pas|n' ont pas|n' avons pas|n' a pas} retenu {votre|ta|cette}",
    'poste-pourvu':
      "{<role>} ... {a|est|etait|soit} {ete|deja|desormais|maintenant|aujourd' hui|} {deja|} {pourv~|attribue~|annule~}",
    'autres-candidats':
      '{autre|autres} {<candidate>} ... {correspond~|proche~|retenu~|choisi~|adequation|davantage|mieux|experience~|plus|selectionne~}',
    'choisi-autres':
      '{poursuiv~|continu~|avanc~|choisi~|retenu|retenir|privilegi~|porte~|selectionne~|opte~|orient~|favoris~|prefere} ... {autre|autres|interne|un profil|des profils|un candidat|une candidate|des candidats|des candidatures} {<candidate>|plus|mieux|dont|davantage|interne|qui}',
    'au-regret':
      '{au regret de|regrettons de|desole~ de|navre~ de} {ne|devoir} {pas|ne pas|} {pouvoir|} {vous|y|} {donner une suite|donner suite a votre|donner suite a ta|donner une reponse|retenir|poursuivre|repondre favorablement|repondre positivement|proposer}',
    'ne-correspond-pas':
      '{profil|candidature|parcours|competences|experience} ne {correspond~|repond~} {pas|malheureusement pas|que}',
    regret:
      "{regret|regrettons|desole~|navre~} ... {candidature|dossier|profil|poste|processus|vous} ... {n' a|n' avez|n' ont|n' est|negative|defavorable|ne sera|ne seras|ne serez|ne poursui~}",
    'pas-poursuivre':
      'pas {poursuivre|continuer|aller plus loin|avancer|souhaite poursuivre|donner suite} {le processus|la procedure|avec vous|avec votre|votre|ta|plus|dans|avec toi|notre}',
    'decide-de-ne-pas':
      '{decide|choisi|decision} de ne {pas|plus} {poursuivre|continuer|retenir|donner|aller|avancer|vous|te}',
    'arreter-processus': '{arreter|stopper|mettre fin|clore|cloturer} ... {processus|candidature|procedure}',
  },
  es: {
    'no-contamos': 'no {contaremos|contamos|vamos a contar|podemos contar} {contigo|con usted|con tu}',
    'con-candidatos-que':
      '{<proceed>} {con|por} {un|una|los|las|} {candidat~|perfil~|persona~|postulant~} {mas|que|cuy~|con mas|con mayor|mejor}',
    'no-contratando': 'no estamos {contratando|buscando|seleccionando|incorporando}',
    'cerramos-candidatura':
      '{cerramos|cerrado|cerraremos} {tu|su|la} {candidatura|postulacion|solicitud|proceso}',
    'no-la-elegida': 'no {ha sido|fue|has sido} {la|el} {elegid~|seleccionad~|escogid~}',
    'no-pasa':
      'no {pasara|pasaras|pasas|pasa|pasaste|has pasado|ha pasado} a {la|las} {siguiente~|proxima~} {fase~|etapa~|ronda~}',
    'no-hemos': 'no hemos {<proceed>|avanzado|seguido|continuado|seleccionado|elegido} {con|a|tu|su|el|la}',
    'no-procede': 'no {<proceed>|procederemos|prosperara|sigue|continua} ... {<application>}',
    'otro-seleccionado':
      '{<other>} {<candidate>} {ha|han|fue|fueron} {sido|} {seleccionad~|elegid~|escogid~|contratad~}',
    'optado-por':
      '{optado|optamos|decantado|decidido|decidimos|inclinado|elegido|escogido|seleccionado|contratado|incorporado} {por|a|con|finalmente|} {un|una|otro|otra|otros|otras|el|la} ... {candidat~|perfil~|persona~|profesional~} ... {cuy~|que|con|mas|mejor}',
    'dado-a-otra':
      '{dado|asignado|ofrecido|cubierto|concedido|quedado} ... {a|con|por} otr~ {persona~|candidat~|perfil~|profesional~}',
    'otra-persona':
      '{con|por|a} otr~ {persona~|candidat~|perfil~} {mas|con|que|para|finalmente|en|del|cuy~|}',
    'no-fuiste': 'no {fuiste|fue|ha sido|has sido|seras|resultaste} <accepted>',
    'no-vacantes':
      '{no tenemos|no disponemos|no hay|no contamos} ... {vacante~|puesto~|oferta~|oportunidad~|posicion~}',
    'no-superado': 'no {has|ha|hayas} {superado|pasado} ... {fase|prueba~|proceso|entrevista~|etapa|corte}',
    'proceso-sin-ti':
      '{candidatura|proceso|postulacion} ... {ha finalizado|finalizo|cerrad~|desestimad~|descartad~|no sigue|no continua|no avanza|no prospero}',
    'no-seleccionado':
      'no {ha|has|hemos|haya~|fue|fuiste|te hemos|le hemos|te ha|han|he|has sido|hemos podido} {sido|resultado|podido ser|} <accepted>',
    'no-continuar':
      'no {podemos|vamos a|podremos|podre|podra|podrá|va a|sera posible|hemos podido|es posible|} {<proceed>} {con|en|adelante|tu|su|avanzando|el|a la|al|contigo|como}',
    'no-ofrecer': 'no {podemos|podremos|vamos a} ofrecer~ {el|la|un|una|este|esta}',
    'decidido-no':
      '{decidido|decidimos|decision de|optado por|optamos por} no {continu~|avanz~|segui~|proced~|proseg~|incorporar~|contratar~}',
    'otros-candidatos':
      '{continu~|avanz~|segui~|adelante|optado|decantado|decantar~|elegido|seleccionado|proced~|proseg~|optamos|decidido|apostado|contratado|escogido} {con|por|a|} {la candidatura de|el perfil de|un|una|} {<other>} {<candidate>}',
    'otros-perfiles':
      '{<other>} {<candidate>} {que|cuy~|con|mas} ... {ajust~|encaj~|adecu~|acord~|alinead~|mejor|cercan~|experiencia}',
    'candidatura-no':
      '{<application>} {no|ha sido|fue} {ha sido|fue|ha resultado|resulto|ha quedado|encaja|se ajusta|ha superado|} {<accepted>|descartad~|rechazad~|con lo|a lo|desestimad~|finalista}',
    descartado:
      '{quedado|sido|has sido|quedas|queda|fuiste} {descartad~|desestimad~|rechazad~|excluid~|eliminad~|fuera} {de|del|en|para|por|como}',
    'ha-descartado': '{ha|hemos|han} {descartado|desestimado|rechazado} {tu|su}',
    descartar: '{descartar|desestimar|rechazar} {tu|su} {candidatura|solicitud|postulacion}',
    'puesto-cubierto':
      '{<role>} {ya|} {ha sido|esta|fue|se ha|ha quedado|quedo} {ya|} {cubiert~|cerrad~|ocupad~|cubrir}',
    'hemos-cubierto': '{hemos|ya} {ya|hemos|} {cubierto|cerrado} {la|el|esta|este} {<role>}',
    'lamentamos-no':
      '{lamentamos|sentimos|lamento|siento|lamentablemente|desafortunadamente} ... no {has|ha|fue|fuiste|seguira~|continuara~|avanzara~|superas|has superado}',
    'fuera-del-proceso':
      '{no|quedas|queda} {continuaras|continuara|continuas|pasas|pasa|avanzas|avanza|avanzaras|avanzara|seguiras|seguira|fuera|sigues|superas|has superado|ha superado} ... {proceso|fase|etapa|seleccion}',
    'no-buscamos':
      'no {es|encaja|se ajusta|eres} {exactamente|con|a|} {lo|el perfil} que {estamos|buscamos|necesitamos}',
    'no-encaja':
      '{perfil|experiencia|candidatura} no {encaja|se ajusta|se adecua|cumple|coincide|corresponde}',
  },
  pt: {
    'com-candidatos-mais':
      '{<proceed>} com {um|uma|os|as|} {candidat~|perfi~|pessoa~|profissiona~} {mais|que|cuj~|com mais|com maior|melhor}',
    'dar-seguimento':
      'nao {foi possivel|sera possivel|e possivel|iremos|vamos|podemos|podera} dar {seguimento|continuidade|prosseguimento}',
    'com-uma-pessoa':
      '{seguimos|seguiremos|fechamos|optamos|avancamos|ficamos|decidimos} com {uma pessoa|outr~|alguem|um candidato|uma candidata}',
    'nao-o-escolhido': 'nao {foi|foste|e} {o|a} <accepted>',
    'outro-selecionado': '{<other>} {<candidate>} {foi|foram} {<accepted>|contratad~}',
    'nao-prossegue':
      'nao {prosseguiremos|avancaremos|seguiremos|daremos|avancamos|prosseguimos} ... {<application>}',
    'outros-perfis':
      '{<other>} {<candidate>} ... {tem|possuem|apresentam|mostraram|tiveram|demonstraram|foram|sao|estao|avancaram|seguem|seguiram} ',
    'candidatura-encerrada':
      '{sua|tua|a} {candidatura|inscricao|participacao} ... {encerrad~|finalizad~|recusad~|rejeitad~|cancelad~|reprovad~|arquivad~}',
    'sem-oportunidade':
      '{nao temos|nao dispomos|nao ha|nao existe|sem} ... {oportunidade~|vaga~|posicao|posicoes|lugar~} ... {perfil|momento|abert~|disponive~|adequ~|enquadr~}',
    'outra-pessoa': '{com|por|a|para} outr~ {pessoa~|candidat~|profissiona~}',
    'nao-passou':
      '{nao|nao foi possivel} {passou|passaste|aprovar|selecionar|avancar|prosseguir} {para|na|a|de|com|o|seu|sua}',
    'perfil-nao-selecionado': '{perfil|candidatura|nome} ... nao {foi|sera|esta} <accepted>',
    'escolha-outro':
      '{escolha|decisao|opcao} ... {recaiu|foi|recaindo|recair} {sobre|por|em|num|noutr~} {outr~|}',
    'nao-selecionado':
      'nao {foi|foste|fomos|ter sido|foram|tenha sido|tendo sido|sera|ser|esta|estara|fora|teremos} {<accepted>|possivel avancar|possivel prosseguir|possivel seguir}',
    'nao-avancar':
      'nao {vamos|iremos|poderemos|podemos|ira|irei|vai|avancar|avancaremos|prosseguir|prosseguiremos|seguir|seguiremos|daremos|dar|sera possivel|continuaremos|conseguiremos} {<proceed>|com|em|te|lhe|continuidade|adiante}',
    'nao-avancou':
      '{candidatura|perfil|inscricao|candidat~|voce|mesma} nao {avancou|avancara|seguira|prosseguira|segue|continuara|seguiu|passou|atende|corresponde|foi|ira|vai} ... {processo|etapa|fase|vaga|selecionad~|aprovad~|requisitos|selecao|aceite|avancar|seguir|prosseguir|adiante|continuar|procura~}',
    'decidimos-nao':
      '{decidimos|decidiu|optamos|optou|decisao de|opcao de} {por|} nao {avanc~|prossegu~|segui~|continu~|dar}',
    'outros-candidatos':
      '{avanc~|prossegu~|segui~|continu~|optamos|optado|optou|escolhemos|selecionamos|fechamos|fechando|fechou|fechar|contratamos|decidimos|escolha|decisao} {a vaga|o processo|recaiu|recair|} {com|por|sobre|} {<other>} {<candidate>}',
    'outros-candidatos-que':
      '{<other>} {<candidate>} {que|cuj~|com|mais} ... {adequ~|alinhad~|proxim~|correspond~|aderen~|ajust~|melhor|experiencia|bagagem}',
    'vaga-preenchida':
      '{<role>} {ja|} {foi|esta|se encontra|encontra-se} {ja|entretanto|} {preenchid~|fechad~|encerrad~|ocupad~|cancelad~}',
    'preenchemos-vaga': '{preenchemos|fechamos|encerramos} {a|essa|esta} {vaga|posicao}',
    'lamentamos-nao':
      '{lamentamos|lamento|pesar|infelizmente} ... nao {foi|foste|seguira|avancara|avancou|seguirá}',
    'resposta-negativa': '{resposta|retorno|decisao} {negativa|desfavoravel|negativo}',
    'nao-aderente':
      '{perfil|experiencia|candidatura} nao {corresponde|atende|se enquadra|se adequa|esta alinhad~|e o que}',
  },
});
