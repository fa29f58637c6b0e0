import { phraseRules } from './rule.ts';

// None of these says anything alone: a regret and a farewell together are a refusal in other words.
export const rejectionHints = phraseRules('rejection', {
  en: {
    'regret-hint@hint':
      '{unfortunately|sadly|regrettably|regretfully|sorry|afraid|regret|disappoint~|not the news|not the outcome|tough decision|difficult decision|hard decision|no vacancies|not have any|not have anything|not convinced|not fully convinced|selected a candidate|chosen a candidate|completed the recruitment|completed the selection|completed the hiring|concluded the|is now closed|has now closed|has closed|no longer accepting}',
    'farewell-hint@hint':
      '{wish~ you|best of luck|good luck|every success|all the best for|all the best with|very best|luck in your|luck with your|success in your|success with your|cross paths|paths cross|paths will cross|apply again|re-apply|reapply|other opportunities|future opportunities|future openings|future vacancies|future roles|other openings|other roles|other positions|keep an eye on|stay in touch|keep in touch|keep your cv|keep your resume|keep your details|hold on to your|on file}',
  },
  de: {
    'regret-hint@hint':
      '{leider|bedauer~|schade|schwer gefallen|schwergefallen|nicht leicht|keine passende~|keine offenen}',
    'farewell-hint@hint':
      '{alles gute|viel erfolg|weiterhin viel|wünschen wir|wünsche ich|drücken dir|drücken ihnen|berufliche zukunft|weiteren werdegang|beruflichen werdegang|weitere suche|weiteren suche|lass dich nicht|talentpool|in kontakt bleiben|wieder bei uns|erneut bewirb~|erneut bewerben}',
  },
  fr: {
    'regret-hint@hint':
      '{malheureusement|regret~|desole~|navre~|hélas|ne remet pas en cause|ne remet nullement}',
    'farewell-hint@hint':
      "{bonne continuation|belle continuation|bonne chance|plein succes|pleine reussite|bonne suite|suite de vos recherches|vos recherches|tes recherches|réussite dans|succès dans|postuler de nouveau|repostuler|à nouveau postuler|prochaine fois|l' an prochain|conservons votre|conserver votre|vivier}",
  },
  es: {
    'regret-hint@hint':
      '{lament~|desafortunadamente|por desgracia|sentimos|siento|sintiendolo mucho|en esta ocasion|esta vez|al final|finalmente}',
    'farewell-hint@hint':
      '{te deseo|te deseamos|le deseamos|mucha suerte|mucho exito|exitos|suerte en tu|suerte en su|futuras vacantes|futuras oportunidades|futuros procesos|proximas busquedas|otras oportunidades|base de datos|nuestra base|en otra ocasion|segui buscando|sigue buscando|guardaremos}',
  },
  pt: {
    'regret-hint@hint': '{infelizmente|lament~|dessa vez|desta vez|de momento nao|no momento nao}',
    'farewell-hint@hint':
      '{boa sorte|desejamos sucesso|desejo sucesso|muito sucesso|sucesso na|sucesso em|proximas oportunidades|futuras oportunidades|proximas vagas|futuras vagas|banco de talentos|base de dados|continue acompanhando|guardar seu contato|novas oportunidades}',
  },
});
