import { masked } from '../../core/mask.ts';
import { firstSteps, type Step } from '../first-steps.ts';
import type { Tally } from '../tally/index.ts';
import { counted, escaped, paragraph, section, share } from './html.ts';

const mostCodes = 5;

/** What to do first, ranked, in words. */
export function first(tally: Tally): string {
  const steps = firstSteps(tally.problems.all());
  if (steps.length === 0) return section('first', 'What to do first', paragraph('Nothing: all was accepted.'));
  const failed = new Map(tally.vendors.entries().map(([name, { refused, uncertain }]) => [name, refused.number + uncertain.number]));
  const items = steps.map((step) => `<li>${inWords(step, failed.get(step.vendor) ?? step.targets)}</li>`).join('\n');
  const how = 'Ranked by how many targets it concerns, and by how much a person can do about it.';
  return section('first', 'What to do first', `${paragraph(how)}<ol class="steps">\n${items}\n</ol>`);
}

function inWords({ vendor, app, cause, targets, codes: [code = '', ...others], happened, whatToDo }: Step, failed: number): string {
  const where = app === '' ? vendor : `${vendor}, ${short(app)}`;
  const facts = `${counted(targets, 'target')}, ${share(targets, failed)} of what failed there`;
  return `<p class="where"><strong>${escaped(where)}</strong> <span>${escaped(facts)}</span></p>
<p class="do">${escaped(sentence(whatToDo))}</p>
<p class="why"><code>${cause}</code> <code>${escaped(short(code))}</code> ${escaped(sentence(happened))}${escaped(rest(others))}</p>`;
}

/** With a capital, unless a name in code begins it, and one full stop. */
const sentence = (text: string): string =>
  `${/^[a-z]+[^\w]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text}`.replace(/\.?$/, '.');

function rest(others: readonly string[]): string {
  if (others.length === 0) return '';
  const more = others.length > mostCodes ? ` and ${others.length - mostCodes} more` : '';
  return ` Also: ${others.slice(0, mostCodes).map(short).join(', ')}${more}.`;
}

/** A code or an app comes from outside and may be long. */
const short = (text: string): string => masked(text.slice(0, 64));
