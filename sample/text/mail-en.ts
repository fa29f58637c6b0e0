import { REJECTIONS_EN } from './mail-en-rejections.ts';
import { type MailTexts, template } from './mail-template.ts';

/** English mails about applications. */
export const MAIL_EN: MailTexts = {
  ...REJECTIONS_EN,
  receipt: [
    template(
      'Thank you for applying to {company}',
      'Hi {first},',
      'Thanks for applying to {company}. Your application for the {title} role has been received and our team will review it soon.',
      'If your background is a match, we will contact you to arrange the next step. Please do not reply to this message: the address is not monitored.',
      'Regards,\n{company} Recruiting Team',
    ),
    template(
      'We received your application: {title}',
      'Dear {name},',
      'This is to confirm that we have received your application for the position {title} (reference {reference}) at {company}.',
      'From here on it usually takes us one to three weeks. You can see the state of your application at {link}.',
      'Kind regards\nTalent Acquisition, {company}',
    ),
    template(
      '{company} | Application received',
      'Hello {first},',
      'We appreciate your interest in {company}! This is an automatic confirmation that your application for {title} reached us.',
      'We get many applications and unfortunately cannot answer each of them at once. We ask for your patience.',
      'The {company} team',
    ),
    template(
      'Your application to {company} was sent',
      '{first}, your application was sent to {company}.',
      '{title}\n{company} · {city}',
      'What happens now: the employer reviews your profile and contacts you directly.',
    ),
  ],
  assessment: [
    template(
      'Next step: online assessment for {title} at {company}',
      'Hi {first},',
      'Thank you for your interest in the {title} role. As the next step we invite you to complete an online coding assessment.',
      'It takes about 75 minutes and has to be completed within 5 days:\n{link}',
      'Good luck!\n{recruiter}\n{company}',
    ),
    template(
      '{company}: take-home challenge',
      'Hello {first},',
      'your profile looks interesting. Before we talk, please solve our take-home challenge for the position {title}. Most people need 3 to 4 hours.',
      'You find the task and the deadline here: {link}',
      'Best,\n{recruiter}, {company}',
    ),
  ],
  invite: [
    template(
      'Interview invitation: {title} at {company}',
      'Hi {first},',
      'Thank you for applying for the {title} role at {company}. We enjoyed reading your application and would like to invite you to an interview ({minutes} minutes, {mode}).',
      'Would {date} (Berlin time) suit you? Otherwise choose a slot here: {link}',
      'Looking forward to speaking with you,\n{recruiter}\nTalent Partner, {company}',
    ),
    template(
      '{company} <> {name}: next steps',
      'Hi {first},',
      'I am a recruiter at {company} and would love to schedule a call about the {title} position to get to know you better.',
      'How about {date}? Please let me know your availability or use {link}.',
      'Cheers\n{recruiter}',
    ),
    template(
      'Your application for {title}: let’s talk',
      'Dear {name},',
      'we would like to move forward with your application and meet you in a video interview of {minutes} minutes. Our proposal is {date}.',
      'Please confirm, or pick another time: {link}',
      'Kind regards\n{recruiter}, {company}',
    ),
  ],
  own_answer: [
    template(
      'Re: {subject}',
      'Dear {recruiter},',
      'thank you for the invitation. {date} works well for me. I look forward to our conversation.',
      'Best regards\n{name}',
    ),
  ],
  interview_confirmed: [
    template(
      'Re: {subject}',
      'Hi {first},',
      'great, it is in the calendar: {date} (Berlin time). You will meet {interviewers}.',
      'Video link: {link}',
      'Best\n{recruiter}',
    ),
  ],
  reschedule: [
    template(
      'Re: {subject}',
      'Hi {first},',
      'I am sorry, one of your interviewers is ill and we need to reschedule our conversation about the {title} role. Could you do {date} instead?',
      'Apologies for the trouble\n{recruiter}, {company}',
    ),
  ],
  offer: [
    template(
      'Your offer from {company}',
      'Dear {first},',
      'we are delighted to offer you the position of {title} at {company}! The team was impressed by our conversations.',
      'The yearly salary is {salary}, with a start on {start}. You find the contract attached; the offer stands for ten days.',
      'Congratulations, and we hope to welcome you soon\n{recruiter}, {company}',
    ),
    template(
      'Offer letter: {title}',
      'Hi {first},',
      'great news: we would like to extend you an offer for {title}. Base salary {salary}, start date {start}, everything else is in the attached letter.',
      'Call me any time if you have questions.\n{recruiter}\n{company}',
    ),
  ],
};
