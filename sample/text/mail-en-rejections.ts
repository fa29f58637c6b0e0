import { type MailTexts, template } from './mail-template.ts';

/** Refusals in English, from the kind to the curt. */
export const REJECTIONS_EN: Pick<MailTexts, 'rejection' | 'rejection_after_interview'> = {
  rejection: [
    template(
      'Your application to {company}',
      'Dear {first},',
      'Thank you for your interest in {company} and for the time you put into your application for the {title} position.',
      'After careful consideration, we have decided not to move forward with your application at this time. This was not an easy decision, as we received many strong applications.',
      'We wish you all the best in your search.\n{company} Recruiting',
    ),
    template(
      'Update on your application for {title}',
      'Hi {first},',
      'Thanks again for applying to {company}. Unfortunately, we will not be proceeding with your application for {title}: we have decided to pursue other candidates whose experience more closely matches our needs.',
      'We will keep your details on file for twelve months unless you ask us to delete them.',
      'Best wishes\nThe Talent Team at {company}',
    ),
    template(
      '{company} - {title}',
      'Dear {name},',
      'we regret to inform you that you have not been selected for the position {title} (reference {reference}).',
      'This message was created automatically. Replies are not read.',
    ),
    template(
      'Thank you for your interest in {company}',
      'Hello {first},',
      'we really appreciate that you considered us. For the {title} role we have since filled the position, so we cannot offer you an interview.',
      'New roles open every month: {link}. Please do apply again!',
      'Warmly\n{recruiter}',
    ),
    template(
      'Regarding your application at {company}',
      'Dear applicant,',
      'The position {title} has been closed without a hire. Your application was therefore not considered further.',
      'HR Services, {company}',
    ),
  ],
  rejection_after_interview: [
    template(
      'Re: {subject}',
      'Hi {first},',
      'thank you for the time you took to speak with us about the {title} role. The team enjoyed meeting you.',
      'After much discussion we have decided not to proceed with your application; another candidate was a closer fit. I am happy to give you feedback by phone.',
      'All the best\n{recruiter}, {company}',
    ),
    template(
      'Your interview at {company}',
      'Dear {first},',
      'it was a pleasure to get to know you. Unfortunately we will not be moving forward with you for {title}.',
      'We wish you every success.\n{recruiter}\n{company}',
    ),
  ],
};
