import type { AlertKey } from '#domain/alert';
import type { FundDefinition } from '#domain/fund';
import { RingfenceError, type CommandMeta } from '#kernel';
import { alertInWords, dateInWords, sentenceCase, type SystemName } from '#reporting';
import type { NamedPerson } from '#workspace';
import {
  alertReading,
  type AlertHandlingCommand,
  type AlertHistory,
  type RecordedHappening,
} from '../../runtime/index.js';
import { nameOf } from '../acting/names.js';
import { field, type Form } from '../rendering/form.js';
import { alertView, hrefOfAlert, type AlertRow } from '../pages/alert-view.js';

export { hrefOfAlert };

interface Register {
  readonly systems: readonly SystemName[];
  readonly funds: readonly FundDefinition[];
  readonly people: readonly NamedPerson[];
}

export interface AlertDeskView {
  readonly card: AlertRow;
  readonly cause: string;
  readonly open: boolean;
  readonly standing: readonly string[];
  readonly events: readonly { readonly when: string; readonly what: string; readonly text: string | null }[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly selected: boolean }[];
}

/** One alert as its page prints it. Names are of those whom the workspace still knows. */
export function alertDeskView({ alert, events }: AlertHistory, register: Register): AlertDeskView {
  const { systems, funds, people } = register;
  const group = alertView([alertReading(alert)], systems, funds)[0]!;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const who = (id: string | null) => (id === null ? 'nobody' : nameOf(names, id));
  return {
    card: group.alerts[0]!,
    cause: group.signal,
    open: alert.status === 'open',
    standing: [
      alert.assignedTo === null ? 'It is assigned to nobody.' : `It is assigned to ${who(alert.assignedTo)}.`,
      ...(alert.acknowledgedUntil === null
        ? []
        : [`${who(alert.acknowledgedBy)} put it aside through ${dateInWords(alert.acknowledgedUntil)}.`]),
      ...(alert.needsAttention ? ['It needs attention.'] : []),
    ].map(sentenceCase),
    events: [...events].reverse().map((event) => ({ when: dateInWords(event.at), ...told(event, who) })),
    people: people.map(({ id, name }) => ({ id, name, selected: id === alert.assignedTo })),
  };
}

const VERDICTS = {
  raised: 'Raised',
  updated: 'Changed',
  reopened: 'Reopened',
  resolved: 'Resolved, since what was found cleared',
} as const;

function told(
  event: RecordedHappening,
  who: (id: string | null) => string,
): { readonly what: string; readonly text: string | null } {
  const { happened, by } = event;
  const account = { fund: event.fund, ics: event.ics, year: event.year };
  switch (happened) {
    case 'acknowledged':
      return { what: `Put aside through ${dateInWords(event.until!)} by ${who(by)}`, text: null };
    case 'assigned':
      return { what: `Assigned to ${who(event.assignedTo)} by ${who(by)}`, text: null };
    case 'replied':
      return { what: `The system’s reply, by ${who(by)}`, text: event.reply };
    case 'closed':
      return { what: `Closed by ${who(by)}`, text: event.reason };
    default: {
      const colour = event.severity === null ? '' : `, ${event.severity}`;
      return { what: `${VERDICTS[happened]}${colour}`, text: alertInWords(account, event.reason ?? '') };
    }
  }
}

/** What one of the forms asks for. Throws UnknownFilter for a form that is none of ours. */
export function commandOf(key: AlertKey, form: Form, meta: CommandMeta): AlertHandlingCommand {
  switch (field(form, 'do')) {
    case 'acknowledge':
      return { type: 'AcknowledgeAlert', data: { ...key, until: field(form, 'until') }, meta };
    case 'assign': {
      const to = field(form, 'to');
      return { type: 'AssignAlert', data: { ...key, to: to === '' ? null : to }, meta };
    }
    case 'reply':
      return { type: 'ReplyToAlert', data: { ...key, text: field(form, 'text') }, meta };
    case 'close':
      return { type: 'CloseAlert', data: { ...key, reason: field(form, 'reason') }, meta };
    default:
      throw new RingfenceError('UnknownFilter', 'the form asks for nothing that can be done to an alert');
  }
}
