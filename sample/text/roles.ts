import type { Weighted } from '../random.ts';

export type Profile = 'AI_ML_Tech' | 'Data_Platform' | 'Finance_Quant';

/** A kind of job: its title, where it sits, the tags of its postings and the profile that applies for it. */
export interface Role {
  title: string;
  department: string;
  profile: Profile;
  tags: readonly string[];
}

function role(title: string, department: string, profile: Profile, ...tags: string[]): Role {
  return { title, department, profile, tags };
}

export const ROLES: readonly Role[] = [
  role(
    'Machine Learning Engineer',
    'Engineering',
    'AI_ML_Tech',
    'Python',
    'PyTorch',
    'Kubernetes',
    'MLOps',
  ),
  role(
    'Data Scientist',
    'Data Science',
    'AI_ML_Tech',
    'Python',
    'SQL',
    'Statistics',
    'Experimentation',
  ),
  role('NLP Engineer', 'Data Science', 'AI_ML_Tech', 'NLP', 'GenAI', 'Python', 'Transformers'),
  role('Applied Scientist', 'Research', 'AI_ML_Tech', 'PyTorch', 'Research', 'Python'),
  role('Research Engineer', 'Research', 'AI_ML_Tech', 'CUDA', 'PyTorch', 'Distributed training'),
  role('MLOps Engineer', 'Platform', 'AI_ML_Tech', 'MLOps', 'Kubernetes', 'Terraform', 'AWS'),
  role('AI Engineer', 'Engineering', 'AI_ML_Tech', 'GenAI', 'RAG', 'TypeScript', 'Python'),
  role('Data Engineer', 'Data Platform', 'Data_Platform', 'SQL', 'Spark', 'Airflow', 'dbt'),
  role('Analytics Engineer', 'Data Platform', 'Data_Platform', 'SQL', 'dbt', 'Looker'),
  role('Data Platform Engineer', 'Data Platform', 'Data_Platform', 'PostgreSQL', 'Kafka', 'Go'),
  role('Backend Engineer', 'Engineering', 'Data_Platform', 'PostgreSQL', 'TypeScript', 'Go'),
  role('Quantitative Analyst', 'Trading', 'Finance_Quant', 'C++', 'Python', 'Statistics'),
  role('Risk Data Scientist', 'Risk', 'Finance_Quant', 'Python', 'SQL', 'Credit risk'),
];

export const SPECIALITIES = [
  ...[
    'Search',
    'Fraud Detection',
    'Recommendations',
    'Payments',
    'Pricing',
    'Forecasting',
    'Personalization',
  ],
  ...[
    'Computer Vision',
    'Speech',
    'Growth',
    'Marketplace',
    'Supply Chain',
    'Ads Ranking',
    'Trust & Safety',
  ],
  ...['Customer Support', 'Document AI', 'Identity', 'Credit', 'Developer Tools', 'Observability'],
] as const;

export interface Seniority {
  level: 'intern' | 'junior' | 'mid' | 'senior' | 'lead' | 'principal';
  prefix: string;
  /** Yearly pay in thousands of euros. */
  pay: number;
}

export const SENIORITIES: readonly Weighted<Seniority>[] = [
  [{ level: 'senior', prefix: 'Senior ', pay: 85 }, 38],
  [{ level: 'mid', prefix: '', pay: 68 }, 36],
  [{ level: 'lead', prefix: 'Lead ', pay: 98 }, 8],
  [{ level: 'principal', prefix: 'Staff ', pay: 112 }, 8],
  [{ level: 'junior', prefix: 'Junior ', pay: 54 }, 8],
  [{ level: 'intern', prefix: 'Working Student ', pay: 30 }, 2],
];
