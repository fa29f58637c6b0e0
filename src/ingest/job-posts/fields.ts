import type { Field } from '../mapping/map-columns.ts';

const field = (takes: Field['takes'], name: string, synonyms: string): Field => ({
  name,
  takes,
  synonyms: synonyms.trim().split(/\s+/),
});

/** What a file of job posts can hold, with the header names it is known by, best first, in several languages. */
export const jobPostFields: readonly Field[] = [
  field(
    'best',
    'source_url',
    `job_url job_posting_url posting_url job_link title_url title_link absolute_url hosted_url alternate_url redirect_url url link detail_url
    details_url job_detail_url detail_link page_url position_uri vacancy_url offer_url ad_url advertiser_url listing_url
    url_origine origine_offre.url_origine externe_url canonical_link permalink web_url job_page source.url job.url
    job_apply_link apply_url application_url apply_link apply_link_url url_apply external_url share_link href href_link link_href
    application_link careers_url careers_apply_url links.careersite_job_url position_url jd_url jd_link post_url post_link link.job
    description_link description_url refs.landing_page full_link full_url webpage stellenlink anzeigenlink lien enlace adres_oferty ссылка посилання odkaz länk bağlantı
    链接 详情链接 详情页链接 详情页 网址 連結 職缺連結 求人url 링크 공고링크 공고url 상세링크 الرابط`,
  ),
  field('best', 'canonical_url', 'final_url resolved_url'),
  field(
    'best',
    'job_title',
    `title job_title_raw position position_name position_title job_name posting_title business_title vacancy_title vacancy_name
    ad_title offer_title listing_title vacancy opening_name job.title
    stellentitel stellenbezeichnung jobbezeichnung jobtitel berufsbezeichnung bezeichnung titel stelle titre intitulé
    intitulé_poste nom_poste poste puesto nombre_puesto nombre_empleo nombre_vacante nombre_oferta título nome_vaga nome_cargo
    cargo vaga titolo stanowisko nazwa_stanowiska functie functietitel vacature rubrik tjänst stilling stillingstittel
    должность вакансия название_вакансии наименование_вакансии название посада вакансія назва_вакансії pozisyon ilan_başlığı
    tên_công_việc vị_trí chức_danh judul nama_pekerjaan المسمى_الوظيفي عنوان_الوظيفة الوظيفة
    职位 职位名称 岗位 岗位名称 工作名称 职位名 招聘岗位 職缺名稱 職務名稱 工作職稱 職種 募集職種 求人名 求人タイトル 職種名 仕事名
    공고명 공고제목 직무 채용제목 포지션 제목
    ~job ~role ~role_name ~designation ~name&office ~name&employment_type
    ~occupation ~subject ~headline ~beruf
    name&employer.name name&company.name name&employer name&company name&company_name text&hosted_url
    ~name&salary ~name&requirements ~name&experience ~name&vacancy ~name&job_url ~name&skills`,
  ),
  field(
    'best',
    'company_name',
    `company company_full_name employer employer_name organization organization_name organisation organisation_name
    hiring_organization hiring_organization.name hiring_company company.name company.display_name company.label company_title
    employer.name employer.title firm firm_name company_short_name advertiser advertiser_name agency agency_name business_name
    hiring_agency subcompany brand_name cust_name corp corporation org org_name institution unternehmen firma firmenname arbeitgeber entreprise entreprise.nom nom_entreprise nom_organisation enseigne société raison_sociale
    empresa nome_empresa nombre_empresa compañía empleador empregador razón_social azienda ditta pracodawca nazwa_firmy bedrijf bedrijfsnaam werkgever företag arbetsgivare
    работодатель компания название_компании наименование_компании организация роботодавець компанія şirket firma_adı
    công_ty tên_công_ty perusahaan nama_perusahaan الشركة اسم_الشركة 公司 公司名称 公司名 企业 企业名称 公司全称 招聘单位 公司名稱 单位名称 会社名 社名 企業名 企業 勤務先 회사 회사명
    기업명 기업 업체명`,
  ),
  field(
    'best',
    'company_url',
    `company_url_direct company_website company_domain website homepage company_site employer_url employer_website
    hiring_organization.same_as hiring_organization.url company.url company.website company_link company_homepage
    公司网址 公司官网 公司主页 公司链接`,
  ),
  field(
    'all',
    'raw_location',
    `location locations job_location job_locations location_name location_text formatted_location place area.name city_state
    work_location address job_location.address job_location_address office location.name
    location.display_name location.full_location location.area location.places all_locations categories.location
    categories.all_locations secondary_locations multilocation position_location_display position_location
    duty_station candidate_required_location applicant_location_requirements.name job_geo location_restrictions
    standort arbeitsort einsatzort dienstort lieu lieu_travail lieu_travail.libelle localisation ubicación lugar lugar_trabajo
    localização local local_trabalho localidade luogo sede lokalizacja miejsce_pracy locatie plaats plats arbeidssted
    местоположение место_работы адрес lokasyon konum địa_điểm nơi_làm_việc lokasi الموقع
    地址 地点 地区 上班地址 工作城市 勤務地 勤務場所 근무지 근무지역 근무위치 위치 지역 workarea job_addr_no_desc
    ~workplace ~area ~region ~company_location ~公司地址 ~公司地点`,
  ),
  field(
    'best',
    'location_city',
    `city city_name location.city arbeitsort.ort job_location.address.address_locality address.address_locality
    address.postal_address.address_locality address.city locality town ort stadt ville ciudad cidade città miasto stad município
    населенный_пункт город місто şehir المدينة 城市 所在城市 市区町村 도시`,
  ),
  field(
    'best',
    'location_region',
    `state region state_code province county location.state location.region arbeitsort.region
    job_location.address.address_region address.address_region address.postal_address.address_region state_province bundesland
    département estado&cidade estado&ciudad estado&município estado&localidade estado&pais uf provincia regione województwo регион 省份 都道府県`,
  ),
  field(
    'best',
    'location_country',
    `country country_code country_name location.country arbeitsort.land job_location.address.address_country
    job_location.address.address_country.name address.address_country address.postal_address.address_country address.country
    land pays país paese kraj nation страна 国家 国 국가`,
  ),
  // Before the type of employment: where one column holds both, the pay is worth more.
  field(
    'first',
    'compensation',
    `salary salary_estimate salary_range salary_text salary_string salary_raw salary_display salary_offered salary_info
    salary_details salary_snippet compensation_text pay pay_range pay_rate payrate wage wage_range remuneration position_remuneration
    base_salary base_salary.value.value base_salary.value compensation_notes estimated_salary offered_salary annual_salary
    hourly_rate job_salary month_salary monthly_salary salary_month year_salary yearly_salary salary_year salary_monthly
    salary_yearly compensation_range ctc package compensation.scrapeable_compensation_salary_summary
    compensation.compensation_tier_summary salary.libelle salaire.libelle salaire.commentaire detected_extensions.salary
    salary_desc provide_salary stipend stipend_amount remuneration_range salary_description_plain med_salary salary_year_avg salary_hour_avg employment_types&workplace_type
    gehalt gehaltsspanne vergütung lohn salaire salaire_brut rémunération salario salario_ofrecido sueldo rango_salarial salário
    faixa_salarial remuneração stipendio retribuzione wynagrodzenie zarobki salaris lön зарплата заработная_плата оклад maaş mức_lương lương gaji الراتب
    薪酬 薪资 工资 薪水 薪金 月薪 年薪 薪资范围 薪酬范围 薪资待遇 薪酬待遇 工资待遇 给与 給与 給料 年収 想定年収 月給 時給 급여 연봉 薪資
    薪資待遇 ~salary_rate ~avg_salary ~average_salary`,
  ),
  field(
    'all',
    'employment_type',
    `job_type employment type_of_employment employment_type.name employment.name type_of_employment.label contract_type
    contract_time work_type formatted_work_type working_time position_type commitment categories.commitment job_nature
    employment_type_code employment_status_label empl_type job_types job_types_list time_type employment_status employment_type_job_status schedule_type employment_form
    position_schedule position_offering_type detected_extensions.schedule_type full_time_part_time full_time_part_time_indicator job_schedule hours term
    anstellungsart beschäftigungsart beschäftigungsverhältnis vertragsart arbeitszeit arbeitszeitmodell
    type_contrat type_contrat_libelle contrat durée_travail_libelle_converti durée_travail_libelle temps_travail full_or_part_time
    tipo_contrato contrato jornada tipo_jornada jornada_laboral regime_contratação tipo_contratação
    tipo_vaga modalidade_contratual tipo_contratto contratto rodzaj_umowy wymiar_pracy dienstverband anställningsform
    тип_занятости занятость çalışma_şekli 工作性质 职位类型 工作类型 雇佣类型 全职兼职 雇用形態 雇用区分 勤務形態 tipe jenis hình_thức_làm_việc loại_hình_công_việc 고용형태 근무형태 ~type`,
  ),
  field(
    'best',
    'seniority_level',
    `seniority experience_level formatted_experience_level experience_level.label experience_level.name job_level career_level
    position_level required_experience_level seniority_name level required_experience experience
    karrierestufe erfahrungslevel berufserfahrung niveau niveau_experience nivel nível nível_hierárquico senioridade
    poziom_stanowiska poziom_doświadczenia poziom ervaringsniveau pozisyon_seviyesi 级别 职级 職位レベル 경력 직급`,
  ),
  field(
    'best',
    'department',
    `team categories.department hiring_department departments department.label department.name department_name category main_category job_category classification category.label job_function
    function.label division categories.team professional_roles functional_area abteilung bereich
    département service departamento área afdeling dział отдел ngành_nghề 部门 分类 类别 职能类别 部署 부서`,
  ),
  field(
    'best',
    'posting_datetime',
    `posted_at_datetime_utc posted_at_timestamp posted_at date_posted posting_date posted_date posted_on posted_time posted
    post_date post_time published_at published publication_date publication_start_date publish_date published_date published_on
    date_published first_published released_date listed_at listed_time original_listed_time list_date listing_date pub_date
    created_at created created_date create_date date_created creation_date appear_date date_added added_on created_on create_time publish_time issue_date placed_on
    date_listed updated_at first_seen date epoch open_date opening_date date_opened
    veröffentlicht veröffentlicht_am veröffentlichungsdatum veroeffentlicht_am veroeffentlichungsdatum
    aktuelle_veroeffentlichungsdatum datum einstelldatum
    date_publication date_création date_parution publié_le fecha_publicación publicado publicación fecha
    data_publicação data_postagem postagem publicado_em data data_pubblicazione erscheinungsdatum
    data_publikacji data_dodania datum_plaatsing geplaatst geplaatst_op publicerad дата_публикации дата_размещения дата дата_публікації datum_geplaatst ilan_tarihi tanggal ngày_đăng
    发布时间 发布日期 更新时间 更新日期 掲載日 掲載開始日 公開日 更新日 등록일 게시일 ~updated ~last_updated ~date_updated`,
  ),
  field('best', 'scraped_html', 'html page_html raw_html description_html&description content_html&content'),
  field(
    'best',
    'description_raw',
    `description job_description job_desc desc description_text full_description job_details details content body text
    job_post posting_text snippet job_summary qualification_summary summary markdown_description description_html
    content_html job_html short_description
    user_area.details.job_summary stellenbeschreibung beschreibung jobbeschreibung description_du_poste descriptif descripción
    detalle detalles descrição descrizione opis opis_stanowiska omschrijving beskrivning описание
    职位描述 岗位描述 工作描述 描述 describe 岗位职责 职位详情 任职要求 工作内容 职位信息 岗位信息 仕事内容 業務内容 職務内容
    업무내용 상세내용 주요업무 담당업무 工作內容 опис mô_tả mô_tả_công_việc deskripsi açıklama iş_tanımı الوصف
    ~main_tasks ~main_task ~responsibilities ~duties ~aufgaben ~tätigkeiten ~snippet.responsibility ~requirements ~technical_requirements ~qualifications ~обязанности ~требования ~requisitos
    ~wymagania ~岗位要求 ~职位要求 ~任职资格 ~자격요건`,
  ),
  field('best', 'description_clean', 'description_plain plain_description description_plain_text'),
  field(
    'all',
    'is_remote_allowed',
    `is_remote remote remote_ratio remote_allowed remote_ok fully_remote location.fully_remote location.remote remote_indicator
    user_area.details.remote_indicator telecommuting telecommute work_from_home work_from_home_type wfh workplace_type
    work_mode work_model work_arrangement work_location_type work_setting remote_work remote_type remote_status
    detected_extensions.work_from_home teleworking workplace&location
    job_location_type location_type homeoffice home_office télétravail teletrabajo teletrabalho modalidad modalidade
    modelo_de_trabalho remoto tryb_pracy zdalnie schedule.name формат_работы график_работы shift&employment_type_job_status
    远程 リモート リモートワーク 재택근무`,
  ),
  field(
    'best',
    'compensation_min',
    `salary_min min_salary salary_from lowest_salary lower_salary salary_range_from minimum_salary salary_minimum salary_low salary_lower salary_start
    pay_min min_pay pay_from wage_min min_wage wage_rate_of_pay_from annual_salary_min min_annual_salary compensation.min
    salary.min salary.from salary_range.min salary_range.from min_amount base_salary.min base_salary.value.min_value
    base_salary.min_value salary_detail.minimum_salary minimum_compensation from&to gehalt_von gehalt_min salaire_min salario_min salario_desde
    salário_mínimo valor_min wynagrodzenie_od зарплата_от 最低工资 最低薪资 薪资下限 最低年収`,
  ),
  field(
    'best',
    'compensation_max',
    `salary_max max_salary salary_to highest_salary upper_salary salary_range_to maximum_salary salary_maximum salary_high salary_upper salary_end
    pay_max max_pay pay_to wage_max max_wage wage_rate_of_pay_to annual_salary_max max_annual_salary compensation.max
    salary.max salary.to salary_range.max salary_range.to max_amount base_salary.max base_salary.value.max_value
    base_salary.max_value salary_detail.maximum_salary maximum_compensation to&from gehalt_bis gehalt_max salaire_max salario_max salario_hasta
    salário_máximo valor_max wynagrodzenie_do зарплата_до 最高工资 最高薪资 薪资上限 最高年収`,
  ),
  field(
    'best',
    'compensation_currency',
    `salary_currency currency currency_code salary_currency_code pay_currency compensation.currency salary.currency salary_detail.currency
    salary_range.currency base_salary.currency währung devise moneda moeda valuta waluta валюта 币种`,
  ),
  field(
    'best',
    'compensation_period',
    `salary_period pay_period salary_type pay_type interval salary_interval salary_frequency pay_frequency wage_unit_of_pay
    salary_rate salary_unit rate_type pay_unit pay_interval compensation.period compensation.interval salary.period
    salary.interval salary_range.interval base_salary.value.unit_text base_salary.unit_text salary_time_unit per`,
  ),
  field(
    'all',
    'tags',
    `skills skill tag labels keywords keys technologies technology tech_stack stack required_skills nice_to_have_skills
    key_skills main_skill tags_and_skills skils skills_required required_technologies spécialisations skill_lables skill_labels position_lables position_labels job_tags skill_set kenntnisse fähigkeiten
    compétences compétences_requises habilidades competências conocimientos umiejętności technologie kỹ_năng keahlian навыки ключевые_навыки
    标签 技能 技能标签 技能要求 关键词 职位标签 スキル 기술스택 기술`,
  ),
  field(
    'best',
    'job_source',
    `source source_name platform site site_name job_board job_board_name job_portal job_site source.name provider ats
    publisher origin via quelle fuente fonte 来源 平台`,
  ),
];
