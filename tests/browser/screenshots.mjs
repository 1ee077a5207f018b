// SPDX-License-Identifier: MIT
// The README's pictures: screenshots.mjs PLANREV FOLDER. Made from the fixtures, so that everybody gets the same.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { dark, launch, light, makePage, root, scratch } from './browser.mjs';

const [planrev, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: screenshots.mjs PLANREV FOLDER');
  process.exit(2);
}

const fixtures = path.join(root, 'fixtures/community-safety');
const page_file = path.join(scratch(), 'page.html');
const href = makePage(path.resolve(planrev), path.join(fixtures, '2020-06.md'), path.join(fixtures, '2021-06.md'), page_file);

const browser = await launch();
const page = await browser.newPage();
const shoot = async (name, { scheme, width, height, prepare }) => {
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures(scheme);
  await page.goto(href);
  if (prepare) await prepare();
  await page.screenshot({ path: path.join(folder, name), optimizeForSpeed: false });
};
const goTo = (text) =>
  page.evaluate((wanted) => {
    const note = [...document.querySelectorAll('[data-change]')].find((element) => element.textContent.includes(wanted));
    note.scrollIntoView({ block: 'start' });
  }, text);

await shoot('answer.png', { scheme: light, width: 1100, height: 900 });
await shoot('plan.png', { scheme: light, width: 1100, height: 900, prepare: () => goTo('"should" became "must"') });
await shoot('side-by-side-dark.png', {
  scheme: dark,
  width: 1100,
  height: 900,
  prepare: async () => {
    await page.click('#side');
    await goTo('"should" became "must"');
  },
});
await browser.close();
