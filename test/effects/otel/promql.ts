/** Words of PromQL, so that what is left over in an expression is a metric or a label. */
const words = new Set(
  'and or unless by without on ignoring group_left group_right offset bool sum min max avg count topk bottomk rate irate increase delta histogram_quantile max_over_time min_over_time avg_over_time sum_over_time vector scalar absent time clamp_min clamp_max'.split(
    ' ',
  ),
);

export interface Read {
  /** Names, and patterns of names, of metrics. */
  readonly metrics: readonly RegExp[];
  readonly labels: readonly string[];
}

/** The metrics and labels that an expression asks for. */
export function readPromql(expression: string): Read {
  const metrics = new Set<string>();
  const labels = new Set<string>();
  const withoutSelectors = expression.replace(/\{([^}]*)\}/g, (_, selector: string) => {
    for (const [, label = '', value = ''] of selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g))
      if (label === '__name__') metrics.add(value);
      else labels.add(label);
    return '';
  });
  const bare = withoutSelectors
    .replace(/\b(?:by|without|on|ignoring)\s*\(([^)]*)\)/g, (_, list: string) => {
      for (const label of list.split(',')) labels.add(label.trim());
      return '';
    })
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\boffset\s+\w+/g, '');
  for (const [name] of bare.matchAll(/[a-z_:][\w:]*/gi)) if (!words.has(name)) metrics.add(name);
  return { metrics: [...metrics].map((name) => new RegExp(`^(?:${name})$`)), labels: [...labels].filter(Boolean) };
}
