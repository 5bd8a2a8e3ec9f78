// Takes pictures of every page of a running instance, light and dark, on a desktop and on a phone:
//
//   ./isobar up --demo            in another terminal, for some minutes
//   npm run screenshots           [http://127.0.0.1:8080] [../docs/images]
//
// Needs Chromium: Debian's package chromium, or what ISOBAR_CHROMIUM names.
import { mkdirSync } from 'node:fs';
import { argv, env } from 'node:process';
import { chromium } from 'playwright-core';

const [server = 'http://127.0.0.1:8080', folder = '../docs/images'] = argv.slice(2);
const pages = ['live', 'pipeline', 'grains', 'dead-letters', 'sql'];
const screens = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } };
// For the first frames, the newest figures and the charts.
const settleMs = 6_000;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: env.ISOBAR_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const colorScheme of ['light', 'dark']) {
  for (const [screen, viewport] of Object.entries(screens)) {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: screen === 'phone' ? 2 : 1 });
    const tab = await context.newPage();
    for (const page of pages) {
      await tab.goto(`${server}/#/${page}`);
      await tab.waitForSelector('[data-connection=live]');
      if (page === 'sql') await tab.getByRole('button', { name: 'Run' }).click();
      await tab.waitForTimeout(settleMs);
      const path = `${folder}/${page}-${colorScheme}-${screen}.png`;
      await tab.screenshot({ path });
      console.log(path);
    }
    await context.close();
  }
}
await browser.close();
