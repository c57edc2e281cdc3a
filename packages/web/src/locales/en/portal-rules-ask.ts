import type { PageMessages } from '../es/page-messages.ts'

export const portalAsk: PageMessages['portalRules']['ask'] = {
  organization: 'For which company is it?',
  organizationHint: 'You act for several: the case takes a place in the one you choose.',
  contactHint: 'The desk calls only if needed; each call is recorded in the case.',
  priority: {
    label: 'Priority',
    only: 'These are the only reasons that make it a priority.',
    none: 'In order of arrival',
    needsNotice: 'To be announced ahead.',
    means:
      'If you choose it, your case goes ahead and does not wait 24 hours to call by phone or escalate.',
    unless:
      'If the reason does not hold, the team puts it back in order of arrival and writes you why.',
    why: 'Why was it not announced before?',
    whyHint: 'This reason is announced ahead and no window was announced for today.',
    announceLink: 'Announce the next window',
    inWindow:
      'It is inside the announced window <b>{reason}</b>, until: {instant}. This case is a priority.',
  },
  criticality: {
    label: 'How serious is it for your operation?',
    ruled:
      'It is what you ask for. Support rules after the first analysis; until then the target of «{word}» holds.',
    none: 'Let support rule',
    word: { minor: 'Minor', moderate: 'Moderate', serious: 'Serious', critical: 'Critical' },
    means: {
      minor:
        'The problem has little influence on business operations and does not hinder daily work.',
      moderate: 'Business operations are affected.',
      serious: 'Business operations are seriously threatened and urgent tasks cannot be done.',
      critical:
        'The problem is critical for the business, has serious consequences for its operations and needs an immediate solution.',
    },
  },
  afterHours: {
    title: 'Attention outside of hours',
    ask: 'Ask to be attended outside of hours',
    askHint: 'It depends on somebody being available and has an extra cost.',
    from: 'From',
    to: 'To',
    zone: 'Time in {zone}',
    note: 'What you need in those hours',
    stepOne: 'The desk answers whether somebody is available and what an hour costs.',
    stepTwo: 'A key user of your company decides whether to take that price.',
    stepThree: 'Only work done in those hours is charged at that price.',
  },
  affected: {
    title: 'Whom does it affect?',
    hint: 'If it is not you, the case says who the affected person is.',
    name: 'Name',
    email: 'Mail',
  },
  previousClosed: 'Closed: {instant}. They will see its record.',
  previousOpen: 'Still open: it may be better to go on there.',
  previousSee: 'See case {number}',
  previousUnknown: 'We found no case of yours with that number.',
  holidayBefore: 'No attention on {date}: {name}.',
  holidayBeforeUnnamed: 'No attention on {date}.',
  keyUserLead:
    'Your company opens cases through its key user. Write it whole: they receive it and send it.',
  keyUserNamed: 'It goes to: {who}.',
  keyUserUnknown: 'It goes to the key user of your company.',
  sendToKeyUser: 'Send to your key user',
  sendToKeyUserNote: 'It takes no place and has no number until it is sent to support.',
  sentToKeyUser: 'Your key user received the draft',
  closedTitle: 'This desk takes no cases through the portal',
  closedBody: 'You can write by: {channels}. What is open already is still here.',
  channel: {
    portal: 'the portal',
    email: 'mail',
    phone: 'phone',
    api: 'an integration',
    alert: 'alerts',
    intranet: 'your intranet',
  },
  cut: {
    title: 'No connection since {time}',
    body: 'Your case is kept on this device. It is sent when the network is back, once only, and its number is shown here.',
    again: 'Retry now',
  },
  refused: {
    conditionsTitle: 'Before your first case, accept the conditions',
    conditionsBody: 'They are read and accepted once per version; then the case is sent.',
    conditionsAct: 'Read the conditions',
    keyUsersTitle: 'In your company the key user opens cases',
    keyUsersBody: 'You can leave it as a draft: they review and send it.',
    keyUsersAct: 'Send to your key user',
    channelTitle: 'This desk takes no cases through the portal',
    channelBody: 'The desk changed where it takes them.',
    trainingTitle: 'Before opening cases of {product}, the induction is needed',
    trainingBody:
      'The desk attends to who is trained in the product. If you are, ask your key user to record it; if not, ask for a course.',
    trainingAct: 'Ask for a course',
    noContract: 'Your company has no contract in force.',
    expired: 'The contract that covered {product} ended: {date}.',
    contractWho: 'Whoever handles the contract in your company can renew or extend it.',
    standingWho: 'As soon as your company is up to date you can send it.',
  },
}
