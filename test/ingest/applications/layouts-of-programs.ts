// Lists that programs write: trackers, bots and archives; see layouts-of-people.ts.
import type { Layout } from './layouts-of-people.ts';

export const layoutsOfPrograms: readonly Layout[] = [
  {
    source: 'linkedin.com, Download your data: Jobs/Job Applications.csv',
    name: 'Job Applications.csv',
    text: `Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
"11/23/24, 11:39 PM",ada@example.org, +490000,Primel,Game Developer,http://www.linkedin.com/jobs/view/4200000001,cv.pdf,
`,
    expected: ['Primel | Game Developer | submitted | 2024-11-23 | - | -'],
  },
  {
    source: 'linkedin.com, Download your data: Jobs/Saved Jobs.csv',
    name: 'Saved Jobs.csv',
    text: `Saved Date,Job Url,Job Title,Company Name
"1/13/25, 8:05 AM",http://www.linkedin.com/jobs/view/4200000002,Tools Engineer,Quendel
`,
    expected: ['Quendel | Tools Engineer | queued | - | - | -'],
  },
  {
    source: 'github.com/GodsScion/Auto_job_applier_linkedIn, all_applied_applications_history.csv',
    name: 'all_applied_applications_history.csv',
    text: `Job ID,Title,Company,Work Location,Work Style,About Job,Experience required,Skills required,HR Name,HR Link,Resume,Re-posted,Date Posted,Date Applied,Job Link,External Job link,Questions Found,Connect Request
4200000003,Data Engineer,Rainfarn,"Berlin, Germany",Remote,Build pipelines,3,SQL,Unknown,Unknown,cv.pdf,False,2025-03-31 13:50:53.016488,2025-04-07 13:51:19.792121,https://www.linkedin.com/jobs/view/4200000003,Easy Applied,,In Development
4200000004,Analyst,Salbei,"Munich, Germany",Hybrid,Count things,2,SQL,Unknown,Unknown,Pending,False,Unknown,Pending,https://www.linkedin.com/jobs/view/4200000004,https://salbei.example/2,,In Development
`,
    expected: [
      'Rainfarn | Data Engineer | submitted | 2025-04-07 | - | -',
      'Salbei | Analyst | queued | - | - | -',
    ],
  },
  {
    source: 'github.com/GodsScion/Auto_job_applier_linkedIn, all_failed_applications_history.csv',
    name: 'all_failed_applications_history.csv',
    text: `Job ID,Job Link,Resume Tried,Date listed,Date Tried,Assumed Reason,Stack Trace,External Job link,Screenshot Name
4200000005,https://www.linkedin.com/jobs/view/4200000005,cv.pdf,Unknown,2025-04-08 10:00:00.000000,Problem in Easy Applying,Traceback,Easy Applied,shot.png
`,
    expected: ['- | (no title) | failed | - | - | -'],
  },
  {
    source: 'github.com/feder-cr/Jobs_Applier_AI_Agent_AIHawk, data_folder/output/success.json',
    name: 'success.json',
    text: '[{"company": "Thymian", "job_title": "Backend Engineer", "link": "https://www.linkedin.com/jobs/view/4200000006", "job_recruiter": "", "job_location": "Berlin, Germany", "pdf_path": "cv.pdf"}]',
    expected: ['Thymian | Backend Engineer | submitted | - | - | -'],
  },
  {
    source: 'github.com/feder-cr/Jobs_Applier_AI_Agent_AIHawk, data_folder/output/skipped.json',
    name: 'skipped.json',
    text: '[{"company": "Ulmaria", "job_title": "Backend Engineer", "link": "https://www.linkedin.com/jobs/view/4200000007", "job_recruiter": "", "job_location": "Berlin, Germany", "reason": "blacklisted"}]',
    expected: ['Ulmaria | Backend Engineer | skipped | - | - | -'],
  },
  {
    source: 'github.com/santifer/career-ops, data/applications.md (modes/tracker.md)',
    name: 'applications.md',
    text: `| # | Date | Company | Role | Score | Status | PDF | Report | Notes |
|---|------|---------|------|-------|--------|-----|--------|-------|
| 1 | 2026-01-10 | Veilchen | AI Engineer | 4.2/5 | Applied | yes | r1 | |
| 2 | 2026-01-11 | Wegwarte | ML Lead | 3.1/5 | SKIP | no | r2 | |
| 3 | 2026-01-12 | Ysop | Data Lead | 4.0/5 | Evaluated | no | r3 | |
`,
    expected: [
      'Veilchen | AI Engineer | submitted | 2026-01-10 | - | -',
      'Wegwarte | ML Lead | skipped | - | - | -',
      'Ysop | Data Lead | queued | - | - | -',
    ],
  },
  {
    source: 'github.com/MadsLorentzen/ai-job-search, job_search_tracker.csv',
    text: `date,company,sector,role,role_type,channel,status,contact_person,fit_rating,notes,cv_file,cover_letter_file,source,deadline
2026-02-01,Akelei,Energy,Data Scientist,full-time,portal,applied,,4,,cv.pdf,,,
2026-02-02,Baldrian,Energy,Data Lead,full-time,portal,interview,,5,,cv.pdf,,,
`,
    expected: [
      'Akelei | Data Scientist | submitted | 2026-02-01 | - | -',
      'Baldrian | Data Lead | submitted | 2026-02-02 | interview_invite | 1',
    ],
  },
  {
    source: 'github.com/joecullin/job-search-tracker, sample_data/demo_data.ts',
    name: 'list.json',
    text: JSON.stringify([
      {
        ...{ id: '00000000-0000-4000-8000-000000000001', companyName: 'Chicorium', role: 'Sr Eng' },
        ...{ status: 'applicationRejected', note: '', source: 'Board' },
        statusLog: [
          { status: 'applied', timestamp: '2025-05-13T15:58:19.632Z' },
          { status: 'initialScreen', timestamp: '2025-05-21T15:58:26.514Z' },
          { status: 'applicationRejected', timestamp: '2025-05-30T15:58:26.514Z' },
        ],
        ...{ firstContactDate: '2025-05-13', lastContactDate: '2025-05-30', reminderDate: '' },
      },
    ]),
    expected: [
      'Chicorium | Sr Eng | submitted | 2025-05-13 | interview_invite@2025-05-21 rejection@2025-05-30 | 1:phone_screen@2025-05-21',
    ],
  },
  {
    source: 'github.com/Andrew-seatter/Next-up, client/src/lib/mock-jobs.js',
    name: 'list.json',
    text: JSON.stringify([
      {
        ...{ jobTitle: 'Assistant', companyName: 'Distelwerk', dateApplied: '3/14/2024' },
        ...{
          status: 'interviewed',
          stars: 3,
          notes: '',
          contact: 'R',
          appUrl: 'http://distel.example/a',
        },
      },
    ]),
    expected: ['Distelwerk | Assistant | submitted | 2024-03-14 | interview_invite | 1'],
  },
  {
    source: 'github.com/RealRedbaron07/JobApplier, export_applications.py',
    text: `Application Date,Job Title,Company,Location,Platform,Job URL,Match Score,Application Status,Application Method,Resume Used,Cover Letter,Tailored Resume,Response Received,Response Date,Interview Date,Follow-up Date,Offer Details,Notes
2025-06-01 10:30,Engineer,Enzian,Berlin,LinkedIn,https://enzian.example/1,85,submitted,easy_apply,cv.pdf,,,Yes,2025-06-05,2025-06-12 14:00,,,
2025-06-02 11:30,Analyst,Farnkraut,Berlin,Indeed,https://farnkraut.example/2,72,submitted,easy_apply,cv.pdf,,,No,,,,,
`,
    expected: [
      'Enzian | Engineer | submitted | 2025-06-01 | interview_invite@2025-06-12 reply@2025-06-05 | 1@2025-06-12',
      'Farnkraut | Analyst | submitted | 2025-06-02 | - | -',
    ],
  },
  {
    source: 'github.com/adithiya900/job-application-tracker, applications.csv',
    text: `id,company,role,status,applied_date,interview_at,notes
1,Gamander,Senior Engineer,INTERVIEW,2026-09-08,,
2,Hirtentäschel,Developer,OFFER,2026-09-08,,
3,Immergrün,Data Engineer,REJECTED,2026-09-08,,
`,
    expected: [
      'Gamander | Senior Engineer | submitted | 2026-09-08 | interview_invite | 1',
      'Hirtentäschel | Developer | submitted | 2026-09-08 | offer | -',
      'Immergrün | Data Engineer | submitted | 2026-09-08 | rejection | -',
    ],
  },
  {
    source: 'github.com/Dipin101/job-tracker, applications.csv',
    text: `title,company,location,status,match_score,apply_attempted_at
Software Testing,Johanniskraut,"Waterloo, Ontario",skipped,53,
Video Developer,Kamille,"Toronto, Ontario",pending,70,
Software Intern,Lungenkraut,"Toronto, Ontario",manual_required,76,2026-03-20 07:02:45.281918+00
`,
    expected: [
      'Johanniskraut | Software Testing | skipped | - | - | -',
      'Kamille | Video Developer | submitted | - | - | -',
      'Lungenkraut | Software Intern | queued | - | - | -',
    ],
  },
  {
    source: 'github.com/SamyakShah1/easyapply2.0, applications.csv',
    text: `id,applied_at,platform,company,job_title,job_url,location,salary_range,status,resume_used,notes
19,2026-07-30 11:05:27,Naukri,Minze,Full Stack Developer,https://www.naukri.com/job-listings-minze-1,Hyderabad,Not Specified,Manual Apply Needed,cv.pdf,
16,2026-07-30 11:02:53,Naukri,Natternkopf,DevOps Engineer,https://www.naukri.com/job-listings-natternkopf-2,Remote,13-18 Lacs PA,Applied,cv.pdf,
`,
    expected: [
      'Minze | Full Stack Developer | queued | - | - | -',
      'Natternkopf | DevOps Engineer | submitted | 2026-07-30 | - | -',
    ],
  },
  {
    source: 'github.com/BabluandroidDev/naukri-ai-agent, data/applications.csv',
    text: `timestamp,job_title,company,location,experience,url,score,decision,status,reason
2026-04-25T11:22:40,Flutter Developer,Odermennig,New Delhi,2-7 Yrs,https://www.naukri.com/job-listings-odermennig,30,skip,skipped,Outside the places.
2026-04-25T11:22:32,React Developer,Pestwurz,Pune,1-6 Yrs,https://www.naukri.com/job-listings-pestwurz,0,needs_manual_review,needs_manual_review,Error code: 429
`,
    expected: [
      'Odermennig | Flutter Developer | skipped | - | - | -',
      'Pestwurz | React Developer | queued | - | - | -',
    ],
  },
  {
    source: 'github.com/briannalytical/stack-trace-application-tracker-beta, job_applications.csv',
    text: `id,job_title,company,application_software,date_applied,application_status,job_notes,next_action,check_application_status,interview_date,second_interview_date,final_interview_date,offer_details
1,Data Engineer,Quellmoos,company website,2025-07-12 00:00:00,interviewed,,,,2025-07-20,2025-07-28,,
2,DevOps Engineer,Rainkohl,linkedin easy apply,2025-07-19 02:12:28.34446,applied,,,,,,,
`,
    expected: [
      'Quellmoos | Data Engineer | submitted | 2025-07-12 | interview_invite@2025-07-20 | 1@2025-07-20 2@2025-07-28',
      'Rainkohl | DevOps Engineer | submitted | 2025-07-19 | - | -',
    ],
  },
  {
    source: 'github.com/LinerSu/peregrine, data/applications.csv',
    text: `id,company,company_job_id,position,status,location,flexibility,salary_min,salary_max,currency,posted_date,close_date,url,applied_date,interview_date,fit_score,detail_md
a1,Sauerdorn,R-17,Compiler Engineer,applied,Berlin,hybrid,80000,90000,EUR,2026-01-02,,https://sauerdorn.example/17,2026-01-05,,88,
`,
    expected: ['Sauerdorn | Compiler Engineer | submitted | 2026-01-05 | - | -'],
  },
  {
    source: 'github.com/Raghavsk24/Summer-2027-Internship-Applications, applications.csv',
    text: `company,role,job_id,folder,resume_file,cover_letter,date_applied,method,status,next_step,notes
Taubnessel,Data Intern,128611,tailored/t,cv.pdf,,2026-09-20,Portal,Applied,,
Urlandschaft,Software Intern,,tailored/u,cv.pdf,,,,Tailored,,Confirm
`,
    expected: [
      'Taubnessel | Data Intern | submitted | 2026-09-20 | - | -',
      'Urlandschaft | Software Intern | queued | - | - | -',
    ],
  },
  {
    source: 'github.com/VasyaForester/trabajador, data/applications.csv',
    text: `date_found,title,company,location,work_mode,salary,visa_sponsorship,url,source,status,notes
2026-07-23,AI Engineer,Vergissmeinnicht,Barcelona,hybrid,n/d,unknown,https://vergissmein.example/1,Board,found,daily
`,
    expected: ['Vergissmeinnicht | AI Engineer | queued | - | - | -'],
  },
  {
    source: 'github.com/andrew-dragoslavic/ApplicationTracker, job_applications.csv',
    text: `Job Title,Company Name,Application Status
Full Stack Engineer,Waldmeister,Under Review
`,
    expected: ['Waldmeister | Full Stack Engineer | submitted | - | - | -'],
  },
  {
    source: 'github.com/faradayj/jobs, the list of posts with what became of each',
    text: `Company,Role,Location,Date Added,Date Applied,Status
Rotkehlchen,Analyst,Berlin,2026-03-01,,Ineligible
Schwalbe,Analyst,Berlin,2026-03-02,,Closed (Expired)
Stieglitz,Analyst,Berlin,2026-03-03,2026-03-04,Applied
`,
    expected: [
      'Rotkehlchen | Analyst | skipped | - | - | -',
      'Schwalbe | Analyst | queued | - | - | -',
      'Stieglitz | Analyst | submitted | 2026-03-04 | - | -',
    ],
  },
  {
    source: 'github.com/casss20/internship-dashboard, applications as JSON',
    name: 'list.json',
    text: JSON.stringify([
      { company: 'Taube', role: 'Intern', status: 'pending', dateApplied: null },
      { company: 'Uhu', role: 'Intern', status: 'applied', dateApplied: '2026-03-04' },
    ]),
    expected: [
      'Taube | Intern | queued | - | - | -',
      'Uhu | Intern | submitted | 2026-03-04 | - | -',
    ],
  },
  {
    source: 'github.com/srushs5699/greenhouse-auto-apply, its log',
    text: `timestamp,company,title,url,status
2026-03-01T10:00:00Z,Wachtel,Engineer,https://wachtel.example/1,dry_run_preview: submit NOT clicked
2026-03-01T11:00:00Z,Zaunkönig,Engineer,https://zaun.example/1,flagged_manual_review
`,
    expected: [
      'Wachtel | Engineer | skipped | - | - | -',
      'Zaunkönig | Engineer | queued | - | - | -',
    ],
  },
  {
    source: 'github.com/KarimYounus/jobbies, applications as JSON',
    name: 'list.json',
    text: JSON.stringify([
      {
        ...{ company: 'Zeisig', position: 'Engineer', appliedDate: '2026-03-05' },
        status: { text: 'Rejected', color: '#f00' },
      },
    ]),
    expected: ['Zeisig | Engineer | submitted | 2026-03-05 | rejection | -'],
  },
  {
    source: 'github.com/pooria-h/ts-job-applications-charts, applications as JSON',
    name: 'list.json',
    text: JSON.stringify([
      { company: 'Ammer', title: 'Engineer', appliedAt: '2026-03-06', hadInterview: true },
      { company: 'Bussard', title: 'Engineer', appliedAt: '2026-03-07', hadInterview: false },
    ]),
    expected: [
      'Ammer | Engineer | submitted | 2026-03-06 | interview_invite | 1',
      'Bussard | Engineer | submitted | 2026-03-07 | - | -',
    ],
  },
];
