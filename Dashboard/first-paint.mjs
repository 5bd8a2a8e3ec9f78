// How long a page takes that nobody has opened before, in a browser that runs already: ten loads of a running instance, each with empty caches.
//
//   ./isobar up --demo            in another terminal, for a minute
//   npm run first-paint           [http://127.0.0.1:8080] [10]
//
// Needs Chromium: Debian's package chromium, or what ISOBAR_CHROMIUM names. `--cold` starts the browser anew for every load.
import { argv, env } from 'node:process';
import { chromium } from 'playwright-core';

const isCold = argv.includes('--cold');
const [server = 'http://127.0.0.1:8080', loads = '10'] = argv.slice(2).filter((argument) => argument !== '--cold');
const launch = () => chromium.launch({ executablePath: env.ISOBAR_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
// What else a browser does when it starts, or closes a tab, is over by then.
const settleMs = 1_500;

/** Runs in the page, before its own scripts: notes when the count of rows is on the screen, and when the map is drawn. */
function watch() {
  window.seen = { figures: null, map: null };
  const observer = new MutationObserver(() => {
    const figure = document.querySelector('[data-figure=rows][data-value]:not([data-value=""])');
    if (!figure) return;
    observer.disconnect();
    figure.setAttribute('elementtiming', 'rows');
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  new PerformanceObserver((entries) => { window.seen.figures ??= entries.getEntries()[0].renderTime; }).observe({ type: 'element', buffered: true });
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function drawImage(...given) {
    requestAnimationFrame(() => { window.seen.map ??= performance.now(); });
    CanvasRenderingContext2D.prototype.drawImage = draw;
    return draw.apply(this, given);
  };
}

const times = { 'first contentful paint': [], 'figures on the screen': [], 'map drawn': [] };
let browser = await launch();
for (let load = 0; load < Number(loads); load++) {
  if (isCold && load > 0) { await browser.close(); browser = await launch(); }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  if (!isCold) await tab.waitForTimeout(settleMs);
  await tab.addInitScript(watch);
  await tab.goto(server, { waitUntil: 'commit' });
  await tab.waitForFunction(() => window.seen.figures !== null && window.seen.map !== null);
  const seen = await tab.evaluate(() => [performance.getEntriesByName('first-contentful-paint')[0].startTime, window.seen.figures, window.seen.map]);
  Object.values(times).forEach((list, index) => list.push(Math.round(seen[index])));
  await context.close();
}
await browser.close();
for (const [what, list] of Object.entries(times)) {
  list.sort((one, other) => one - other);
  console.log(`${what.padEnd(24)} median ${list[Math.floor(list.length / 2)]} ms, slowest ${list.at(-1)} ms`);
}
