import type { Field } from '../mapping/map-columns.ts';

const one = (name: string, synonyms: string): Field => ({ name, synonyms: words(synonyms), many: false });
const many = (name: string, synonyms: string): Field => ({ name, synonyms: words(synonyms), many: true });

/** What a file of job posts can hold, with the header names it is known by, best first, in several languages. */
export const jobPostFields: readonly Field[] = [
  one(
    'source_url',
    `job_url url link job_link apply_url application_url apply_link posting_url job_posting_url detail_url
    details_url job_detail_url absolute_url hosted_url page_url href source.url job.url stellenlink anzeigenlink url_oferta lien
    enlace vaga_url 链接 职位链接 岗位链接 网址 求人url`,
  ),
  one('canonical_url', 'final_url resolved_url'),
  one(
    'job_title',
    `title position position_name position_title job_name job role role_name subject headline vacancy
    job.title stellentitel jobtitel berufsbezeichnung stelle titre intitulé intitulé_du_poste poste puesto título cargo vaga titolo
    职位 职位名称 岗位 岗位名称 工作名称 職種 求人名`,
  ),
  one(
    'company_name',
    `company company_full_name employer employer_name organization organisation hiring_organization
    hiring_organization.name company.name company_title firm company_short_name unternehmen firma arbeitgeber entreprise société
    empresa compañía azienda 公司 公司名称 企业 企业名称 公司全称 会社名 企業名`,
  ),
  one(
    'company_url',
    `company_website company_domain website homepage company_site employer_url employer_website
    hiring_organization.same_as company.url company.website company_link 公司网址 公司官网`,
  ),
  many(
    'raw_location',
    `location locations job_location job_locations location_name place area city_state workplace address
    job_location.address region office offices location.name candidate_required_location standort arbeitsort ort einsatzort lieu localisation
    ubicación lugar localização local luogo 地址 地点 工作地点 工作地址 勤務地`,
  ),
  one('location_city', 'city 城市 town ville stadt ciudad cidade città'),
  one('location_country', 'country country_code land pays país paese nation 国家 国'),
  one(
    'employment_type',
    `job_type employment contract_type work_type position_type commitment job_nature time_type
    employment_status schedule_type type_of_employment anstellungsart beschäftigungsart vertragsart type_de_contrat
    tipo_de_contrato jornada 工作性质 职位类型 雇佣类型 雇用形態`,
  ),
  one(
    'seniority_level',
    `seniority level experience_level job_level career_level position_level experience seniority_name
    karrierestufe berufserfahrung niveau nivel senioridade 级别 职级`,
  ),
  one(
    'department',
    'team category job_category function job_function division categories.team abteilung bereich département departamento 部门 类别',
  ),
  one(
    'posting_datetime',
    `posted_at posted date_posted posting_date posted_date post_date published_at published
    publication_date publish_date published_date listed_at created_at date job_posted_at post_time first_published veröffentlicht
    datum date_de_publication fecha_publicación data_publicação 发布时间 发布日期 掲載日`,
  ),
  one('scraped_html', 'html description_html job_html raw_html content_html'),
  one(
    'description_raw',
    `description job_description job_desc desc text body details content job_details summary
    full_description description_text stellenbeschreibung beschreibung description_du_poste descripción descrição
    职位描述 岗位描述 工作描述 描述 仕事内容`,
  ),
  one('description_clean', 'description_plain plain_description'),
  one(
    'is_remote_allowed',
    `is_remote remote remote_allowed work_mode workplace_type work_location_type remote_work
    remote_type location_type homeoffice télétravail remoto 远程`,
  ),
  one(
    'compensation',
    `salary salary_estimate salary_range salary_text compensation_text pay pay_range wage salary_string
    compensation_notes estimated_salary gehalt salaire rémunération salario salário stipendio 薪酬 薪资 工资 薪水 月薪 给与 給与 年収`,
  ),
  one(
    'compensation_min',
    'salary_min min_salary salary_from minimum_salary pay_min compensation.min salary.min min_amount 最低工资 最低薪资',
  ),
  one(
    'compensation_max',
    'salary_max max_salary salary_to maximum_salary pay_max compensation.max salary.max max_amount 最高工资 最高薪资',
  ),
  one(
    'compensation_currency',
    'salary_currency currency currency_code pay_currency compensation.currency salary.currency währung devise moneda moeda 币种',
  ),
  one(
    'compensation_period',
    'salary_period pay_period salary_type pay_type interval salary_interval compensation.period salary.period per',
  ),
  many(
    'tags',
    `skills skill tag labels keywords technologies tech_stack required_skills skill_lables skill_labels
    position_lables position_labels job_tags kenntnisse compétences habilidades competências 标签 技能 技能标签 关键词 スキル`,
  ),
  one(
    'job_source',
    'source source_name platform site job_board job_board_name source.name provider ats origin via quelle fuente fonte 来源 平台',
  ),
];

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
