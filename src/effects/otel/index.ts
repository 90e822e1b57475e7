import { listen } from '../events/bus.ts';
import { PushMeter } from './meter.ts';
import { type ObservePushOptions, settingsOf } from './options.ts';
import { Spans } from './spans.ts';

export type { ObservePushOptions } from './options.ts';

/**
 * Metrics and traces of every delivery, attempt, gate, pruner, credential, receipt and worker of this process, from now
 * on; nothing has to be handed over, and it may be called before the SDK of OpenTelemetry is started. Attributes are
 * bounded, and none holds a target, a message or a credential. Gives what ends it. Throws an `ArgumentError` for
 * options that are none.
 */
export function observePush(options: ObservePushOptions = {}): () => void {
  const settings = settingsOf(options);
  const meter = new PushMeter(settings);
  const spans = settings.traces ? new Spans(settings.tracerProvider) : undefined;
  const end = listen({
    onEvent: (event) => {
      spans?.hear(event);
      meter.hear(event);
    },
    aroundSend: spans && ((attemptId, call) => spans.around(attemptId, call)),
  });
  return () => {
    end();
    meter.stop();
    spans?.stop();
  };
}
