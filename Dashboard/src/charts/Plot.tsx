import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { optionsFor, type Shape } from './plot';
import { schemeChanges, themeOf } from './theme';
import './charts.css';

interface Props extends Shape {
  data: uPlot.AlignedData;
  /** What it shows, for those who do not see it. */
  description: string;
  onPoint: (index: number | null) => void;
}

/** The one place that knows uPlot: draws on a canvas, as wide as its place and in the colours of the scheme. */
export function Plot(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const newest = useRef(props);
  newest.current = props;
  const scheme = schemeChanges.value;

  useLayoutEffect(() => {
    const element = place.current!;
    const size = (): { width: number; height: number } => ({ width: element.clientWidth, height: element.clientHeight });
    const { data, onPoint: _, description: __, ...shape } = newest.current;
    const made = plot.current = new uPlot(
      // The format may be another function at each rendering; the plot asks for the newest.
      optionsFor({ ...shape, format: (value) => newest.current.format(value) }, themeOf(element), size(), (index) => newest.current.onPoint(index)),
      data, element);
    const observer = new ResizeObserver(() => made.setSize(size()));
    observer.observe(element);
    return () => { observer.disconnect(); made.destroy(); plot.current = null; };
  }, [props.labels.join('\n'), props.x, props.top, props.back, props.sync, scheme]);

  useEffect(() => {
    if (plot.current && plot.current.data !== props.data) plot.current.setData(props.data);
  }, [props.data]);

  return <div class="plot" ref={place} role="img" aria-label={props.description} />;
}
