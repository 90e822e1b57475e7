import type { Outcome } from '../../core/outcome.ts';
import { type Form, targetsOf } from '../form.ts';
import { useSpeech } from './speech.ts';

const most = 5;

/** Targets by their place among those that were sent, or among those that the reply names: never by their text. */
export function TargetNames({ outcome, form }: { readonly outcome: Outcome; readonly form: Form }) {
  const { say, language } = useSpeech();
  const { targets } = outcome;
  if (targets.length === 0) return <span>{say('noTargets')}</span>;
  const sent = targetsOf(form.targets);
  const places = targets.slice(0, most).map((target, index) => (sent.indexOf(target) < 0 ? index : sent.indexOf(target)) + 1);
  const names = places.map((n) => say('target', { n })).join(language === 'en' ? ', ' : '、');
  return <span>{targets.length > most ? `${names} ${say('andMore', { n: targets.length - most })}` : names}</span>;
}
