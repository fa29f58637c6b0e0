import { phraseRules } from './rule.ts';

// None of these says anything alone: a regret and a farewell together are a refusal in other words.
export const rejectionHints = phraseRules('rejection', {
  en: {
    'regret-hint@hint':
      '{bad news|not great news|not good news|tough one|close call|coin toss|rethink|headcount|difficult choice|unfortunately|sadly|regrettably|regretfully|sorry|afraid|regret|disappoint~|not the news|not the outcome|tough decision|difficult decision|hard decision|no vacancies|not have any|not have anything|not convinced|not fully convinced|selected a candidate|chosen a candidate|completed the recruitment|completed the selection|completed the hiring|concluded the|is now closed|has now closed|has closed|no longer accepting}',
    'farewell-hint@hint':
      '{wish~ you|best of luck|good luck|every success|all the best for|all the best with|very best|luck in your|luck with your|success in your|success with your|cross paths|paths cross|paths will cross|apply again|re-apply|reapply|other opportunities|future opportunities|future openings|future vacancies|future roles|other openings|other roles|other positions|keep an eye on|stay in touch|keep in touch|keep your cv|keep your resume|keep your details|hold on to your|on file|other options|something else comes up|something comes up|keep you in mind|bear you in mind|in the future|down the line|proper feedback|give you feedback}',
  },
  de: {
    'regret-hint@hint':
      '{schlechte nachricht~|keine guten|tut mir leid|tut uns leid|leider|bedauer~|schade|schwer gefallen|schwergefallen|nicht leicht|keine passende~|keine offenen}',
    'farewell-hint@hint':
      '{alles gute|viel erfolg|weiterhin viel|wünschen wir|wünsche ich|drücken dir|drücken ihnen|berufliche zukunft|weiteren werdegang|beruflichen werdegang|weitere suche|weiteren suche|lass dich nicht|talentpool|in kontakt bleiben|wieder bei uns|erneut bewirb~|erneut bewerben|im auge|im hinterkopf|nächstes jahr|meld dich|melden sie sich gern|bleiben dran|etwas neues|zurückschicken|schicke ich ihnen gern zurück}',
  },
  fr: {
    'regret-hint@hint':
      '{mauvaise nouvelle|mauvaises nouvelles|pas de bonnes nouvelles|malheureusement|regret~|desole~|navre~|hélas|ne remet pas en cause|ne remet nullement}',
    'farewell-hint@hint':
      "{bonne continuation|belle continuation|bonne chance|plein succes|pleine reussite|bonne suite|suite de vos recherches|vos recherches|tes recherches|réussite dans|succès dans|postuler de nouveau|repostuler|à nouveau postuler|prochaine fois|l' an prochain|conservons votre|conserver votre|vivier|reste en contact|restons en contact|garde un|gardons un|rappelle des|autre dossier|autre mission|une autre fois|rien a voir avec vous}",
  },
  es: {
    'regret-hint@hint':
      '{malas noticias|no son buenas|me sabe fatal|me sabe mal|me da pena|lament~|desafortunadamente|por desgracia|sentimos|siento|sintiendolo mucho|en esta ocasion|esta vez|al final|finalmente}',
    'farewell-hint@hint':
      '{te deseo|te deseamos|le deseamos|mucha suerte|mucho exito|exitos|suerte en tu|suerte en su|futuras vacantes|futuras oportunidades|futuros procesos|proximas busquedas|otras oportunidades|base de datos|nuestra base|en otra ocasion|segui buscando|sigue buscando|guardaremos|seguimos en contacto|por si sale|algo parecido|mas adelante|guardo tu|seguimos buscando|pasate a saludar}',
  },
  pt: {
    'regret-hint@hint':
      '{mas noticias|nao e a noticia|infelizmente|lament~|dessa vez|desta vez|de momento nao|no momento nao|voltou atras}',
    'farewell-hint@hint':
      '{boa sorte|desejamos sucesso|desejo sucesso|muito sucesso|sucesso na|sucesso em|proximas oportunidades|futuras oportunidades|proximas vagas|futuras vagas|banco de talentos|base de dados|continue acompanhando|guardar seu contato|novas oportunidades|felicidades|qualquer coisa te|nao desanim~|de olho em|portas abertas|portas seguem}',
  },
});
