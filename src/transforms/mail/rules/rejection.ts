import { phraseRules } from './rule.ts';

// Every phrase refuses this application; "unfortunately", "leider" and the like say nothing by themselves.
export const rejection = phraseRules('rejection', {
  en: {
    'hold-off': '{hold|holding} off on {mov~|proceed~|progress~|continu~|your}',
    'it-is-a-no': '{it is|is|be|it was} a no',
    'pursue-those-who':
      '{pursu~|progress~|prioriti~|focus~ on} {a|other|} {candidate~|applicant~|individuals|those|people|someone} {who|whose|with|that}',
    'decided-to-stop':
      '{decided|decision|chosen|need|have} to {discontinue|stop|end|close|withdraw from} {the|your|our|this} {process|application|candidacy|interview process|recruitment process|hiring process|conversations}',
    'not-in-your-favour': 'not {been|} in your {favour|favor}',
    'accepted-by-another':
      '{offered|given|accepted|awarded|filled} {to|by} ... {another|someone|somebody|an internal|a different} {candidate|applicant|person|else|individual|}',
    'leave-it-there': 'leave {it|things} {there|at that|here}',
    'not-quite-there': 'not quite {there|enough|at the level|strong enough|senior enough|what}',
    'no-slot':
      'not have {a|an|any} ... {slot|opening|role|position|vacancy|place} ... {suit~|right now|at the moment|currently|available|for you}',
    'another-direction': '{in|taken|pursue|pursuing|going} {another|a different} {direction|route|path}',
    'unable-to-select': 'unable to {select|shortlist|hire|employ|place|accept} you',
    'spots-filled': '{spots|places|positions|vacancies|slots} ... {filled|taken|gone}',
    'not-looking':
      'not {looking for|seeking|considering|accepting} {any|new|more|further|additional} {candidates|applicants|applications|people}',
    'not-a-yes': 'not {going to be|be|} a yes',
    'not-continue-talks':
      'not {be|} {able to|} {continu~|pursu~|tak~|mov~} ... {conversation~|discussion~|talks|process|things|any further|forward|further}',
    'given-to-another':
      '{given|gave|giving|offered|awarded} {the|this|our} ... {role|position|job|vacancy|post|place|spot} ... to {another|someone|somebody|a different|the other|one of}',
    'different-skills':
      '{looking for|need|require|after} {a|someone with|somebody with|} {different|other|another} {skill~|experience|background|profile}',
    'below-mark':
      '{did|do|does|has|have} not {reach|reached|meet|met|achieve|achieved|attain} {the|our} ... {benchmark|threshold|score|standard|pass mark|criteria|level|requirements}',
    'nothing-suitable':
      'not {currently|} have {any|a|anything} ... {suitable|vacanc~|opening~|position~|role~|match}',
    'not-hiring': 'not {currently|actively|} {hiring|recruiting|taking on} {for|anyone|anybody|right|at|new}',
    'decided-not-to':
      '{decided|chosen|elected|opted|determined|concluded|decision|choice|conclusion} {was|has been|made|} {not to|to not|that we will not|we will not} ... {mov~|go|going|proceed~|progress~|advanc~|continu~|tak~|pursu~|extend|shortlist|invit~|select|offer|hire|bring|interview|fill|consider|forward}',
    'decided-against':
      '{decided|decision|decide} against {<proceed>|your|extending|an interview|offering|hiring|inviting}',
    'not-moving-forward':
      'not {be|been|to|} {able to|in a position to|going to be able to|going to|planning to|looking to|} {be|} {<proceed>|move you|take you|bring you|put you} {you|your <application>|with you|with your <application>|with it|this|it|any|} {forward|further|ahead|beyond|onwards|onward|to the next|to the interview|to interview|to the following|past}',
    'not-proceeding':
      'not {be|to|} {able to|in a position to|going to be able to|going to|} {be|} {mov~|proceed~|progress~|advanc~|continu~|pursu~|consider~|go|going|select~|accept~|shortlist~} {ahead|forward|on|further|} {with|to consider|} {you|your|this|the|it} {for|further|at this|on this|this time|forward|<application>|interview process|recruitment process|hiring process|selection process|process|in the|any}',
    'not-taking-further': 'not {be|} {able to|going to|} {tak~|carry~|put} ... {further|forward}',
    'unable-to':
      'unable to {<proceed>|consider|invite|continue|offer|progress|accept|shortlist} {you|your|with your|with you|forward|further}',
    'cannot-offer':
      '{not|unable} {be|} {able to|to|in a position to|} {be|} {offer|offering} you {a|an|the|this|any|employment}',
    'not-inviting':
      'not {be|} {able to|going to|} {invit~|call~|bring~|schedul~|interview~|shortlist~} you {to|for|in|on|forward|this|at}',
    'passive-not':
      'not {been|be|being|} {selected|shortlisted|short-listed|chosen|picked|called|invited|successful|progressed|advanced|taken|carried|brought|put|offered|considered|appointed} {for|to|as|at|in|on|this|by|forward|further|the|any}',
    'not-selected-plain':
      '{were|was|have|has|are|is} {unfortunately|sadly|regrettably|therefore|} not {been|} {selected|shortlisted|chosen|successful|progressed}',
    'no-offer':
      '{not|unable to} {be|} {able to|} {extend~|mak~|offer~|present~} {you|} {an|a|any} {offer|position|role|place|job}',
    'other-candidates':
      '<choose> {for|with|on|to|forward with|ahead with|ahead|of|to|} {a|an|the|} {number of|small number of|few|} {<other>} {more|very|} {suitable|qualified|experienced|closely|strong|local|} {matched|matching|qualified|} <candidate>',
    'with-other-candidates':
      '{forward|ahead|on|further} {with|to|on} ... {other|others|another|different|internal|external|alternative|stronger|more} ... <candidate>',
    'others-chosen':
      '{other|another|different|internal|stronger|more qualified|several|some|a number of} {<candidate>} {have|has|had|was|were} {already|now|been|} {been|} {identified|chosen|selected|appointed|preferred|hired|offered|accepted|shortlisted|progressed}',
    'closer-match':
      '{<candidate>|someone|somebody|applications|others} {who|that|whose|with|were|was|is|are} ... {better|more closely|closer|closely|more directly|directly|stronger|deeper|more relevant|greater|more suited|best|further along|more} {match~|fit~|meet~|suit~|align~|qualif~|reflect~|experience~|background|match|knowledge|expertise|correspond~|resembl~|to}',
    'with-someone':
      '{forward|ahead|on|gone|going|went|go|for|hired|hire|chose|chosen|choose|selected|picked|found|offered|appointed|preferred|to|opted|opt|need|with} {with|for|to|} <someone> {with|who|whose|else|candidate|applicant|from|for|that|more|finalist|person}',
    'ahead-with-those':
      '{mov~|proceed~|go|going|progress~|continu~} {ahead|forward|on|} with {a|the|other|} {candidate~|applicant~|someone|those|individuals|people} {who|whose|that|with}',
    'role-went-to':
      '{role|position|job|vacancy|post|opening|offer|place} ... {went|gone|given|going|awarded|offered|go} to {<someone>|another|a candidate|an applicant|a different|the other}',
    'offer-to-another': 'offer to {<someone>|another|a different|the other|a candidate|an applicant}',
    'position-filled':
      '{role|position|job|vacancy|opening|post|requisition|internship} ... {has|is|was|have} {now|already|since|} {been|} {filled|cancelled|canceled|eliminated|withdrawn}',
    'filled-the-position':
      '{have|has|had} {now|already|since|just|} {filled|cancelled|canceled|closed} {the|this|our|that} ... {role|position|vacancy|opening|job|post|requisition|spot}',
    'role-closed': '{position|role|requisition|search} {has|have} {now|since|} been closed',
    'no-longer-accepting':
      'no longer {accepting applications|hiring for|recruiting for|looking to fill|considering applicants|considering candidates|considering applications|pursuing}',
    unsuccessful:
      '{application|candidacy|candidature|you|submission} {has|have|was|were|is} {been|} {unfortunately|therefore|sadly|} {unsuccessful|rejected|declined|turned down|not progressed}',
    'application-unsuccessful':
      '{application|candidacy|candidature} ... {unsuccessful|not successful|not been successful|been rejected|been declined|not been accepted}',
    'no-longer-considered':
      '{no longer|not} {be|being|} {under consideration|considered further|in consideration|considered for|considering you|considering your|being considered|in contention|in the running|able to consider}',
    'not-the-right-fit':
      '{not|no} {be|find|see|have|feel|} {quite|currently|} {a|an|the|} {right|best|good|strong|close|ideal|perfect|clear|} {enough|} {match|fit|alignment} {for|at|right now|with|between|here|this}',
    'not-fit-plain': 'not {quite|currently|} {a|an|the} {right|best|good|strong|close|ideal|} {match|fit}',
    'not-what-needed':
      'not {quite|exactly|be|} {what|who} {we are|they are|we|they|our} {looking for|need|after|team|currently|require}',
    'not-felt':
      'not {feel|think|believe|see|find|consider} ... {match|fit|alignment|suitable|suited|right for|what we need|what we are looking for|what we look for}',
    'not-match-needs':
      '{skill~|experience|background|profile|qualification~|application} {does|do|did|is|are} not {currently|fully|closely|quite|} {match~|align~|meet~|fit|correspond~|suit~}',
    'not-meet-requirements':
      'not {currently|fully|quite|} meet {the|our|all|all the|all of the} {requirements|criteria|qualifications|minimum|requirement|required score|essential}',
    'not-among':
      'not {among|amongst|one of|on|part of} {those|the|our} {shortlisted|selected|candidates|shortlist|successful|applicants|final}',
    'different-direction':
      '{going|go|gone|went|moved|move|moving} {in|with} {a different|another} {direction|route|way}',
    'gone-with':
      '{go|gone|going|went|sticking|settled} {ahead|forward|} {with|for|on} {another|a different|someone|somebody|a candidate|an applicant|other|one of the other|an internal|the other|a more}',
    'not-made-it':
      'not {make|made|be making|making|passed|pass|reached|reach|progress|progressed|get|got} {it|the cut|the shortlist|the final|to the next|to the following|through|past|the next|the interview stage|the screening|onto|on to}',
    'role-unavailable':
      '{position|role|vacancy|opening|job} is no longer {available|open|being recruited|active|vacant}',
    'not-in-a-position':
      'not in a position to {offer|progress|proceed|consider|take|move|invite|make|give|extend|bring|hire|employ|put|shortlist}',
    'regret-you':
      '{regret|sorry|afraid} {to|that|} {inform|advise|tell|say|let|report|share|have to|} ... {you|your} ... {not|unsuccessful|declined|rejected|no longer} {been|be|selected|successful|meet|made|progress~|under|considered|able|suitable|}',
    'application-closed':
      '{closed|closing|close|archived|declined|rejected|rejecting} {out|} {your|remaining|all remaining|all other|the remaining} {application~|candidacy|candidature|candidates}',
    'application-being-closed':
      '{your|the} {application|candidacy} {is|has|will} {now|therefore|} {being|been|be} {closed|archived|declined|rejected}',
    'offer-withdrawn': '{withdraw~|rescind~|retract~} {our|the|your} {job|} offer',
    'pass-on':
      '{going to|decided to|will|have to|will be|chosen to|are|be} {pass|passing} on {your|this|you} {application|candidacy|profile|time|for|at|}',
    'no-from-us': '{a|say|saying} no {from us|from our side|this time|for now|to your}',
    'stop-process':
      '{stop|end|discontinue|ending|stopping|conclude} {the|your|our|this} {process|candidacy|application|interview process|recruitment process|conversation~} {here|with you|at this|there|now|today}',
    'your-process-ends':
      '{your|the} {process|journey|candidacy|application} {with us|} {ends|stops|ended|has ended|has come to an end|comes to an end|will not continue|will not proceed|will not progress|will not move}',
    'will-not-progress':
      '{application|candidacy|candidature|profile} ... {will|can|could|has|have|be} not {be|been|} {progress~|continu~|proceed~|taken|moving|moved|advanc~|considered|successful|accepted|pursued}',
    'rejected-you': '{must|have to|need to|had to} {decline|reject|turn down} your {application|candidacy}',
    'need-someone':
      '{need|want|looking for|require|prioritising|prioritizing|after} {someone|somebody} {more|with more|with deeper|with stronger|with a stronger|with a deeper} ...  {no|not|pass}',
  },
  de: {
    'keine-einsatzmoeglichkeit':
      '{keine|keinen|kein} {passende~|geeignete~|entsprechende~} {einsatzmöglichkeit~|möglichkeit~|verwendung|aufgabe~}',
    'fiel-die-wahl':
      '{fiel|gefallen|fällt} {die|unsere} {wahl|entscheidung} ... {nicht auf|auf ander~|auf ein~|auf jemand~|mitbewerber~|gegen}',
    'keine-moeglichkeit':
      '{keine|keinen|kein} {möglichkeit|bedarf|einsatzmöglichkeit~|verwendung} ... {sie|dich|ihnen|dir|für|einzusetzen|beschäftigen|anzubieten|derzeit}',
    'mitbewerber-vorgezogen':
      '{mitbewerber~|bewerber~|kandidat~} ... {vorgezogen|vorzuziehen|vorzug|bevorzugt}',
    'keine-stelle-frei':
      '{keine|kein|keinen} {passende~|} {stelle~|position~|platz|job} {frei|offen|zu besetzen|zu vergeben|anzubieten}',
    'keine-einladung': 'keine {einladung|zusage|gute nachricht~|positive nachricht~}',
    'weg-mit-anderen': '{weg|prozess|verfahren|gespräche} mit ander~ ...  {weiter~|fort~|gehen}',
    'sagen-ab': '{sage~} {wir|ich|} ... {ihnen|dir} ... ab',
    'abstand-nehmen': 'abstand {nehmen|zu nehmen|genommen}',
    'nicht-ueberzeugen':
      '{profil|bewerbung|unterlagen|sie|du} ... nicht {vollständig|ganz|} {überzeugen|überzeugt|überzeugend}',
    'zu-unserem-bedauern':
      '{bedauern|bedauerlicherweise} ... {nicht|keine|kein} ... {anbieten|berücksichtig~|entsprechen|zusage|einladen|einstellen|weiter}',
    'fuer-bewerber-deren':
      '{für|mit} {einen|eine|} {<candidate>} ... {entschieden|entscheiden|deren|dessen|ausgesprochen|fortzufahren|fortfahren}',
    'anders-entschieden': '{anders|dagegen} {entschieden|entscheiden}',
    'stellen-niemanden-ein': 'stellen {wir|} ... {niemanden|keine|nicht} ... ein',
    'keine-stelle':
      '{keine|keinen|kein} {passende~|geeignete~|freie~|offene~|vakante~} {stelle~|position~|vakanz~|möglichkeit~}',
    'andere-profile':
      '{andere|anderen} {profile|kandidat~|bewerber~|bewerbung~} ... {passen|entsprechen|überzeug~|näher|besser|mehr}',
    'jemand-anderen':
      '{jemand anderen|jemand anderem|jemanden anderen|jemanden mit|jemand mit} ... {gefunden|entschieden|eingestellt|besetzt|vergeben|genommen}',
    'nicht-in-auswahl': '{nicht|nicht mehr} in {der|die|unserer|unsere} ... {auswahl|wahl}',
    absage:
      '{absage|absagen} {erteilen|geben|senden|schicken|mitteilen|zu erteilen|müssen|erhalten|zukommen}',
    'muessen-absagen':
      '{ihnen|dir|euch|müssen} ... {absagen|absage|abzusagen|eine absage|ablehnen|abzulehnen}',
    'absage-subject@subject':
      '{absage|ablehnung} {auf|zu|ihrer|deiner|für|bezüglich|der|ihre|deine|-} ... {bewerbung|stelle|position|verfahren}',
    'nicht-beruecksichtigen':
      '{<application>|sie|dich|ihnen|dir|<role>|prozess|verfahren|auswahl~} ... {nicht|nicht weiter|nicht mehr} ... <consider>',
    'nicht-beruecksichtigt':
      'nicht {weiter|näher|mehr|länger} {berücksichtig~|weiterverfolg~} {können|konnten|werden|wurde|wurden|worden|zu können|haben}',
    'sie-nicht-beruecksichtigt': '{sie|dich|ihre|deine} ... nicht {berücksichtig~|weiterverfolg~}',
    'prozess-nicht-weiter':
      '{prozess|verfahren|bewerbungsprozess|auswahlprozess|auswahlverfahren|bewerbungsverfahren|gespräche} ... nicht {mit ihnen|mit dir|gemeinsam|} {weiter|fort|weiterführen|weiterzuführen|fortsetzen|fortzusetzen|fortführen|fortzuführen|weitergehen|weitermachen|weiterverfolgen}',
    'nicht-mit-ihnen': '{nicht|nicht mehr} {mit ihnen|mit dir} {weiter~|fort~|voran~|gehen|zu gehen}',
    'andere-gewaehlt':
      '{<other>} {bewerber~|kandidat~|mitbewerber~|person~|profil~|bewerbung~|} ... {entschieden|entscheiden|ausgewählt|den vorzug|vorgezogen|weiterzumachen|weitermachen|weiterzugehen|weiterzuverfolgen|weiterverfolg~|gewählt|gefunden|engere wahl|engere auswahl|eingestellt|gezogen|gegangen|besser|zugesagt}',
    'fuer-andere':
      '{für|auf|mit} {einen|eine|einem|einer|die|} {<other>} {bewerber~|kandidat~|mitbewerber~|person~|profil~|interessent~}',
    'fuer-jemanden': '{für|auf} jemand~ {ander~|mit|der|die|entschieden|gefallen|mehr}',
    'fuer-mitbewerber': 'für {einen|eine|} mitbewerber~ ... {entschieden|entscheiden}',
    'wahl-fiel':
      '{wahl|entscheidung} ... {fiel|gefallen|fällt|auf} ... {ander~|jemand~|nicht auf|mitbewerber~|intern~}',
    'stelle-besetzt':
      '{<role>} {ist|wurde|konnte|konnten wir|haben wir|habe ich|} {nun|jetzt|} {bereits|inzwischen|mittlerweile|nun|schon|zwischenzeitlich|leider|} {anderweitig|intern|extern|anders|} {besetz~|vergeben}',
    'haben-stelle-besetzt': '{haben|konnten} {wir|} {die|diese|unsere} {<role>} ... {besetz~|vergeben}',
    'besetzt-mit': '{<role>} {mit|durch|an} {einem|einer|eine|einen} ... {besetzt|vergeben}',
    'engere-auswahl':
      'nicht {in die|zur|in der|in unsere|für die|zum} {engere|engeren|enge} {auswahl|wahl|kreis}',
    'keine-positive':
      '{keine|kein|keinen} {positive~|bessere~|erfreulichere~|gute~} {rückmeldung|antwort|nachricht~|mitteilung|bescheid|neuigkeiten}',
    'keine-zusage':
      '{keine zusage|nicht zusagen|kein angebot machen|kein angebot unterbreiten|keine stelle anbieten|keinen platz anbieten|keinen arbeitsplatz anbieten}',
    absehen:
      'von einer {weiteren|} {zusammenarbeit|berücksichtigung|verfolgung|einladung|bewerbung} ... {absehen|abzusehen}',
    'nicht-einladen':
      'nicht {zu|zum|für} ... {gespräch~|vorstellungsgespräch~|interview~|verfahren|auswahl~} {einladen|einzuladen|eingeladen|ein}',
    'nicht-anbieten': '{<role>} {leider|} {nicht|keine} {anbieten|anzubieten}',
    'gegen-entschieden': 'gegen {ihre|deine|eine|sie|dich} ... {entschieden|entscheiden|ausgesprochen}',
    'nicht-fuer-sie': 'nicht für {sie|dich} {entschieden|entscheiden|ausgefallen}',
    'nicht-entsprechen':
      '{bewerbung|bewerbungsunterlagen|kandidatur} ... nicht {entsprechen|zusagen|erfolgreich|stattgeben|angenommen}',
    'nicht-erfolgreich':
      '{bewerbung|kandidatur|sie|du} ... {nicht erfolgreich|erfolglos|abgelehnt|nicht angenommen|abgesagt}',
    'nicht-geklappt':
      '{leider|diesmal|dieses mal} {hat es|} {diesmal|dieses mal|dafür|mit uns|} nicht {geklappt|gereicht|gepasst}',
    'passt-nicht':
      '{<application>|es|qualifikation~|erfahrung~} ... nicht {ganz|vollständig|optimal|ausreichend|genau|} {passt|passen|übereinstimm~|entspricht|entsprechen|überein}',
    'nicht-passt':
      '{passt|passen|entspricht|entsprechen} {es|dein|deine|ihr|ihre|das|die} ... nicht {ganz|so|zu|zusammen|zur|mit|den|unseren|überein|genau|optimal|vollständig}',
    'nicht-in-frage': '{bewerbung|sie|du|profil|kandidatur} ... nicht in {frage|betracht|die auswahl}',
    'nicht-weiterkommen':
      '{nicht|nicht mehr} {in die nächste runde|in der nächsten runde|in die nächste phase|in der nächsten phase|eine runde weiter|weiter im rennen|weiter dabei}',
  },
});
