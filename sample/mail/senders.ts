import type { Random } from '../random.ts';
import { addressPart } from '../text/people-names.ts';
import type { Application } from '../world/applications.ts';
import type { Company } from '../world/companies.ts';
import type { ReplyKind } from '../world/replies.ts';
import type { Charset } from './encoding.ts';
import type { Mailbox, MailShape } from './message.ts';

/** The automatic sender of a company's mail: its applicant-tracking system, or an address of its own. */
function automaticSender(company: Company): Mailbox {
  const { slug, domain } = company;
  const addresses: Record<Company['ats'], string> = {
    greenhouse: 'no-reply@us.greenhouse-mail.io',
    lever: 'no-reply@hire.lever.co',
    workday: `${slug}@myworkday.com`,
    smartrecruiters: 'notification@smartrecruiters.com',
    ashby: 'no-reply@ashbyhq.com',
    personio: `jobs-${slug}@m.personio.de`,
    own: `no-reply@${domain}`,
  };
  const name = company.ats === 'own' ? `${company.name} Careers` : `${company.name} Recruiting`;
  return { name, address: addresses[company.ats] };
}

/** Who writes: people for what is about interviews, otherwise mostly machines. */
export function senderOf(
  random: Random,
  kind: ReplyKind,
  application: Application,
  recruiter: string,
): Mailbox {
  const { company, site } = application.post;
  if (kind === 'receipt' && site === 'linkedin')
    return { name: 'LinkedIn', address: 'jobs-noreply@linkedin.com' };
  if (kind === 'receipt' && site === 'indeed')
    return { name: 'Indeed Apply', address: 'indeedapply@indeed.com' };
  const isPersonal = !['receipt', 'rejection', 'assessment'].includes(kind) || random.chance(0.22);
  if (!isPersonal) return automaticSender(company);
  const [first = '', last = ''] = recruiter.split(' ');
  return {
    name: recruiter,
    address: `${addressPart(first)}.${addressPart(last)}@${company.domain}`,
  };
}

/** Systems send HTML with or without text beside it; people and old systems send text in many encodings. */
export function shapeOf(random: Random, sender: Mailbox): { shape: MailShape; charset: Charset } {
  if (/greenhouse|ashby|linkedin|indeed/.test(sender.address))
    return { shape: 'alternative', charset: 'utf-8' };
  if (/lever|smartrecruiters/.test(sender.address))
    return { shape: 'alternative_base64', charset: 'utf-8' };
  if (/workday|personio/.test(sender.address)) return { shape: 'html', charset: 'utf-8' };
  return {
    shape: random.weighted<MailShape>([
      ['plain', 46],
      ['plain_8bit', 24],
      ['alternative', 30],
    ]),
    charset: random.weighted<Charset>([
      ['utf-8', 50],
      ['iso-8859-1', 20],
      ['windows-1252', 22],
      ['iso-8859-15', 8],
    ]),
  };
}
