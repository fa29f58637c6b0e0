import { phraseRules } from './rule.ts';

/** Refusals because there is nothing to fill any more: the vacancy is filled, cancelled or gone. A pause is a status update. */
export const rejectionVacancy = phraseRules('rejection', {
  en: {
    'role-gone':
      '{role|position|job|vacancy|opening|post|requisition|headcount|seat|internship|search} ... {no longer exists|not exist any more|not exist anymore|cancelled|canceled|scrapped|axed|been withdrawn|been eliminated|been dropped|been cut|been removed|been shelved|stopped|been discontinued|been abandoned|frozen indefinitely|fallen through|not be filled|not be going ahead|not going ahead|not go ahead|not be replaced|cease~ to exist}',
    'search-ended':
      '{ending|ended|stopped|stopping|cancel~|abandon~|called off|terminat~|discontinu~|halted|scrapped|withdrawn|pulled} {the|this|our} {whole|entire|external|} {search|recruitment|hiring|vacancy|role|position|requisition|competition|job|post|opening|campaign}',
    'search-over':
      '{search|recruitment|hiring|competition|selection} {process|} {is|was|has|have} {now|therefore|also|} {over|been stopped|been cancelled|been ended|ended|been abandoned|come to an end|been discontinued|been terminated|finished}',
    'nobody-hired': '{nobody|no one|no-one|none} will be {hired|appointed|recruited|taken on}',
    'not-filling':
      'not {be|} {going to be|going to|} {filling|fill|replacing|replace|appointing|appoint|recruiting for|hiring for|go ahead with} {anyone|anybody|this|the|that|it}',
    'freeze-stopped':
      '{freeze|frozen} ... {stopped|cancelled|closed|can not|no longer|ended|withdrawn|not be able|unable}',
    'filled-internally':
      '{filled|appointed|promoted|hired|recruited|fill|appoint|promote|hire|gone|went} {it|them|someone|somebody|the role|this role|the position|this position|the post|the vacancy|} {internally|from within|in-house|from inside}',
    'internal-candidate':
      '{internal|in-house} {candidate|applicant|appointment|hire|move|promotion|transfer|colleague} ... {chosen|selected|appointed|accepted|filled|preferred|took|taken|take|got|offered|decided|went}',
    'with-internal':
      '{chosen|selected|appoint~|accepted|filled|preferred|promot~|hired|by|with|for|to} {an|the|our} {internal|in-house} {candidate|applicant|appointment|hire|colleague|promotion}',
    'appoint-colleague': 'colleague ... {appoint~|promot~|take on|move|moves|transfer~} {them|him|her|into}',
  },
  de: {
    'stelle-entfaellt':
      '{<role>|planstelle|projektstelle} ... {entfällt|entfallen|gestrichen|weggefallen|fällt weg|gibt es nicht mehr|zurückgezogen|nicht mehr besetzt|nicht besetzt|nicht nachbesetzt|aufgehoben|nicht mehr verfügbar|nicht mehr frei}',
    'stelle-entfaellt-subject@subject': '{<role>} {entfällt|zurückgezogen|gestrichen|aufgehoben|besetzt}',
    'nicht-zu-besetzen':
      '{<role>|sie|diese} ... nicht {mehr|neu|weiter|nach|} {zu besetzen|zu vergeben|besetzen|nachbesetzen|nachzubesetzen}',
    'besetzung-nicht':
      '{besetzung|nachbesetzung|stellenbesetzung} ... {nicht mehr|erfolgt nicht|entfällt|abgesehen|abzusehen|verzichte~|gestoppt|gestrichen}',
    'verfahren-beendet':
      '{verfahren|ausschreibung|suche|prozess|bewerbungsprozess|auswahlprozess|bewerbungsverfahren|auswahlverfahren|ausschreibungsverfahren|besetzungsverfahren|stellenbesetzungsverfahren} {ist|wurde|wird|haben wir} {damit|somit|hiermit|daher|nun|leider|für sie|für dich|ersatzlos|} {beendet|aufgehoben|abgebrochen|eingestellt|gestoppt|geschlossen|zu ende|vorbei}',
    'suche-einstellen':
      '{suche|verfahren|ausschreibung|einstellung~} ... {einstellen|einzustellen|abbrechen|abzubrechen|aufheben|stoppen|gestoppt|zurückziehen|zurückgezogen}',
    'intern-besetzt':
      '{intern|hausintern|internen|interne|aus dem eigenen haus|aus eigenem haus|aus den eigenen reihen|aus dem team|aus dem haus} {besetz~|vergeben|nachbesetz~|gelöst|lösung|kandidat~|bewerber~|nachfolge~|gefunden|aufgerückt|befördert|das rennen|übernimmt}',
    'besetzt-im-satz': 'stelle ... {anderweitig|intern|inzwischen|bereits} {besetzt|vergeben}',
  },
  fr: {
    'poste-supprime':
      "{poste|recrutement|stage|offre|projet|annonce|processus} ... {n' existe plus|plus d' actualite|n' est plus ouvert~|n' est plus a pourvoir|ne sera pas pourvu|ne sera finalement pas|sans suite|gele definitivement|ne se fera pas|ne se fera finalement pas|n' aura pas lieu}",
    'poste-clos':
      '{poste|recrutement|stage|offre|annonce|processus|recherche} ... {est|a ete|ont ete|etait|vient} {donc|desormais|finalement|maintenant|a present|definitivement|malheureusement|deja|} {clos|close|cloture~|annule~|supprime~|abandonne~|stoppe~|arrete~|pourvu~|attribue~|termine~}',
    'postule-clos':
      "{postule|candidate|candidature|interesse~} {a|est|vient} {donc|desormais|finalement|d' etre|} {ete|} {pourvu~|clos|close|cloture~|annule~|supprime~|attribue~}",
    'mettre-fin':
      '{mettre|mis|mettons|met} {fin|un terme} {au|a ce|a notre|a la|a cette} {recrutement|processus|recherche|procedure}',
    'annule-recrutement':
      "{annule~|suspendu~ definitivement|gele~|supprime~|abandonne~|renonce~} {definitivement|a|} {le|ce|notre|l'|la} {recrutement|poste|embauche|creation}",
    'pourvu-interne':
      '{promouvoir|promu~|mobilite|pourvu~|nomme~|solution|recrute~|pourvoir|privilegie~|candidat~} ... {en interne|interne}',
    'ne-recrute-pas':
      '{ne|on ne} {recrut~|embauch~|remplac~|pourvoi~} {pas|plus|finalement pas} {de|d|pour|avant|le|ce|sur|en|actuellement|a}',
  },
  es: {
    'proceso-anulado':
      '{proceso|vacante|plaza|puesto|convocatoria|oferta|busqueda|posicion|seleccion} ... {queda|ha quedado|ha sido|fue|se ha|esta|se|quedo} {ya|definitivamente|finalmente|} {anulad~|cancelad~|amortizad~|suprimid~|eliminad~|cubiert~|retirad~|desiert~|cancela|anula|suprime}',
    'por-concluido':
      '{damos|doy|dan|da|dar} por {concluid~|finalizad~|terminad~|cerrad~} {el|tu|su|la|nuestro} {proceso|seleccion|participacion|candidatura|busqueda}',
    'no-se-cubrira':
      'no se {cubrira|va a cubrir|contratara|incorporara|va a contratar|llegara a cubrir|realizara la contratacion}',
    'cancelar-proceso':
      '{decidido|decidio|han|hemos|ha} {cancelar|anular|cancelado|anulado|retirado|retirar|suprimido|suprimir|paralizado|congelado|eliminar|eliminado} {definitivamente|} {el|la|esta|este|todas} {proceso|vacante|puesto|plaza|busqueda|contratacion~|posicion}',
    'ya-no-existe':
      '{puesto|vacante|plaza|posicion|oferta} ya no {existe|esta disponible|se va|va a|sigue|se cubrira}',
    'promocion-interna':
      '{promocion interna|movilidad interna|candidat~ intern~|cubrir~ internamente|cubierto internamente|cubierta internamente|resuelto internamente}',
  },
  pt: {
    'vaga-encerrada':
      '{vaga|posicao|processo|lugar|recrutamento|selecao|abertura} ... {foi|fica|ficou|deixou de|esta|acabou|acabou sendo|se} {definitivamente|} {cancelad~|encerrad~|extint~|preenchid~|existir|anulad~|suprimid~|eliminad~|ocupad~}',
    'suspendeu-vaga':
      '{suspendeu|suspenderam|cancelou|cancelaram|encerrou|encerraram|extinguiu|congelou|anulou|fechou|cortou} {definitivamente|} {a|o|esta|essa|todas as} {vaga~|posicao|abertura|processo|recrutamento|contratac~|lugar}',
    'sem-contratacao': '{sem contratacao|sem contratar|sem preenchimento|sem que ninguem fosse}',
    'nao-contratar':
      '{nao vamos|nao iremos|ja nao vamos|nao vai|nao vao} {mais|} {preencher|contratar|repor|avancar com a contratacao|seguir com a contratacao}',
    'promocao-interna':
      '{recrutamento interno|promocao interna|candidat~ intern~|solucao interna|aproveitamento interno|preenchida internamente|internamente}',
  },
});
