/**
 * Words before a phrase, in its sentence, that take its force: what may happen if something else does ("if your
 * profile matches, we will invite you") has not happened.
 */
export const conditionals: readonly string[] = [
  '{if|unless|whether|in case|in the event} {you|your|we|there|the|a|an|it|selected|our|i|they|one|that|shortlisted|not|any|successful|this|suitable|so}',
  'should {you|your|we|there|the|it|our} {not|be|have|profile|background|experience|qualifications|skills|application|a|decide|move|match|proceed}',
  '{selected|successful|shortlisted|suitable|qualified|chosen} {candidates|applicants} {will|may|who|are}',
  '{may|might|could} {be|also|then|} {invit~|contact~|ask~|receive}',
  '{once|when|after|until|before} {we|our|your|the} {have|has|team|review~|application|recruiter|decide}',
  '{falls|sofern|ob|wenn} {sie|du|wir|ihr|ihre|dein|deine|es|die|das|unsere|eine}',
  'sollten {sie|wir|ihre|deine|du}',
  '{si|lorsque|quand} {votre|vous|nous|le|la|des|une|elle|ta|ton}',
  '{dans le cas où|au cas où|sans réponse|sans nouvelle~|sans retour}',
  '{si|en caso de que|cuando|siempre que} {tu|su|el|la|no|hay|eres|resultas|encajas|tus|avanzas|cumples|te|recibes|has|fueras}',
  '{en caso de|en caso}',
  '{se|caso|quando|desde que} {o|a|você|seu|sua|houver|não|for|fores|seja|tua|teu|receber}',
];

/** Exceptions: a condition that only asks whether the reader wants to. */
export const notConditional: readonly string[] = [
  "{if|should} {you|this} {are|'re|is|be|would} {still|} {interested|available|happy|of interest|free|like|unable|able}",
  "if {you have|you've} any {questions|questions about}",
  '{wenn|falls|sofern} {sie|du} {weiterhin|noch|} {interesse|zeit|möchten|interessiert}',
  "si {vous|tu} {êtes|es|souhaitez} {toujours|} {intéressé~|disponible~|d'accord}",
  'si {te|le|sigues|estás} {interesa|parece|interesado|interesada|disponible}',
  'se {você|} {estiver|tiver|ainda} {interessad~|disponível|interesse}',
];

/** Words in the sentence that say the assessment lies behind. */
export const assessmentDone: readonly string[] = [
  '{thank you|thanks|grateful} {so much|very much|} for {completing|taking|submitting|finishing|having completed}',
  '{have|has|we} {now|} received your {completed|} ... {assessment|test|challenge|solution|submission|assignment|exercise}',
  '{assessment|test|challenge|exercise} ... passed',
  '{passed|passing|completed|completing|did not meet} {the|our|your} ... {assessment|test|challenge|exercise}',
  '{danke|dank} ... {bearbeitung|teilnahme|einreichung|absolvier~}',
  "{merci|remerci~} {d'avoir|pour avoir} {passé|complété|réalisé|effectué}",
  '{merci|remerci~} pour {votre|la} {participation|réalisation}',
  'gracias por {completar|realizar|hacer|enviar|tu participación}',
  '{obrigado|obrigada|agradecemos} por {completar|realizar|fazer|concluir|ter}',
];

/** What a mail asks of its reader: such a status update is worth answering. */
export const requests: readonly string[] = [
  'please {send|provide|complete|upload|confirm|submit|fill|let us know|let me know|share|return|sign|verify|update|attach}',
  '{could|can|would} you {please|kindly|} {send|provide|complete|upload|confirm|share|let|tell|fill}',
  '{we need|we require|need from you|still need|action required|missing}',
  'bitte {senden|reichen|schicken|laden|füllen|bestätigen|teilen|ergänzen|vervollständigen}',
  '{bitten wir sie|bitten sie|könnten sie|würden sie} ...  {senden|schicken|nachzureichen|mitzuteilen|mitteilen|zusenden}',
  'merci de {nous|bien vouloir|compléter|envoyer|transmettre|confirmer|fournir}',
  '{pourriez-vous|pouvez-vous|veuillez} {nous|bien|compléter|confirmer|envoyer|transmettre}',
  '{por favor|te pedimos|le pedimos|necesitamos} {que|nos|envía~|complet~|confirm~|adjunt~|rellen~} ',
  '{por favor|pedimos que|solicitamos que|precisamos} {envie~|preench~|complet~|confirm~|que|nos|de}',
];
