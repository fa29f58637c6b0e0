import { phraseRules } from './rule.ts';

/** Refusals by what happened: a named other got it, a bar was not reached, there are enough people already. */
export const rejectionOutcome = phraseRules('rejection', {
  en: {
    'found-someone':
      '{found|hired|taken on|recruited|chosen|appointed} {someone|somebody|a person|the person|the right person|our person} ',
    'appointed-a': '{appointed|hired|recruited|selected|chosen} {a|an} {<person>} {with|who|whose|from} ',
    'yours-not-one': '{yours|you} {is|are|was|were} not {one of|among|in} ',
    'pulled-the-plug': '{pulled|pull|pulling} the {plug|role|vacancy|position|job|ad|advert}',
    'one-is-dead':
      '{that one|this one|it|role|job|position|opportunity} is {now|sadly|} {dead|off the table|off the market|a non-starter|dead in the water}',
    'ended-up-with':
      '{ended up|end up} {choosing|going with|going for|hiring|picking|offering|taking|appointing|giving} ',
    'in-house':
      '{going|go|gone|went|filled|hire|hired|hiring|recruiting|kept it|keeping it|keep it|stay} {in-house|in house|internal|internally}',
    'no-need':
      '{not|no longer} {going to|} {need~|require|hire|hiring|take on|taking on|recruit~|looking for} {anyone|anybody|any more|more people|extra|new people|new staff|another person|any new}',
    'not-to-be': '{was|is} {sadly|just|simply|} not {to be|meant to be}',
    'not-able-to-hire':
      'not {be|} {able to|going to} {hire|employ|take you on|give you|offer you|bring you|keep you}',
    'felt-other':
      '{felt|thought|agreed|decided|concluded} {that|} {the|another|one} {other|of the other|another|} {shortlisted|} {candidate|applicant|person|finalist} ',
    'given-to-a':
      '{give|giving|gave|given|offer|offering|offered|hand|handed|handing|award|awarded|entrust~} {the|this|our|it} {<role>|chance|opportunity|} {to|} {a|an|another|someone|somebody|one of the other} {<person>|who|else|candidate|more|very|former|previous}',
    'going-with-a':
      '{going|go|gone|went|decided|opted|plumped|settled|chose|chosen|picked|hired|appointed|selected|preferred|choosing|picking|hiring} {ahead|forward|} {with|for|on|} {a|an|one|two|the} {very|more|former|previous|local|internal|second|other|} {<person>} {who|with|whose|from|that|already|instead|on}',
    'bar-not-reached':
      'not {score~|rank~|meet|met|satisf~|reach|reached|attain~|achieve~|fulfil~|pass|passed|demonstrate~|possess|have} ... {criteria|requirements|requirement|minimum|threshold|pass mark|benchmark|cut-off|highly enough|required score|the next stage|for interview|enough}',
    'your-way': 'not {go|gone|going|land|landed|fall|fallen|swing|swung} your way',
    'no-one-in':
      'not be {bringing|taking|adding|hiring|recruiting|filling|looking for} {anyone|anybody|any|on|in|a|new|more|it|the}',
    'enough-people':
      '{have|got|found} {already|now|} {enough|plenty of|all the} {people|staff|hands|candidates|team members|cover|help|applicants}',
    'team-full':
      '{team|rota|cohort|class|programme|intake|roster} is {now|already|} {full|complete|fully staffed}',
    'not-be-you':
      'not be {offering|extending|inviting|taking|progressing|moving|asking|calling|putting} {you|your|this|it|things}',
    'leave-you-out':
      '{left|leave|leaving} you {out|off} {of|} {the|our|this} {shortlist|final|next|list|running}',
  },
  de: {
    'schon-gefunden':
      '{schon|bereits|inzwischen|mittlerweile} {jemand~|eine person|eine passende|einen passenden|wen} {gefunden|eingestellt|engagiert}',
    'passend-gefunden': '{jemand~|wen} {gefunden|eingestellt|engagiert} ',
    'damit-raus':
      '{sind|bist} {sie|du} {damit|somit|leider|daher|also} {leider|} {raus|draußen|ausgeschieden|nicht mehr im rennen|nicht mehr dabei}',
    'anderem-zugesagt':
      '{einem|einer|jemand} ander~ {<person>|jungen|mädchen|azubi|} {zugesagt|versprochen|gegeben|angeboten} ',
    'neu-ausschreiben':
      '{stelle|position} ... {neu ausgeschrieben|neu aus|anders ausgeschrieben|umgewidmet|intern ausgeschrieben}',
    'verfahren-mit-anderen':
      '{verfahren|prozess|auswahlverfahren|gespräche} mit ander~ ... {fort~|weiter~|führen|setzen}',
    'nicht-sein': '{nicht|nichts} {sollen sein|sein sollen|geworden|gereicht}',
    'alle-vergeben':
      '{alle|alles|stellen|plätze|schichten|sämtliche|termine für} ... {bereits|schon|jetzt|nun|leider|} {alle|} {vergeben|besetzt|belegt}',
    'brauchen-niemanden':
      '{brauchen|benötigen|suchen|brauche|suche|nehmen|stellen} ... {niemanden mehr|niemand mehr|keine verstärkung|keine weiteren|keinen mehr|keine aushilfe|keine neuen|niemanden}',
    'wahl-auf-einen':
      '{wahl|entscheidung|los|zuschlag} {ist|} {fiel|ging|geht|fällt|schließlich|letztlich|am ende|} ... {auf|an} {einen|eine|einer|jemand~|den anderen|die andere|ein|zwei}',
    'fuer-eine-person':
      'für {einen|eine|jemand~|zwei} {<person>|ander~|intern~} ... {entschieden|entscheiden|ausgesprochen|entschlossen}',
    'stelle-bekommt':
      '{stelle|job|platz|zusage|zuschlag} {bekommt|bekam|erhält|erhielt|geht|ging} ... {ander~|kolleg~|bewerber~|kandidat~|jemand~|herr~|dame}',
    'genug-leute':
      '{genug|genügend|ausreichend} {leute|personal|bewerber~|kräfte|kolleg~|mitarbeiter~|aushilfen|verstärkung}',
    'voll-besetzt': '{sind|team|plätze} ... {komplett|voll besetzt|vollzählig|ausgebucht|voll belegt}',
    'nicht-erreicht':
      '{punktzahl|mindestpunktzahl|anforderungen|kriterien|voraussetzungen|note} ... nicht {vollständig|ganz|} {erreicht|erfüllt|erfüllen|erreichen}',
    unterfordert: '{sie|du|dich} ... {überqualifiziert|unterfordert|unterqualifiziert} ',
    'ohne-sie': '{ohne sie|ohne dich} {weiter~|planen|geplant}',
    'nicht-zusagen-koennen':
      '{stelle|position|platz|sie|dir|ihnen} ... nicht {zusagen|zuzusagen|geben|vergeben} {können|konnten|}',
  },
  fr: {
    'deja-recrute':
      "{deja|avons|ai} {deja|} {recrute|trouve|choisi|embauche|pris} {quelqu'un|une personne|la personne|un candidat|une candidate|la perle} ",
    'pris-l-autre':
      "{pris|choisi|retenu|recrute|garde|embauche|prends|prendre} {finalement|} {l' autre|un autre|une autre|quelqu'un} ",
    'poste-disparait': "{poste|mission|emploi} ... {disparait|disparaitra|est supprime|n' est plus}",
    'termine-pour':
      "c' est {donc|malheureusement|} {termine|fini|mort|rate|cuit|perdu} {pour|de} {ce|cette|toi|vous|nous}",
    'pu-etre-retenue': "{n'|ne|pas} ... pas {pu|ete} {etre|} {retenu~|prise en compte|acceptee} ",
    'pas-embaucher':
      "{pouvons|pourrons|pourra|peux|pourrai|allons|vais|peut|va} {donc|malheureusement|} pas {t'|vous|te|} {embaucher|recruter|prendre|engager|accueillir|retenir|garder}",
    'issue-favorable': '{ne|pas|sans|impossible} ... issue {favorable|positive}',
    'plus-besoin':
      "{plus|pas} besoin {de quelqu'un|de personne|d' un|d' une|de monde|de recruter|d' embaucher|de renfort}",
    'finalement-recrute': '{ont|avons|a|ai} finalement {recrute|pris|choisi|embauche|retenu|prefere}',
    'confier-a-un':
      "{confier|donner|donne|attribuer|attribue|proposer|propose|offert|offrir|laisser|confie} {le|ce|la} {poste|place|mission|contrat} {a|au} {un|une|quelqu'un|d' autres|candidat}",
    'preferons-une':
      '{preferons|prefere~|preferer|privilegions|privilegier|retenons|retiens|gardons|prenons|choisissons|choisi|recrute|recrutons|pris|embauche|engage} {donc|finalement|} {un|une} {autre|} {<person>} ',
    'preference-pour':
      "{preference|choix|decision} {est|s' est|a ete|} {allee|alle|va|porte~|tourne~|finalement} ... {a|vers|sur|pour} {un|une|d|l}",
    'seuil-pas-atteint':
      "{pas|n' a|n' avez|ne} ... {atteint|satisfait|rempli~|obtenu|repond~} ... {criteres|note|seuil|points|conditions|exigences|minimum|requis~}",
    'ferme-le-poste':
      '{gele|gelent|ferme|ferment|annule|annulent|arrete|arretent|abandonne|abandonnent|renonce} {son|leur|le|ce|la|cette|tout|a ce} {recrutement~|poste|recherche|embauche~}',
    complet:
      '{equipe|effectif~|promotion|session} {est|sont} {desormais|deja|maintenant|} {complet~|au complet}',
    'assez-de-monde': '{assez|suffisamment} de {monde|candidat~|personnel|gens}',
    'pas-toi': '{pas toi|pas vous} {cette fois|malheureusement|} ',
    surqualifie:
      '{surqualifie~|trop qualifie~|trop experimente~|trop junior|pas assez senior|pas assez experimente~}',
  },
  es: {
    'contratado-a':
      '{contratado|contratamos|incorporado|fichado|elegido|seleccionado} {finalmente|ya|} a {un|una|otr~|alguien} ',
    'quedado-fuera': '{quedado|queda|quedas} {usted|} fuera {del|de|en}',
    'nos-quedamos-con': '{nos quedamos|me quedo|me he quedado|nos hemos quedado} con {la|el|un|una|otr~} ',
    'no-apto': 'no {ha|has|} {resultado|sido|es|} {apto|apta|idone~|superad~ la}',
    'participacion-finaliza':
      '{participacion|candidatura} ... {finaliza|termina|concluye|ha finalizado|ha concluido|queda finalizada}',
    'retira-la-oferta':
      '{retira|retiran|retirado|congelado|congelan|congela|paraliza~|anulado} {la|las|el|los|sus} {oferta|contrataciones|vacante|puesto|procesos|seleccion}',
    'he-elegido':
      '{he elegido|hemos elegido|he cogido|hemos cogido|he contratado|hemos contratado|he decidido contratar} {a|al|otra|otro} ',
    'ya-no-necesito':
      'ya no {necesito|necesitamos|buscamos|busco|hace falta|vamos a contratar|voy a contratar|necesitan|buscan}',
    'decision-para':
      '{decision|eleccion} {final|} {ha sido|es|fue|sera|ha ido} {para|por|a favor de|hacia} {el|la|otr~|un|una}',
    'no-contratar':
      'no {voy a|vamos a|va a|van a|podemos|puedo|podremos} {contratar|incorporar|coger|fichar|seleccionar} ',
    'dar-a-una':
      '{dar|darle|dado|dimos|damos|daremos|ofrecer|ofrecido|ofrecerle|conceder} {la|el} {oportunidad|puesto|plaza|trabajo|vacante} a {un|una|otr~|alguien|quien}',
    'plaza-para-otra':
      '{plaza|puesto|vacante|trabajo|contrato} {sera|es|ha sido|fue|va|ha ido|sera finalmente|se lo queda|se la queda} {para|a} {otr~|un|una|alguien|el otro|la otra}',
    'no-alcanza':
      'no {alcanza|alcanzo|alcanzas|supera|cumple|cumples|llega|llegas|reune|reunes|has alcanzado|ha alcanzado|obtuvo|has obtenido} ... {minim~|requisitos|puntuacion|nota|corte|fase|exigid~|criterios|nivel}',
    'sin-cubrir': '{dejar|dejado|deja|queda|quedara|dejamos} ... {sin cubrir|desiert~}',
    'cierra-el-proceso':
      '{cierra|cierran|cerramos|cancela|cancelan|cancelamos|anula|anulan|cierro|abandona~} {el|la|su|este|definitivamente|tu} {proceso|vacante|busqueda|puesto|seleccion|candidatura}',
    'gente-suficiente':
      '{gente suficiente|suficiente gente|bastante gente|plantilla completa|equipo completo|estamos completos|estamos al completo}',
    sobrecualificada:
      '{sobrecualificad~|demasiad~ cualificad~|falta de experiencia|te falta experiencia|poca experiencia para}',
    'no-eres-tu': 'no {seras|sera|eres|has sido} {tu|usted|la persona|el elegido|la elegida}',
  },
  pt: {
    'ja-contratamos':
      '{ja|entretanto} {contratamos|escolhemos|encontramos|selecionamos|temos} {alguem|outra pessoa|uma pessoa|quem} ',
    'acabei-escolhendo':
      '{acabei|acabamos|acabaram|acabou} {escolhendo|ficando|contratando|fechando|optando|por escolher|por contratar|por ficar|por optar}',
    'nao-vai-abrir':
      '{ja nao|nao} {vai|vao|vamos|ira} {mais|} {abrir|avancar com|seguir com|repor} {a|o|essa|esta} {vaga|posicao|processo|lugar}',
    'para-a-proxima': '{fica para a|fica pra|ate a|quem sabe na} proxima',
    'nao-segue-conosco':
      'nao {seguira|continuara|avancara|seguiras|vai seguir|segue|prosseguira|vais seguir} {conosco|connosco|com a gente|no processo|nesta|nessa|para}',
    'sem-contratar-ninguem': '{nao|sem} {vou|vamos|iremos|} contratar {ninguem|mais|agora|por|nesse|neste}',
    'ja-nao-precisamos':
      '{ja nao|nao} {precisamos|preciso|procuramos|buscamos} {mais|de ninguem|de mais|de reforco}',
    'ficar-com-a':
      '{ficar|fechar|seguir|avancar|ficando|contratar|contratei|contratamos|fiquei|ficamos|escolhi|escolhemos|prosseguir} {com|} {a|o|uma|um|as|os} {outra|outro|} {<person>}',
    'com-os-outros': '{avancar|seguir|continuar|prosseguir|ficar|ficamos|seguimos} com {os|as|o|a} outr~',
    'preferencia-para':
      '{preferencia|escolha|opcao|vaga|lugar} {foi|vai|recaiu|ficou|sera} {para|em|sobre|com} {um|uma|outr~|alguem|quem}',
    'nao-atendeu':
      'nao {atendeu|atende|atingiu|cumpre|cumpriu|preenche|preencheu|alcancou|obteve|reune|reuniu} ... {requisitos|nota|pontuacao|minim~|criterios|etapa|fase|exigid~}',
    'participacao-finalizada': '{participacao|candidatura|inscricao} ... {finalizad~|encerrad~}',
    'fecha-a-vaga':
      '{fecha|fecham|encerra|encerram|cancela|cancelam|congela|congelam|fechou|fecharam} {a|o|este|esta} {vaga|processo|recrutamento|selecao}',
    'gente-suficiente':
      '{gente suficiente|pessoas suficientes|equipa completa|equipe completa|time completo|quadro completo}',
    'dar-a-vaga':
      '{dar|demos|damos|oferecer|oferecemos|entregar|entregamos} {a|o|essa} {vaga|lugar|oportunidade} {a|para|pra} {outr~|um|uma|alguem|quem}',
  },
});
