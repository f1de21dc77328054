// One dashboard as Grafana shows it, of Grafana's own components: the frame of a panel, curves with axes and legend, numbers, units and
// colours. The grid, and what a panel's plugin takes where the file says nothing, are written here after Grafana's.
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import { createRoot } from 'react-dom/client';
import {
  createTheme, dateTime, FieldType, getDisplayProcessor, getFieldDisplayValues, getMinMaxAndDelta, ThemeContext, toDataFrame,
} from '@grafana/data';
import {
  BigValue, BigValueColorMode, BigValueGraphMode, BigValueJustifyMode, BigValueTextMode, GlobalStyles, PanelChrome, TimeSeries,
} from '@grafana/ui';

const { dashboard, range, width: WIDTH } = window.shown;
const COLUMNS = 24;
const ROW = 30;
const GAP = 8;
const theme = createTheme({ colors: { mode: 'light' } });

const CURVES = {
  drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, gradientMode: 'none', spanNulls: false, showPoints: 'auto',
  pointSize: 5, axisPlacement: 'auto', axisLabel: '', axisColorMode: 'text', axisBorderShow: false, axisCenteredZero: false,
  barAlignment: 0, barWidthFactor: 0.6, scaleDistribution: { type: 'linear' }, hideFrom: { tooltip: false, viz: false, legend: false },
  stacking: { mode: 'none', group: 'A' }, thresholdsStyle: { mode: 'off' },
};

// JSON has no -Infinity: the first step of a file has null.
const fromTheBottom = thresholds => ({ ...thresholds, steps: thresholds.steps.map(step => ({ ...step, value: step.value ?? -Infinity })) });

function config(panel, name) {
  const { custom, thresholds, ...said } = panel.fieldConfig.defaults;
  const color = { mode: panel.type === 'timeseries' ? 'palette-classic' : 'thresholds' };
  return { ...said, color, custom: { ...CURVES, ...custom }, thresholds: thresholds && fromTheBottom(thresholds), displayNameFromDS: name };
}

const frames = panel => panel.series.map(({ name, points }, seriesIndex) => {
  const numbers = points.map(([, value]) => (value === 'NaN' ? null : Number(value)));
  const frame = toDataFrame({
    name,
    fields: [
      { name: 'Time', type: FieldType.time, values: points.map(([time]) => time * 1000), config: { interval: range.step * 1000 } },
      { name: 'Value', type: FieldType.number, values: numbers, config: config(panel, name) },
    ],
  });
  frame.fields.forEach(field => { field.display = getDisplayProcessor({ field, theme, timeZone: 'utc' }); });
  frame.fields[1].state = { seriesIndex, range: getMinMaxAndDelta(frame.fields[1]) };
  return frame;
});

const middle = { display: 'flex', alignItems: 'center', justifyContent: 'center', fontSize: 18, color: theme.colors.text.secondary };
const NoData = ({ height }) => <div style={{ ...middle, height }}>No data</div>;

function Curves({ panel, width, height }) {
  const timeRange = { from: dateTime(range.from * 1000), to: dateTime(range.to * 1000), raw: {} };
  const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] };
  return <TimeSeries frames={frames(panel)} timeRange={timeRange} timeZone="utc" width={width} height={height} legend={legend} options={{}} />;
}

function Numbers({ panel, width, height }) {
  const [{ display, sparkline }, ...others] = getFieldDisplayValues({
    data: frames(panel), theme, timeZone: 'utc', sparkline: true, replaceVariables: words => words,
    reduceOptions: { calcs: ['lastNotNull'], values: false }, fieldConfig: { defaults: {}, overrides: [] },
  });
  return (
    <BigValue value={display} sparkline={sparkline} count={1 + others.length} theme={theme} width={width} height={height}
      colorMode={BigValueColorMode.Value} graphMode={BigValueGraphMode.Area} justifyMode={BigValueJustifyMode.Auto}
      textMode={BigValueTextMode.Auto} wideLayout />
  );
}

function Framed({ panel, width, height }) {
  const Shown = [panel.series.length === 0 && NoData, panel.type === 'stat' && Numbers, Curves].find(Boolean);
  return (
    <PanelChrome width={width} height={height} title={panel.title} description={panel.description}>
      {(innerWidth, innerHeight) => <Shown panel={panel} width={innerWidth} height={innerHeight} />}
    </PanelChrome>
  );
}

const Heading = ({ panel, height }) => <h6 style={{ margin: 0, lineHeight: `${height}px` }}>{panel.title}</h6>;

function Placed({ panel }) {
  const column = (WIDTH - GAP) / COLUMNS;
  const { x, y, w, h } = panel.gridPos;
  const place = { left: GAP + x * column, top: GAP + y * (ROW + GAP), width: w * column - GAP, height: h * (ROW + GAP) - GAP };
  const Kind = panel.type === 'row' ? Heading : Framed;
  return <div style={{ position: 'absolute', ...place }}><Kind panel={panel} width={place.width} height={place.height} /></div>;
}

function Dashboard() {
  const rows = Math.max(...dashboard.panels.map(({ gridPos }) => gridPos.y + gridPos.h));
  const [from, to] = [range.from, range.to].map(seconds => new Date(seconds * 1000).toISOString());
  const head = { padding: `${GAP}px ${GAP * 2}px 0`, display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <div id="dashboard" style={{ width: WIDTH, background: theme.colors.background.canvas }}>
        <div style={head}>
          <span style={{ fontSize: 18, fontWeight: 500 }}>{dashboard.title}</span>
          <span style={{ color: theme.colors.text.secondary }}>{from.slice(0, 10)}, {from.slice(11, 19)} to {to.slice(11, 19)} UTC</span>
        </div>
        <div style={{ position: 'relative', height: GAP + rows * (ROW + GAP) }}>
          {dashboard.panels.map(panel => <Placed key={panel.id} panel={panel} />)}
        </div>
      </div>
    </ThemeContext.Provider>
  );
}

createRoot(document.getElementById('root')).render(<Dashboard />);
