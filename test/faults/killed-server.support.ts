import type { ChildProcess } from 'node:child_process';
import type { Config } from '#platform';
import { tailOf } from '../support/processes.js';
import { spawnScript } from '../support/spawn-script.js';
import { PATIENCE_MS, until } from '../support/until.js';

/** A POST that may be cut off: null where the server died before it answered. */
export interface Asked {
  readonly status: number;
  readonly text: string;
}

/** API and worker in a process of its own, that can be killed and started again on the same database. */
export class KilledServer {
  private child: ChildProcess | null = null;
  private url = '';
  private complaint: () => string = () => '';

  constructor(private readonly config: Config) {}

  async start(): Promise<void> {
    const child = spawnScript('test/faults/server.child.ts', [JSON.stringify(this.config)]);
    const said = tailOf(child.stdout);
    this.complaint = tailOf(child.stderr);
    this.child = child;
    await until(() => /port \d+/.test(said()) || child.exitCode !== null);
    const port = /port (\d+)/.exec(said())?.[1];
    if (port === undefined) throw new Error(`the server ended with ${child.exitCode}: ${this.complaint()}`);
    this.url = `http://127.0.0.1:${port}`;
  }

  /** kill -9, and waits until it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    const running = child.exitCode === null && child.signalCode === null;
    if (running && child.kill('SIGKILL')) await gone;
    this.child = null;
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(this.url + path, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await response.text();
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${text} ${this.complaint()}`);
    return JSON.parse(text) as T;
  }

  async post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Asked | null> {
    try {
      const response = await fetch(this.url + path, {
        ...{ method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) },
        headers: { 'content-type': 'application/json', ...headers },
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (this.child !== null && this.child.signalCode === null && this.child.exitCode === null) {
        // A reset reaches us before the news that the child is dead.
        const { child } = this;
        await until(() => child.signalCode !== null || child.exitCode !== null, 5000).catch(() => {
          throw new Error(`POST ${path}: ${String(error)} ${this.complaint()}`, { cause: error });
        });
      }
      return null;
    }
  }

  /** One that has to be answered with success. */
  async done<T>(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<T> {
    const asked = await this.post(path, body, headers);
    if (asked === null || asked.status >= 300)
      throw new Error(`POST ${path}: ${asked?.status} ${asked?.text} ${this.complaint()}`);
    return JSON.parse(asked.text) as T;
  }
}
