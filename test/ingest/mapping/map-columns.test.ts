import { expect, test } from 'vitest';
import { jobPostFields } from '../../../src/ingest/job-posts/columns.ts';
import { mapColumns, parseMapOptions } from '../../../src/ingest/mapping/map-columns.ts';
import { unitsOf } from '../../../src/ingest/mapping/unit-hints.ts';

const mapped = (...names: string[]) => mapColumns(jobPostFields(), names);

test.each([
  ['source_url', ['application_url', 'job_posting_url'], ['job_posting_url']],
  ['source_url', ['url', 'alternate_url', 'apply_alternate_url'], ['alternate_url']],
  ['source_url', ['hostedUrl', 'applyUrl'], ['hostedUrl']],
  ['job_title', ['JOB_TITLE'], ['JOB_TITLE']],
  ['job_title', ['Título da vaga'], ['Título da vaga']],
  ['job_title', ['Titulo da vaga'], ['Titulo da vaga']],
  ['job_title', ['_source.title', '_source.url', '_id'], ['_source.title']],
  ['job_title', ['A.B.PositionTitle', 'A.B.PositionURI', 'A.B.C.x', 'rank'], ['A.B.PositionTitle']],
  ['job_title', ['name', 'employer.name'], ['name']],
  ['job_title', ['text', 'hostedUrl', 'description'], ['text']],
  ['company_name', ['company.display_name', 'company.__CLASS__'], ['company.display_name']],
  ['location_city', ['job_city', 'job_title'], ['job_city']],
  [
    'location_city',
    ['jobLocation.address.addressLocality'],
    ['jobLocation.address.addressLocality'],
  ],
  ['raw_location', ['Location', 'Location_1'], ['Location', 'Location_1']],
  ['compensation', ['salary', 'SALARY_1'], ['salary', 'SALARY_1']],
  ['compensation', ['Salary (USD)'], ['Salary (USD)']],
  ['compensation', ['salary_year_avg', 'salary_hour_avg'], ['salary_year_avg', 'salary_hour_avg']],
  ['compensation_min', ['Salary Range From'], ['Salary Range From']],
  ['employment_type', ['Tipo de contrato', 'Jornada'], ['Tipo de contrato', 'Jornada']],
  ['is_remote_allowed', ['isRemote', 'workplaceType'], ['isRemote', 'workplaceType']],
  ['job_title', ['Job Role', 'Company'], ['Job Role']],
  ['job_title', ['roles', 'companies'], ['roles']],
  ['job_title', ['designation', 'titre'], ['titre']],
  ['job_title', ['Nombre de la oferta'], ['Nombre de la oferta']],
  ['job_title', ['Titre de la mission'], ['Titre de la mission']],
  ['job_title', ['name', 'salary'], ['name']],
  ['job_title', ['position', 'positions'], ['position']],
  ['company_name', ['companies'], ['companies']],
  ['company_name', ["Nom de l'entreprise"], ["Nom de l'entreprise"]],
  ['source_url', ['Vacancy Links'], ['Vacancy Links']],
  ['source_url', ['Enlace a la oferta'], ['Enlace a la oferta']],
  ['source_url', ['Page_URL', 'Title_URL'], ['Title_URL']],
  ['employment_type', ['jobType/0', 'jobType/1'], ['jobType/0', 'jobType/1']],
  ['source_url', ['Ссылка на вакансию'], ['Ссылка на вакансию']],
  ['location_country', ["Pays de l'offre"], ["Pays de l'offre"]],
  ['raw_location', ['area', 'ubicacion'], ['ubicacion']],
  ['raw_location', ['area', 'title'], ['area']],
  ['department', ['area', 'ubicacion'], ['area']],
  ['location_region', ['estado', 'cidade'], ['estado']],
  ['compensation_min', ['salary_min_usd'], ['salary_min_usd']],
  ['employment_type', ['type', 'title'], ['type']],
  ['employment_type', ['typeOfEmployment.label', 'type'], ['typeOfEmployment.label']],
  ['description_raw', ['requirements', 'description'], ['description']],
  ['description_raw', ['requirements', 'main_tasks'], ['main_tasks']],
  ['source_url', ['description link', 'company link'], ['description link']],
  ['source_url', ['岗位链接'], ['岗位链接']],
  ['source_url', ['Link zur Anzeige'], ['Link zur Anzeige']],
  ['raw_location', ['职位地址', '公司地址'], ['职位地址']],
  ['raw_location', ['公司地址'], ['公司地址']],
  ['raw_location', ['workplace'], ['workplace']],
  ['is_remote_allowed', ['workplace', 'location'], ['workplace']],
  ['location_region', ['title', 'url', 'province.id', 'province.value'], ['province.value']],
  ['posting_datetime', ['issueDateString'], ['issueDateString']],
  [
    'posting_datetime',
    ['job_posted_at', 'job_posted_at_datetime_utc'],
    ['job_posted_at_datetime_utc'],
  ],
  ['compensation', ['Stipend'], ['Stipend']],
  ['employment_type', ['formattedEmploymentStatus'], ['formattedEmploymentStatus']],
  ['compensation', ['Salary/Rate'], ['Salary/Rate']],
  ['compensation_period', ['salary', 'salary_rate'], ['salary_rate']],
  ['compensation', ['employment_types', 'workplace_type'], ['employment_types']],
  ['job_title', ['name', 'office', 'occupation'], ['name']],
  ['department', ['categories.team', 'categories.department', 'id'], ['categories.department']],
])('%s among %j', (field, names, expected) => {
  expect(mapped(...names).columns[field]).toEqual(expected);
});

test.each([
  ['job_title', ['name', 'phone']],
  ['source_url', ['link_text']],
  ['job_title', ['id', 'by', 'time', 'text']],
  ['is_remote_allowed', ['jobLocation.@type']],
  ['company_name', ['company_size', 'company_id']],
  ['source_url', ['company_logo_url', 'company_url']],
  ['location_region', ['estado', 'cargo', 'ubicacion']],
  ['company_name', ['company_jobs', 'company_rating']],
  ['job_title', ['company', 'jobs', 'Jobs']],
])('%s is none of %j', (field, names) => {
  expect(mapped(...names).columns).not.toHaveProperty(field);
});

test.each([
  ['Salary (USD)', 'USD', null],
  ['salary_in_eur', 'EUR', null],
  ['Hourly Rate (£)', 'GBP', 'hour'],
  ['annualSalary', null, 'year'],
  ['年収', null, 'year'],
  ['薪资', null, null],
  ['Salary Estimate', null, null],
  ['top_salary', null, null],
])('the header %s tells currency %s and period %s', (header, currency, period) => {
  expect(unitsOf(header)).toEqual({ currency, period });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a target %s is one that does not exist, and no bug',
  (target) => {
    const told = parseMapOptions([`${target}=Link`, `${target}=URL`, 'job_title=Title']);
    expect(Object.entries(told)).toEqual([
      [target, ['Link', 'URL']],
      ['job_title', ['Title']],
    ]);
    expect(() => mapColumns([], ['Link', 'URL', 'Title'], told)).toThrow(
      `the mapping names the target ${target}, which does not exist`,
    );
  },
);
