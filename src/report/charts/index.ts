import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from './spec.ts';

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

function optionOf({ kind, categories, series }: ChartSpec): Readonly<Record<string, unknown>> {
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
    legend: { top: 0, selectedMode: false, textStyle: words, show: series.length > 1 },
    grid: { left: 8, right: 24, top: series.length > 1 ? 32 : 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
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
