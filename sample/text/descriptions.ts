/** Sentences of job descriptions; {company}, {title}, {speciality}, {city} and {tags} are filled in. */
export const OPENINGS = [
  '{company} builds software that people rely on every day, and we are looking for a {title} to join our team in {city}.',
  'As a {title} at {company} you will own problems around {speciality} from the first question to production.',
  'We at {company} believe that small teams with clear goals do the best work. Our {speciality} group has six people and one open seat.',
  'Want your models to matter? At {company}, {speciality} decides what millions of customers see each morning.',
  '{company} ist ein wachsendes Unternehmen mit Sitz in {city}. Für unser Team „{speciality}“ suchen wir Verstärkung (m/w/d).',
] as const;

export const TASKS = [
  'Design, train and evaluate models, and say clearly when a simple rule is enough',
  'Build data pipelines that can be re-run without fear',
  'Work with product managers & designers to turn vague wishes into measurable goals',
  'Take part in an on-call rotation of one week in eight',
  'Review code and designs of others, and have yours reviewed',
  'Write down decisions so that people who join later understand them',
  'Own the quality of the data your work is built on',
  'Run experiments from hypothesis to decision',
  'Mentor two junior colleagues',
  'Bring research papers to life where they pay off, and leave them where they do not',
  'Betrieb und Weiterentwicklung unserer Plattform für maschinelles Lernen',
  'Reduce cost and latency of inference by careful measurement',
] as const;

export const WISHES = [
  '3+ years of experience with {tags}',
  'Solid knowledge of {tags} and the patience to read other people’s code',
  'Fluent English; German is a plus (B1 or better)',
  'A degree in computer science, mathematics, physics — or a good story instead of one',
  'Experience with systems that must not lose data',
  'Very good SQL, including the parts nobody likes',
  'You ask before you assume',
  'Sehr gute Deutsch- und Englischkenntnisse',
] as const;

export const BENEFITS = [
  '30 days of vacation',
  'Hybrid work, two days a week in the office in {city}',
  'Fully remote within Europe (UTC−1 to UTC+3)',
  'Learning budget of €1,500 a year',
  'Stock options',
  'Deutschlandticket and a bicycle lease',
  'Relocation support and visa sponsorship',
  'Four-day week in August',
] as const;

export const CLOSINGS = [
  'We read every application ourselves. You will hear from us within two weeks.',
  '{company} is an equal opportunity employer. We welcome applications from everyone.',
  'Please apply without a photo and without your date of birth.',
  'Kein Anschreiben nötig: Lebenslauf genügt.',
] as const;
