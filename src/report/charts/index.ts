import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from './spec.ts';

const sizePx = 12;
const itemWidth = 14;
const itemGap = 14;
/** Nobody can measure here: a little more than the widest of the usual fonts, or words would run into each other. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.64), 0) * sizePx;
echarts.setPlatformAPI({ measureText: (text: string) => ({ width: widthOf(text) }) });

echarts.use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** A chart as SVG text whose colours are those of the page around it. Needs no browser. */
export function drawChart(spec: ChartSpec): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: spec.width, height: spec.height });
  try {
    chart.setOption(optionOf(spec));
    return asPicture(chart.renderToSVGString({ useViewBox: true }));
  } finally {
    chart.dispose();
  }
}

function optionOf({ kind, width, categories, series }: ChartSpec): Readonly<Record<string, unknown>> {
  const words = { color: 'var(--ink)' };
  const line = { lineStyle: { color: 'var(--line)' } };
  const names = {
    type: 'category',
    data: categories,
    inverse: kind === 'list',
    axisLabel: words,
    axisLine: line,
    axisTick: { show: false },
  };
  const numbers = { type: 'value', minInterval: 1, axisLabel: { ...words, formatter: short }, splitLine: line, axisLine: { show: false } };
  return {
    animation: false,
    legend: {
      top: 0,
      left: 0,
      itemGap,
      itemWidth,
      itemHeight: 12,
      padding: 0,
      selectedMode: false,
      textStyle: words,
      show: series.length > 1,
    },
    grid: { left: 8, right: 24, top: 8 + rowsOf(series, width) * 24, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: kind === 'time' ? names : numbers,
    yAxis: kind === 'time' ? numbers : names,
    series: series.map(({ name, colour, values }) => ({
      name,
      type: 'bar',
      stack: 'all',
      data: values,
      itemStyle: { color: `var(--${colour})` },
      silent: true,
      emphasis: { disabled: true },
    })),
  };
}

/** How many lines the legend takes. */
function rowsOf(series: ChartSpec['series'], widthPx: number): number {
  if (series.length < 2) return 0;
  let [rows, left] = [1, widthPx];
  for (const { name } of series) {
    const needed = itemWidth + 5 + widthOf(name) + itemGap;
    if (needed > left) [rows, left] = [rows + 1, widthPx];
    left -= needed;
  }
  return Math.min(4, rows);
}

/** 12,000 as `12k`: the exact number stands in the table beside. */
function short(number: number): string {
  if (number >= 1e6) return `${number / 1e6}M`;
  return number >= 1e3 ? `${number / 1e3}k` : String(number);
}

/** Nothing on the page moves: what is for hovering goes. */
const asPicture = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"');
