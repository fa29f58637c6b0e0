import { phraseRules } from './rule.ts';

// Every phrase refuses this application; "unfortunately", "leider" and the like say nothing by themselves.
export const rejection = phraseRules('rejection', {
  en: {
    'decided-not-to':
      '{decided|chosen|elected|opted|determined|decision} {not to|to not} {be|} {mov~|go|going|proceed~|progress~|advanc~|continu~|tak~|pursu~|extend|shortlist|invit~|select}',
    'not-moving-forward':
      "{not|never|won't|aren't|can't|cannot} {be|going to|} {able to|} {mov~|proceed~|progress~|advanc~|go|going} {you|your|} {forward|further|ahead|to the next|with your|with you|in the process}",
    'not-proceeding':
      "{not|won't|cannot} be {proceeding|progressing|continuing|advancing|considering|pursuing} {with|your|you|further}",
    'not-proceed-with':
      "{not|won't|cannot|can't} {be able to|} {proceed|progress|continue|advance} {with|your} ... {application|candidacy|candidature|profile}",
    'not-taking-further':
      "{not|won't|cannot} {be|} {able to|} tak~ {your|this|you|the} ... {further|forward}",
    'unable-to':
      'unable to {move|proceed|progress|take|advance|consider|invite|continue|offer} {you|your|with your|with you|forward}',
    'cannot-offer': "{not|unable|cannot|can't|won't} {be|} {able to|to|} offer you {a|an|the|this|any}",
    'other-candidates':
      '{forward|ahead|further|proceed~|progress~|pursu~|select~|chos~|choos~|favour~|favor~|shortlist~|hire~|prioriti~|consider~|continu~} {with|of|} {other|another|a different|different|alternative|an alternative|an internal|internal|a number of|more|the} {more|} {suitable|qualified|experienced|closely|} {matched|matching|} {candidate~|applicant~|profile~}',
    'other-candidates-whose':
      '{other|another|those|several} {candidate~|applicant~} {whose|who|with} ... {closer|more closely|better|closely|stronger|more directly|directly}',
    'no-offer':
      "{not|won't|cannot|can't|unable to} {be|} {extend~|mak~|offer~|present~} {you|} {an|a|any} {offer|position|role}",
    'offered-to-another':
      '{offered|given|filled} {the|this} {position|role|job|vacancy} {to|by|with} {another|someone|an internal|a different}',
    'position-filled':
      '{position|role|vacancy|job|opening|post|requisition} ... {has|is} {now|already|since|} {been|} {filled|cancelled|canceled|eliminated}',
    'position-is-filled':
      '{position|role|vacancy|job|opening|post|requisition} {has|is} {now|already|since|} {been|} {filled|cancelled|canceled|eliminated}',
    'ahead-with-someone':
      '{mov~|go|going|proceed~} {ahead|forward|on} with {someone|somebody|candidates who|applicants who|a candidate who|an applicant who|those who}',
    'focus-on-others':
      '{focus|concentrate|focusing} on {candidates|applicants|other} {with|who|whose|candidates|applicants}',
    'filled-the-position':
      "{have|has|we've} {now|already|since|} filled {the|this|our} {position|role|vacancy|opening}",
    'role-closed': '{position|role|vacancy|requisition} has {now|been|since} {been|} closed',
    'no-longer-accepting': 'no longer {accepting applications|hiring for|recruiting for|looking to fill}',
    'not-selected':
      "{not|n't} {been|be|being|} {selected|shortlisted|chosen|picked|short-listed} {for|to|as|at|in|on|this|by}",
    'not-selected-plain': '{were|was|have|has|are} not {been|} {selected|shortlisted|chosen}',
    unsuccessful:
      '{application|candidacy|candidature|you} {has|have|was|were} {been|} {unfortunately|therefore|} {unsuccessful|rejected|declined|turned down}',
    'not-successful': "{not|n't} {been|} successful {on this|this|in|at|for|with}",
    'not-successful-candidacy': "{application|candidacy|candidature} ... {not|n't} {been|} successful",
    'no-longer-considered':
      "{no longer|not|n't} {be|being|} {under consideration|considered further|in consideration|considered for|considering you|considering your}",
    'not-the-right-fit':
      "{not|n't} {be|} {quite|currently|} {a|an|the} {right|best|good|strong|close|strong enough|ideal|} {match|fit} {for|at|right now}",
    'not-what-looking-for': "{not|n't} {quite|exactly|} {what|who} {we're|we are|they are} looking for",
    'gone-with':
      '{go|gone|going|went} with {another|a different|someone|a candidate|an applicant|other|one of the other|an internal}',
    'others-chosen':
      '{appoint~|hire~|hiring|select~|chose|chosen|choose|pick~|prefer~} {another|a different|other|someone|a more|one of the other|several other} {candidate~|applicant~|individual~|person|people|else|finalist~|qualified}',
    'application-unsuccessful':
      '{application|candidacy|candidature} ... {unsuccessful|not successful|been rejected|been declined|not been accepted}',
    'no-match-felt':
      "{don't|do not|did not|didn't} {feel|think|believe|see|find|consider} ... {match|fit|alignment|suitable}",
    'not-taken-forward': 'not {be|been|being|} {taken|carried|brought|progressed|put} {forward|further}',
    'pursue-applicants':
      '{pursu~|select~|consider~|invit~|prioritis~|prioritiz~|shortlist~|chose~|progress~} {applicants|candidates|individuals|those} {whose|with|who|that}',
    'better-suited':
      '{candidates|applicants|candidate|applicant|individuals} {who|that|whose} ... {better|more closely|closer|more directly|best|stronger} {match~|fit~|meet~|suit~|align~|qualified|profile}',
    'offer-to-another': 'offer to {another|someone|a different|an internal|one of the other|somebody}',
    'not-among':
      'not {among|amongst|one of|on} {those|the|our} {shortlisted|selected|candidates|shortlist|successful|applicants}',
    'different-direction':
      '{going|go|gone|went|moved|move} {in|with} {a different|another} {direction|candidate|applicant|person}',
    'not-made-it':
      "{didn't|did not|haven't|have not|won't} {make|made|be making} {it|the cut|the shortlist|it to the next|it through|it past}",
    'decided-against':
      '{decided|decision} against {proceeding|moving|taking|pursuing|progressing|your|continuing|an interview|hiring}',
    'not-meet-requirements':
      "{not|don't|doesn't|didn't} {currently|fully|quite|} meet {the|our|all|all the|all of the} {requirements|criteria|qualifications|minimum|requirement|required score}",
    'role-unavailable':
      '{position|role|vacancy|opening} is no longer {available|open|being recruited|active}',
    'not-in-a-position': 'not in a position to {offer|progress|proceed|consider|take|move}',
    'regret-application':
      "{regret|sorry} {to|that} {inform|advise|tell|say|let|we|report} ... {not|unsuccessful|unable|other candidates|another candidate|declined|n't}",
    'application-closed':
      '{closed|closing|close|archived|withdrawn|declined|rejected} {out|} your {application|candidacy|candidature}',
    'offer-withdrawn': '{withdraw~|rescind~|retract~} {our|the|your} {job|} offer',
    'not-continue': "{not|n't} {be|} {continu~|pursu~|mov~} {with|} your {application|candidacy|candidature}",
    'pass-on': '{going to|decided to|will|have to} pass on {your|this} {application|candidacy|profile|time}',
    'chosen-someone':
      '{chose|chosen|selected|hired|picked|found} {another|someone|a different|an internal|somebody} {candidate|else|applicant|other}',
    'not-a-match-for':
      '{skills|experience|background|profile|qualifications} {does|do|did|is|are} not {currently|fully|closely|quite|} {match|align|meet|fit|correspond}',
  },
  de: {
    absage: '{absage|absagen} {erteilen|geben|senden|schicken|mitteilen|zu erteilen|müssen}',
    'muessen-absagen': '{ihnen|dir} ... {absagen|absage}',
    'nicht-beruecksichtigen':
      '{bewerbung|sie|dich|profil|ihnen|dir|stelle|position} ... {nicht|nicht weiter|nicht mehr} ... {berücksichtig~|weiterverfolg~|weiter verfolg~|fortsetz~|fortführ~|weiterführ~|weiter berücksichtig~}',
    'nicht-beruecksichtigen-koennen':
      'nicht {weiter|näher|mehr|} {berücksichtigen|berücksichtigt|weiterverfolgen} {können|konnten|werden|wurde|worden|zu können}',
    'andere-bewerber':
      'für {einen|eine|andere|anderen|mehrere|die} {anderen|andere|weitere|} {bewerber~|kandidat~|mitbewerber~|person~|profil~}',
    'andere-bewerber-gewaehlt':
      '{andere|anderen|anderer} {bewerber~|kandidat~|mitbewerber~} {entschieden|ausgewählt|den vorzug|vorgezogen|weiter|besser|gefunden|noch}',
    'stelle-besetzt':
      '{stelle|position|vakanz} {ist|wurde|konnte|haben wir|} {bereits|inzwischen|mittlerweile|nun|schon|} {anderweitig|intern|} {besetz~|vergeben}',
    'engere-auswahl': 'nicht {in die|zur|in der|in unsere} {engere|engeren|enge} {auswahl|wahl|kreis}',
    'keine-positive': 'keine {positive|bessere|erfreulichere} {rückmeldung|antwort|nachricht|mitteilung}',
    'keine-zusage':
      '{keine zusage|nicht zusagen|kein angebot machen|kein positiver bescheid|keinen positiven bescheid}',
    absehen: 'von einer {weiteren|} {zusammenarbeit|berücksichtigung|verfolgung|einladung} ... absehen',
    'nicht-einladen': 'nicht {zu|zum} ... {gespräch~|vorstellungsgespräch~|interview} {einladen|einzuladen}',
    'nicht-anbieten': '{stelle|position|platz} {leider|} {nicht|keine} {anbieten|anzubieten}',
    'gegen-entschieden':
      'gegen {ihre|deine|eine} {bewerbung|weitere|zusammenarbeit|kandidatur|berücksichtigung} ... {entschieden|entscheiden}',
    'nicht-fuer-sie': 'nicht für {sie|dich} entschieden',
    'nicht-weiter':
      '{prozess|verfahren|bewerbungsprozess|auswahlverfahren|auswahlprozess|bewerbung} ... nicht {weiter|fort|mit dir|mit ihnen} {fortsetzen|fortführen|weitergehen|verfolgen|setzen|führen|weitermachen}',
    'nicht-weitergeht':
      '{nicht|nicht mehr} {mit ihnen|mit dir} {weiter|fort} {gehen|machen|setzen|zu gehen|voranschreiten}',
    'nicht-entsprechen': '{bewerbung|bewerbungsunterlagen} ... nicht {entsprechen|zusagen|erfolgreich}',
    'andere-bewerbungen':
      '{andere|anderen} bewerbung~ {weiter|weiterzuverfolgen|weiterverfolgen|berücksichtig~|den vorzug|entschieden}',
    'besetzt-mit': '{stelle|position|vakanz} {mit|durch|an} {einem|einer|eine|einen} ... {besetzt|vergeben}',
    'nicht-geklappt': '{leider|diesmal} {hat es|} {diesmal|} nicht geklappt',
    'nicht-erfolgreich':
      '{bewerbung|kandidatur} ... {nicht erfolgreich|erfolglos|abgelehnt|nicht angenommen}',
    'passt-nicht':
      '{profil|qualifikation~|bewerbung} ... nicht {ganz|vollständig|optimal|ausreichend|} {passt|passen|übereinstimm~|entspricht|entsprechen|überein}',
    'nicht-passt':
      '{passt|passen|entspricht|entsprechen} {dein|deine|ihr|ihre|das|die} {profil|bewerbung|qualifikation~|erfahrung~|unterlagen} ... nicht',
  },
  fr: {
    'pas-donner-suite': '{pas|ne} {pouvoir|pouvons|} {donner|donnons|donnerons|donne} ... {suite|une suite}',
    'suite-favorable': '{pas|sans|impossible|ni} ... suite {favorable|positive}',
    'suite-defavorable': '{réponse|suite} {négative|défavorable}',
    'pas-retenue': "{pas|n'a|n'avons|n'est} {été|pas|pu|} {été|} {retenu~|sélectionné~|retenir}",
    'pas-retenir':
      'pas {pu|en mesure de|} {retenir|sélectionner|poursuivre|proposer} ...  {candidature|profil|processus|poste|votre|cette}',
    'ne-pas-retenir': 'ne pas {retenir|poursuivre|donner|sélectionner|vous retenir|aller plus loin}',
    'poste-pourvu': '{poste|offre} {a|est} {été|déjà|désormais|} {déjà|} pourv~',
    'pas-pu-etre': '{pas|plus} {pu|pouvoir|peut} être {retenu~|sélectionné~|accepté~|poursuivi~}',
    'autres-candidats':
      "{d'autres|un autre|une autre|autres|d'un autre|autre} {candidat~|profil~|postulant~} ... {correspond~|proche~|retenu~|choisi~|adéquation|davantage|mieux|expérience~}",
    'poursuivre-autres':
      "{poursuivre|continuer|avancer|choisi|choisir|retenu|privilégié|retenir|porté} ... {d'autres|un autre|une autre|autres} {candidat~|profil~}",
    'profils-plus-proches':
      "{retenu|choisi|sélectionné|privilégié} {des|un|d'autres|une} {profil~|candidat~|candidature~} {plus|mieux|davantage|dont|qui}",
    'au-regret':
      '{au regret de|regrettons de|désolés de|désolé de} {ne|devoir} {pas|pouvoir|pouvons|vous} {donner|retenir|informer|répondre|annoncer}',
    'ne-correspond-pas': '{profil|candidature|parcours|compétences} ne {correspond|correspondent|répond} pas',
    regret: 'regret ... {ne|pas|négative}',
    'pas-poursuivre':
      'pas {poursuivre|continuer|aller plus loin|avancer} {le processus|avec vous|avec votre|votre|plus}',
  },
  es: {
    'no-seleccionado':
      'no {ha|has|hemos|haya~|fue|fuiste|te hemos|le hemos|te ha} {sido|resultado|} {seleccionad~|elegid~|escogid~|aceptad~}',
    'no-continuar':
      'no {podemos|vamos a|podremos|continuaremos|seguiremos|avanzaremos|va a} {continuar|avanzar|seguir|con|adelante|ofrecer~}',
    'decidido-no': '{decidido|decidimos|decisión de} no {continuar|avanzar|seguir|proceder|proseguir}',
    'otros-candidatos':
      '{continuar|avanzar|seguir|adelante|optado|decantado|elegido|seleccionado|proceder|proseguir} {con|por|a} {otr~} {candidat~|perfil~|persona~|postulant~}',
    'otros-perfiles':
      '{otr~} {candidat~|perfil~|persona~} {que|cuyo|cuya|cuyos|cuyas|con|más} ... {ajust~|encaj~|adecu~|acord~|alinead~|mejor|cercan~}',
    'candidatura-no':
      '{candidatura|solicitud|postulación|perfil} {no|ha sido|fue} {ha sido|fue|ha resultado|resultó|encaja|se ajusta|} {seleccionad~|descartad~|rechazad~|elegid~|con lo|a lo|aceptad~|desestimad~}',
    descartado: '{quedado|sido|has sido} {descartad~|desestimad~|rechazad~}',
    descartar: '{descartar|desestimar|rechazar} {tu|su} {candidatura|solicitud|postulación}',
    'puesto-cubierto': '{puesto|vacante|posición|plaza} {ya|} {ha sido|está|fue|se ha} {ya|} cubiert~',
    'lamentamos-no':
      '{lamentamos|sentimos|lamento|siento} {informarte|comunicarte|informarle|comunicarle|decirte|decirle} ... no',
    'fuera-del-proceso':
      '{no continuarás|no continuará|no pasas|no pasa|no avanzas|no avanza|no seguirás|quedas fuera} ... {proceso|fase|etapa|selección}',
  },
  pt: {
    'nao-selecionado':
      'não {foi|foste|fomos|ter sido|foram|tenha sido|tendo sido} {selecionad~|aprovad~|escolhid~|aceit~|possível avançar|possível prosseguir|bem sucedid~}',
    'nao-avancar':
      'não {vamos|iremos|poderemos|podemos|avançar|avançaremos|prosseguir|prosseguiremos|seguir|seguiremos|daremos|dar|será possível|continuaremos} {avançar|prosseguir|seguir|dar|continuidade|com|em|continuar|adiante}',
    'nao-avancou':
      '{candidatura|perfil|inscrição|candidato|você} não {avançou|avançará|seguirá|prosseguirá|segue|continuará|seguiu|passou|atende|corresponde|foi}',
    'decidimos-nao':
      '{decidimos|decidiu|optámos|optamos|optou|decisão de} {por|} não {avançar|prosseguir|seguir|continuar|dar}',
    'outros-candidatos':
      '{avançar|prosseguir|seguir|continuar|optámos|optamos|optado|escolhemos|selecionámos|selecionamos} {com|por|} {outr~} {candidat~|perfi~|pessoa~|profissiona~}',
    'outros-candidatos-que':
      '{outr~} {candidat~|perfi~|pessoa~|profissiona~} {que|cujo|cuja|cujos|cujas|com|mais} ... {adequ~|alinhad~|próxim~|correspond~|aderen~|ajust~|melhor}',
    'vaga-preenchida':
      '{vaga|posição|lugar|oportunidade} {já|} {foi|está|se encontra|encontra-se} {já|entretanto|} {preenchid~|fechad~|encerrad~|ocupad~}',
    'lamentamos-nao':
      '{lamentamos|lamento|pesar} {informar|informá-lo|informá-la|comunicar|informar-te|informar-lhe} ... não',
    'resposta-negativa': '{resposta|retorno|decisão} {negativa|desfavorável}',
  },
});
