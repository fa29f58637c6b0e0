import type { Profile } from './roles.ts';

/** What the job seeker says about herself in each of her profiles. */
export const PROFILES: readonly {
  name: Profile;
  headline: string;
  summary: string;
  skills: readonly string[];
  skillsNotClaimed: readonly string[];
  titles: readonly string[];
  resumeKey: string;
  letter: string;
}[] = [
  {
    name: 'AI_ML_Tech',
    headline: 'Machine learning engineer, 7 years',
    summary:
      'I build models that stay in production: ranking, forecasting and language, from the first notebook to the pager.',
    skills: ['Python', 'PyTorch', 'SQL', 'Kubernetes', 'NLP', 'Experimentation'],
    skillsNotClaimed: ['Java', 'CUDA kernels', 'iOS'],
    titles: ['Machine Learning Engineer', 'Data Scientist', 'NLP Engineer'],
    resumeKey: 'master_ai_ml',
    letter:
      'Dear {company} team,\n\nyour opening for a {title} reads like my last two years: a ranking service that had to be right and fast. I would like to bring that to {company}.\n\nKind regards\nMara Lindqvist',
  },
  {
    name: 'Data_Platform',
    headline: 'Data platform engineer',
    summary:
      'Pipelines that can be re-run without fear, tables with owners, and dashboards that agree with each other.',
    skills: ['PostgreSQL', 'dbt', 'Airflow', 'TypeScript', 'Spark', 'SQL'],
    skillsNotClaimed: ['Scala', 'Oracle administration'],
    titles: ['Data Engineer', 'Analytics Engineer', 'Backend Engineer'],
    resumeKey: 'master_data_platform',
    letter:
      'Dear {company} team,\n\nI have moved three companies from nightly scripts to pipelines with tests. The {title} position sounds like the fourth.\n\nKind regards\nMara Lindqvist',
  },
  {
    name: 'Finance_Quant',
    headline: 'Quantitative analyst with a production habit',
    summary: 'MSc in mathematics, two years of credit risk models, and code that others can read.',
    skills: ['Python', 'SQL', 'Statistics', 'Credit risk'],
    skillsNotClaimed: ['kdb+', 'High-frequency trading'],
    titles: ['Quantitative Analyst', 'Risk Data Scientist'],
    resumeKey: 'finance_cv',
    letter:
      'Dear {company} team,\n\nrisk models fail at the edges of their data. I would like to look after those edges as your {title}.\n\nKind regards\nMara Lindqvist',
  },
];
