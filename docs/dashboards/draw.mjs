// Draws the dashboards as pictures, by what a Prometheus knows: npm ci && npm run draw -- PROMETHEUS FROM TO [FOLDER]
//   PROMETHEUS  its address, for example http://127.0.0.1:19090
//   FROM, TO    what time the pictures show, in seconds since 1970
//   FOLDER      where they go; ../images/dashboards unless said
// CHROMIUM is the browser's path where it is not /usr/bin/chromium. Of each query that fails or gives nothing it says so.
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import UPNG from 'upng-js';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const DASHBOARDS = here('../../k8s/components/monitoring/dashboards/');
const WIDTH = 1500;
const COLOURS = 128;

const [prometheus, from, to, folder = here('../images/dashboards')] = process.argv.slice(2);
// A point for each second pixel of a panel, and none closer than 15 s: what Grafana takes where the source of data says nothing.
const range = { from: Number(from), to: Number(to), step: Math.max(15, Math.ceil((to - from) / 240)) };

async function ask(expression) {
  if (expression.includes('$')) throw new Error('it has a variable that nobody fills in');
  const query = new URLSearchParams({ query: expression, start: range.from, end: range.to, step: range.step });
  const answer = await (await fetch(`${prometheus}/api/v1/query_range?${query}`)).json();
  if (answer.status !== 'success') throw new Error(answer.error);
  return answer.data.result;
}

// Grafana puts a label's value for {{label}}.
const legend = (format, labels) => format.replace(/\{\{(\w+)\}\}/g, (_, label) => labels[label] ?? '');

async function series(dashboard, panel, { expr, legendFormat }) {
  const say = what => console.log(`${dashboard.title}: ${panel.title}: ${what}: ${expr}`);
  try {
    const result = await ask(expr);
    if (result.length === 0) say('nothing');
    else if (result.every(({ values }) => values.every(([, value]) => value === 'NaN'))) say('only NaN');
    return result.map(({ metric, values }) => ({ name: legend(legendFormat, metric), points: values }));
  } catch (failure) {
    say(`FAILS, ${failure.message}`);
    process.exitCode = 1;
    return [];
  }
}

async function answered(dashboard) {
  for (const panel of dashboard.panels) {
    const all = (panel.targets ?? []).map(target => series(dashboard, panel, target));
    panel.series = (await Promise.all(all)).flat();
  }
  return dashboard;
}

async function html() {
  const { outputFiles } = await build({
    entryPoints: [here('page.jsx')], outdir: 'page', write: false, bundle: true, minify: true, jsx: 'automatic', logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    loader: { '.svg': 'dataurl', '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
  });
  const [script, styles] = ['.js', '.css'].map(end => outputFiles.find(file => file.path.endsWith(end)).text);
  return `<!doctype html><meta charset="utf-8"><style>${styles}</style><body style="margin: 0"><div id="root"></div>
    <script type="module">${script.replaceAll('</script', '<\\/script')}</script>`;
}

async function picture(browser, address, dashboard) {
  const tab = await browser.newPage();
  tab.on('pageerror', error => { throw error; });
  await tab.setViewport({ width: WIDTH, height: 1000 });
  await tab.evaluateOnNewDocument(shown => { window.shown = shown; }, { dashboard, range, width: WIDTH });
  await tab.goto(address);
  const drawn = await tab.waitForSelector('#dashboard');
  await tab.evaluate(() => document.fonts.ready);
  await tab.waitForNetworkIdle({ idleTime: 1000 });
  const whole = UPNG.decode(await drawn.screenshot());
  await tab.close();
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(whole), whole.width, whole.height, COLOURS));
}

// Grafana's components want a page that came from somewhere.
const page = await html();
const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(page)).listen(0, '127.0.0.1');
await once(server, 'listening');
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
await mkdir(folder, { recursive: true });
for (const file of (await readdir(DASHBOARDS)).filter(name => name.endsWith('.json'))) {
  const dashboard = await answered(JSON.parse(await readFile(DASHBOARDS + file)));
  const drawn = await picture(browser, `http://127.0.0.1:${server.address().port}/`, dashboard);
  await writeFile(`${folder}/${file.replace('.json', '.png')}`, drawn);
}
await browser.close();
server.close();
