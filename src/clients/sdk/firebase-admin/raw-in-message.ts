/** A reply that the SDK printed into its sentence. */
export interface Printed {
  readonly status: number;
  readonly body: string;
}

const withStatus = /Raw server response: "([\s\S]*)"\. Status code: "?(\d{3})"?\./;
const withoutStatus = / Raw server response: "([\s\S]*)"$/;

/** Version 13 prints what it could not read, whole: a page of a gateway, or JSON with a word it does not know. */
export function printedIn(message: string): Printed | undefined {
  const whole = withStatus.exec(message);
  if (whole) return { status: Number(whole[2]), body: whole[1] ?? '' };
  const body = withoutStatus.exec(message)?.[1];
  const status = body === undefined ? undefined : statusIn(body);
  return body === undefined || status === undefined ? undefined : { status, body };
}

/** Google repeats the status in its envelope. */
function statusIn(body: string): number | undefined {
  try {
    const status: unknown = JSON.parse(body)?.error?.code;
    return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
  } catch {
    return undefined;
  }
}
