import type { FundDefinition } from '#domain/fund';
import type { ReturnDigest } from '#domain/policies';
import type { OrganisationDetails } from '#domain/organisation';
import type { ReturnLine, SubmitReturn } from '#domain/spend-return';
import { referenceDigest } from '../check/references.js';
import type { AnyCommand, CommandOutcome, ImportContext, IngestionPorts, Succession } from '../ports.js';

export const CONTEXT: ImportContext = {
  actor: { id: 'operator-1', role: 'operator' },
  at: '2026-04-01T09:00:00.000Z',
  correlationId: '11111111-1111-4111-8111-111111111111',
};

export const HI: FundDefinition = {
  fund: 'HI',
  name: 'Health inequalities',
  years: { '2022-23': { regime: 'ring_fenced' }, '2023-24': { regime: 'notional' } },
  classes: ['targeted_intervention'],
  floorBp: 10000,
  toleranceBp: 500,
  amberBp: 500,
  redBp: 1500,
  evidenceClasses: [],
  baselineRequired: false,
};

/** Ports in memory, for the unit level only. What was asked of them can be looked at. */
export class FakePorts implements IngestionPorts {
  readonly executed: AnyCommand[] = [];
  readonly lines = new Map<string, ReturnLine[]>();
  readonly stored = new Map<string, Buffer>();
  readonly journal: string[] = [];
  readonly rehearsed: AnyCommand[] = [];
  readonly organisationsKnown = new Map<string, OrganisationDetails>();
  readonly fundsKnown = new Map<string, FundDefinition>([['HI', HI]]);
  readonly interventionsKnown = new Set<string>();
  readonly accountsKnown = new Set<string>();
  readonly successionsKnown: Succession[] = [];
  readonly referencesKnown = new Map<string, string>();
  readonly yearClosingsKnown = new Map<string, string>();
  readonly closedAccountsKnown = new Map<string, string>();
  returnsKnown: readonly ReturnDigest[] = [];
  readonly statuses = new Map<string, 'accepted' | 'applied'>();
  readonly peopleKnown = new Map<string, string>();
  readonly locks: string[] = [];
  refreshed = 0;
  /** Answers with an error to throw, for the command it is asked about. */
  refuse: (command: AnyCommand, step: 'rehearse' | 'execute') => Error | undefined = () => undefined;
  private readonly ids = new Set<string>();

  readonly lookups: IngestionPorts['lookups'] = {
    funds: async () => this.fundsKnown,
    organisations: async () => this.organisationsKnown,
    interventions: async () => this.interventionsKnown,
    successions: async () => this.successionsKnown,
    accounts: async () => this.accountsKnown,
    references: async (kind, references) =>
      new Map(
        references.flatMap((reference) => {
          const digest = this.referencesKnown.get(`${kind}:${reference}`);
          return digest === undefined ? [] : [[reference, digest] as const];
        }),
      ),
    yearClosings: async () => this.yearClosingsKnown,
    closedAccounts: async () => this.closedAccountsKnown,
    returnsBefore: async () => ({ returns: this.returnsKnown, virements: [] }),
    returnWritten: (_reference, digest) => void (this.returnsKnown = [...this.returnsKnown, digest]),
    monthLocks: async () => () => null,
    fileStatus: async ({ kind, sha256 }) => this.statuses.get(`${kind}:${sha256}`) ?? 'unknown',
    refresh: async () => void (this.refreshed += 1),
  };
  readonly people: IngestionPorts['people'] = {
    known: async (names) => new Map([...this.peopleKnown].filter(([name]) => names.has(name))),
    idsFor: async (names) => {
      for (const name of names)
        if (!this.peopleKnown.has(name)) this.peopleKnown.set(name, `person-${this.peopleKnown.size + 1}`);
      return this.peopleKnown;
    },
  };

  readonly uploads: IngestionPorts['uploads'] = {
    store: async (kind, sha256, _fileName, _byteLength, chunks) => {
      const parts: Buffer[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      this.stored.set(`${kind}:${sha256}`, Buffer.concat(parts));
      this.journal.push('store');
    },
    open: (kind, sha256) => bytesOf(this.stored.get(`${kind}:${sha256}`)),
    remove: async (kind, sha256) => {
      this.journal.push('remove');
      this.stored.delete(`${kind}:${sha256}`);
    },
  };

  readonly withImportLock: IngestionPorts['withImportLock'] = async (kind, run) => {
    this.locks.push(`+${kind}`);
    try {
      return await run();
    } finally {
      this.locks.push(`-${kind}`);
    }
  };

  readonly commands: IngestionPorts['commands'] = {
    execute: async (command) => this.write(command),
    submitReturn: async (command, lines) => {
      let all = '';
      for await (const text of lines) all += text;
      this.lines.set(command.data.reference, JSON.parse(`[${all.trimEnd().replaceAll('\n', ',')}]`));
      return this.write(command);
    },
    rehearsal: () => ({
      rehearse: async (command) => {
        const refusal = this.refuse(command, 'rehearse');
        if (refusal) throw refusal;
        this.rehearsed.push(command);
      },
    }),
    streamOf,
  };

  /** The commands of the file itself, without its acceptance and completion. */
  asked<T extends AnyCommand['type']>(type: T): Extract<AnyCommand, { type: T }>[] {
    return this.executed.filter((command) => command.type === type) as Extract<AnyCommand, { type: T }>[];
  }

  private write(command: AnyCommand): CommandOutcome {
    const refusal = this.refuse(command, 'execute');
    if (refusal) throw refusal;
    this.journal.push(command.type);
    const stream = streamOf(command);
    if (this.ids.has(command.meta.commandId)) return { stream, position: null, written: 0 };
    this.ids.add(command.meta.commandId);
    this.executed.push(command);
    this.remember(command);
    return { stream, position: BigInt(this.executed.length), written: 1 };
  }

  private remember({ type, data }: AnyCommand): void {
    if (type === 'AcceptFile') this.statuses.set(`${data.kind}:${data.sha256}`, 'accepted');
    if (type === 'CompleteFile') this.statuses.set(`${data.kind}:${data.sha256}`, 'applied');
    if (type === 'RegisterOrganisation') this.organisationsKnown.set(data.icsCode, data);
    if (type === 'AwardAllocation' && data.reference !== null) {
      const digest = referenceDigest({ type: 'AllocationAwarded', data });
      this.referencesKnown.set(`allocations:${data.reference}`, digest);
    }
  }
}

/** Only the stream's name: enough to keep commands of one stream in order. */
function streamOf(command: AnyCommand): string {
  const data = command.data as Partial<SubmitReturn['data']> & { account?: object };
  return data.account
    ? JSON.stringify(data.account)
    : `${data.ics ?? ''}:${data.year ?? ''}:${data.period ?? ''}`;
}

/** Knows these systems. */
export function portsWith(...icsCodes: string[]): FakePorts {
  const ports = new FakePorts();
  for (const icsCode of icsCodes) ports.organisationsKnown.set(icsCode, organisation(icsCode));
  return ports;
}

export function organisation(icsCode: string): OrganisationDetails {
  return {
    icsCode,
    onsCode: 'E54000001',
    name: `NHS ${icsCode}`,
    regionCode: 'Y63',
    region: 'A region',
    establishedOn: '2022-07-01',
    abolishedOn: null,
  };
}

async function* bytesOf(bytes: Buffer | undefined): AsyncGenerator<Buffer> {
  if (bytes === undefined) throw new Error('no such upload');
  yield bytes;
}
