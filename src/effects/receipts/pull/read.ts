import type { Outcome, Outcomes } from '../../../core/outcome.ts';
import { parse } from '../../../parse.ts';
import type { PullSettings } from './settings.ts';

/** `more`: there may be another page. `nothing`: the vendor has nothing left. `failed`: it did not answer the question. */
export type So = 'more' | 'nothing' | 'failed';

interface Read {
  readonly outcomes: Outcomes;
  readonly so: So;
}

/** What a reply says, under `api: 'receipt'`. */
export function readPage(settings: PullSettings, status: number, body: string, receivedAtMs: number, ids: readonly string[]): Read {
  const { vendor, kind, app, feed } = settings;
  if (feed.asksAboutIds) return readAnswer(settings, status, body, receivedAtMs, ids);
  const outcomes = parse(vendor, { status, body, receivedAtMs }, { api: 'receipt', kind, app });
  if (outcomes.some(({ targets }) => targets.length > 0)) return { outcomes, so: 'more' };
  return { outcomes, so: outcomes.every((outcome) => outcome.status === 'accepted') ? 'nothing' : 'failed' };
}

/** Answered like a list that was sent to: those it names are refused, and of the others nothing was sent that could be accepted. */
function readAnswer({ vendor, kind, app }: PullSettings, status: number, body: string, receivedAtMs: number, ids: readonly string[]): Read {
  const answers = parse(vendor, { status, body, receivedAtMs }, { api: 'send', kind, app, targets: ids });
  const isAnswer = answers.some((outcome) => outcome.status === 'accepted' || outcome.evidence.code.startsWith('invalidUser.'));
  const outcomes = answers.map((outcome): Outcome => {
    const told = { ...outcome, api: 'receipt' as const };
    return outcome.status === 'accepted' ? { ...told, targets: [] } : told;
  });
  return { outcomes: outcomes as unknown as Outcomes, so: isAnswer ? 'more' : 'failed' };
}
