/** One chart of stacked bars. */
export interface ChartSpec {
  /** `time`: bars stand, one a stretch; `list`: bars lie, one a name, the first on top. */
  readonly kind: 'time' | 'list';
  readonly width: number;
  readonly height: number;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** The name of a colour of the page's style, such as `accepted`. */
  readonly colour: string;
  readonly values: readonly number[];
}

export type DrawChart = (spec: ChartSpec) => string;
