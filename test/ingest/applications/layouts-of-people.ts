// Lists of applications as people publish them: each with its source, whose headers and words are typed anew; the rows are
// made up. `expected`: company | title | status | day of sending | answers | interviews.

export interface Layout {
  source: string;
  /** Default `list.csv`. */
  name?: string;
  text: string;
  expected: readonly string[];
}

export const layoutsOfPeople: readonly Layout[] = [
  {
    source: 'github.com/galmelman/job-application-tracker, job_applications.csv',
    text: `Company,Position,Date Applied,Status,Notes
Ahornwerk,QA intern,2024-07-30,Applied,first one
Birkenhof,Software student,2024-09-01,Interview Scheduled,
`,
    expected: [
      'Ahornwerk | QA intern | submitted | 2024-07-30 | - | -',
      'Birkenhof | Software student | submitted | 2024-09-01 | interview_invite | 1',
    ],
  },
  {
    source: 'github.com/NakuraMino/Recruitment_Sankey_Diagram, applications.csv',
    text: `Company,Role name,Applied Date,Coding Challenge,Recruiter,Phone,On-Campus,Onsite,Result
Cedria,Software Engineer Intern,9/25/2019,,,,,,Rejected
Dornfeld,Program Intern,7/19/2019,,,,,yes,Accepted!
Eibenau,Summer Analyst,7/23/2019,yes,,,,,Rejection
`,
    expected: [
      'Cedria | Software Engineer Intern | submitted | 2019-09-25 | rejection | -',
      'Dornfeld | Program Intern | submitted | 2019-07-19 | interview_invite offer | 1',
      'Eibenau | Summer Analyst | submitted | 2019-07-23 | assessment rejection | -',
    ],
  },
  {
    source: 'github.com/altaiiiir/JobSankey, job_applications.csv',
    text: `Name,Application URL,Date,Stage,Stage History
Fichtental,https://fichtental.example/jobs/7,2024-11-05,Rejected,"[{'stage': 'Applied', 'date': '2024-11-05'}, {'stage': 'Phone Screen', 'date': '2024-11-12'}, {'stage': 'Rejected', 'date': '2024-11-20'}]"
`,
    expected: [
      'Fichtental | (no title) | submitted | 2024-11-05 | interview_invite@2024-11-12 rejection@2024-11-20 | 1:phone_screen@2024-11-12',
    ],
  },
  {
    source: 'github.com/limengsheng981-hash/my-offer-tracker, job_applications.csv',
    text: `公司名称,岗位,当前状态,工作地点,企业性质,投递渠道,岗位链接,投递时间,备注,最后更新时间
桦林重工,机械工程师,已投递,湖州,私企,官网投递,,2026-06-23,,2026-06-23 00:00:00
银杏科技,研发,一面,上海,研究所,内部推荐,,2026-06-18,,2026-06-18 00:00:00
`,
    expected: [
      '桦林重工 | 机械工程师 | submitted | 2026-06-23 | - | -',
      '银杏科技 | 研发 | submitted | 2026-06-18 | interview_invite | 1',
    ],
  },
  {
    source: 'github.com/HasanBeker2/gmail_job_application_parser, job_applications.csv',
    text: `Application Date,Job Title,Company Name,Result
2023-10-27,Business Analyst (m/w/d),Ginsterbau GmbH,Negative
2023-11-02,Product Analyst,Hainbuch AG,Negative.
`,
    expected: [
      'Ginsterbau GmbH | Business Analyst (m/w/d) | submitted | 2023-10-27 | rejection | -',
      'Hainbuch AG | Product Analyst | submitted | 2023-11-02 | rejection | -',
    ],
  },
  {
    source: 'github.com/sandervw/job-search, job_applications.csv',
    text: `company_name,job_title,application_date,application_site,status,response_date,notes
Ilexon,Data Engineer,2026-08-26,Ashby,Pending,null,null
Jasmintech,null,2026-08-25,Greenhouse,Rejected,2026-08-27,Role not named
`,
    expected: [
      'Ilexon | Data Engineer | submitted | 2026-08-26 | - | -',
      'Jasmintech | (no title) | submitted | 2026-08-25 | rejection@2026-08-27 | -',
    ],
  },
  {
    source: 'github.com/jhern603/job-hunting, tracker.csv',
    text: `Company,Role,Job URL,Location,Work Mode,Date Applied,Referral Contact,Status,Date Phone Screen,Date Technical Screen,Date Onsite / Final Round,Date Offer,Date Decision,Offer Amount,Decision,Rejection Stage,Notes
Kastanie,Software Engineer,https://kastanie.example/1,Seattle,Onsite,2026-03-31,,Rejected,2026-04-07,2026-04-14,,,2026-04-20,,,Technical,
Lindenhof,Engineer II,https://lindenhof.example/2,Multiple,Remote,2026-04-01,,Applied,,,,,,,,,
`,
    expected: [
      'Kastanie | Software Engineer | submitted | 2026-03-31 | interview_invite@2026-04-07 rejection@2026-04-20 | 1:phone_screen@2026-04-07 2:technical@2026-04-14',
      'Lindenhof | Engineer II | submitted | 2026-04-01 | - | -',
    ],
  },
  {
    source: 'github.com/15vishal-p/job-search-analysis-slovakia, data/applications.csv',
    text: `company,role,applied_via,applied_on,first_reply_on,first_reply_type,first_reply_sender,final_status,days_to_first_reply,instant_rejection,interview,assessment
Mandelbaum,,LinkedIn,2026-07-30,,,No reply,Ghosted (no reply),,,,
Nussdorf,Data Analyst,Workday,2026-07-30,2026-08-13,Rejection,Automated,Rejected,14.0,,,
Olivenau,Accounting Analyst,Jobs page,2026-06-24,2026-06-24,Assessment / test,Automated,Rejected after assessment,0.0,,,Yes
`,
    expected: [
      'Mandelbaum | (no title) | submitted | 2026-07-30 | - | -',
      'Nussdorf | Data Analyst | submitted | 2026-07-30 | rejection@2026-08-13 | -',
      'Olivenau | Accounting Analyst | submitted | 2026-06-24 | assessment@2026-06-24 rejection@2026-06-24 | -',
    ],
  },
  {
    source: 'github.com/DewofyourYouth/job_tracker, data/applications.csv',
    text: `Company,Job Title,URL,Applied Date,Status,Notes,Source
Pappelwerk,Technical Lead,https://pappelwerk.example/28665,2026-05-27,rejected,,LinkedIn
Quittenhof,Unknown,,2026-05-18,applied,,Boris
Rotbuche,Backend Engineer,,,rejected,Had four interviews,LinkedIn
`,
    expected: [
      'Pappelwerk | Technical Lead | submitted | 2026-05-27 | rejection | -',
      'Quittenhof | (no title) | submitted | 2026-05-18 | - | -',
      'Rotbuche | Backend Engineer | submitted | - | rejection | -',
    ],
  },
  {
    source: 'github.com/MartinW72UK/job_tracker, job_applications.csv',
    text: `Job Title,Company,Date Applied,Status
BI Engineer,Sanddorn (via Hays),15/01/2025,Applied
BI Analyst,Tannenbach,24/01/2025,Suspected Ghost Job
Data Analyst,Ulmenau,17/01/2025,Rejected
`,
    expected: [
      'Sanddorn | BI Engineer | submitted | 2025-01-15 | - | -',
      'Tannenbach | BI Analyst | submitted | 2025-01-24 | - | -',
      'Ulmenau | Data Analyst | submitted | 2025-01-17 | rejection | -',
    ],
  },
  {
    source: 'github.com/Antonio7098/job-tracker, tracker.csv',
    text: `ID,Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement
1,Engineer,Vogelbeer,90000,Berlin,Saved,2025-03-01,,,,4
2,Analyst,Weidenhof,,Remote,Applied,2025-03-02,,2025-03-05,,5
`,
    expected: [
      'Vogelbeer | Engineer | queued | - | - | -',
      'Weidenhof | Analyst | submitted | 2025-03-05 | - | -',
    ],
  },
  {
    source: 'github.com/Roznoshchik/get-hired, applications.csv',
    text: `name,applied_date,last_action,stage,answered,rejected,points_of_contact,notes,url,used_cover_letter,cover_letter_name
Zypresse,1721011400,1721011500,Waiting to apply,True,False,hr@zypresse.example,,http://zypresse.example/careers,True,Letter
Zwetschge,1720752200,1720752300,Applied,False,True,jobs@zwetschge.example,,http://zwetschge.example/job4,False,
`,
    expected: [
      'Zwetschge | (no title) | submitted | 2024-07-12 | rejection | -',
      'Zypresse | (no title) | submitted | 2024-07-15 | reply | -',
    ],
  },
  {
    source: 'github.com/fluturecode/job_tracker, job_applications.csv',
    text: `Date,Company,Position,Status,Category,Followed Up,Company Website
2024-07-30,Aronia,Sales Manager,Emailed resume to Sam,Tech,2024-07-30,https://aronia.example
`,
    expected: ['Aronia | Sales Manager | submitted | 2024-07-30 | - | -'],
  },
  {
    source: 'github.com/yashgadhiyadev/Job_Application_Tracker, job_applications.csv',
    text: `Job Title,Company,Location,Status,Package,Experience(Years),Qualification
Data Scientist,Berberis,Hyderabad,Applied,3000000,4,Masters
Engineer,Clematis,Chennai,Interview,3500000,3,Masters
Banker,Dahlia,Mumbai,Accepted,5000000,7,MBA
`,
    expected: [
      'Berberis | Data Scientist | submitted | - | - | -',
      'Clematis | Engineer | submitted | - | interview_invite | 1',
      'Dahlia | Banker | submitted | - | offer | -',
    ],
  },
  {
    source: 'github.com/meCodeUp/Bewerbungs-Tracker, README.md (CSV-Format)',
    text: `Firma,Stelle,Datum,Status,Link,Notizen,Screenshot
"Erle AG","Softwareentwickler","2024-02-01","Warten auf Antwort","https://erle.example/1","",""
"Flieder GmbH","Entwicklerin","2024-02-02","Absage","https://flieder.example/2","",""
`,
    expected: [
      'Erle AG | Softwareentwickler | submitted | 2024-02-01 | - | -',
      'Flieder GmbH | Entwicklerin | submitted | 2024-02-02 | rejection | -',
    ],
  },
  {
    source: 'github.com/aryan-massoudy/application_tracker, README.md (words of its states)',
    text: `Unternehmen;Stelle;Beworben am;Status;Absage am
Ginkgo;Praktikant;15.01.2025;Abgelehnt;20.01.2025
Holunder;Werkstudent;16.01.2025;Angebot;
Iris;Entwickler;17.01.2025;Beworben;
`,
    expected: [
      'Ginkgo | Praktikant | submitted | 2025-01-15 | rejection@2025-01-20 | -',
      'Holunder | Werkstudent | submitted | 2025-01-16 | offer | -',
      'Iris | Entwickler | submitted | 2025-01-17 | - | -',
    ],
  },
  {
    source: 'github.com/loseyco/resume, resumes/APPLICATION_TRACKER.md',
    name: 'list.md',
    text: `| Date | Company | Position | Resume Version | Status | Notes |
|------|---------|----------|----------------|--------|-------|
| 2025-11-03 | Jelaenger | Senior Engineer | v2.pdf | Acknowledged | |
| 2025-11-04 | Kornblume | Lead | v2.pdf | Screening | |
| 2025-11-05 | Lavendel | Lead | v2.pdf | Accepted | |
`,
    expected: [
      'Jelaenger | Senior Engineer | submitted | 2025-11-03 | - | -',
      'Kornblume | Lead | submitted | 2025-11-04 | - | -',
      'Lavendel | Lead | submitted | 2025-11-05 | offer | -',
    ],
  },
  {
    source: 'github.com/imprakharshukla/prakhar.codes, job-tracker-guide.md',
    text: `Company,Role,Date Applied,Status,Contact Person,Contact Email,Source,Location,Salary/Rate,Last Action,Next Follow-up,Interview Date,Notes,Job URL
Malve,Full-Stack Engineer,2025-10-01,🟡 Applied,Sam,sam@malve.example,LinkedIn,Remote,$90/hr,,,,,https://malve.example/1
Nelke,Founding Engineer,2025-10-02,🟣 Technical Interview,Kim,kim@nelke.example,Referral,Remote,,,,2025-10-10,,https://nelke.example/2
Orchis,Engineer,2025-10-03,❌ Rejected,,,,Berlin,,,,,,https://orchis.example/3
`,
    expected: [
      'Malve | Full-Stack Engineer | submitted | 2025-10-01 | - | -',
      'Nelke | Founding Engineer | submitted | 2025-10-02 | interview_invite@2025-10-10 | 1:technical@2025-10-10',
      'Orchis | Engineer | submitted | 2025-10-03 | rejection | -',
    ],
  },
];
