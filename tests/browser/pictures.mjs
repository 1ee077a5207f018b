// SPDX-License-Identifier: MIT
// The README's pictures into the folder that is named: see pictures.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dark, launch, light, sample, scratch } from './browser.mjs';

const folder = process.argv[2];
const place = scratch();
const register = path.join(place, 'register');
const who = { GIT_AUTHOR_NAME: 'Policy Team', GIT_AUTHOR_EMAIL: 'policy@borough.example' };
const planrev = (...words) =>
  execFileSync(process.env.PLANREV, words, { env: { ...process.env, ...who, PLANREV_REGISTER: register } });
planrev('init', register);
planrev('add', 'community-safety', sample.before, '--label', 'June 2020');
planrev('add', 'community-safety', sample.after, '--label', 'June 2021 Update');
const file = path.join(place, 'page.html');
planrev('diff', 'community-safety@June 2020', 'community-safety@June 2021 Update', '--format', 'html', '-o', file);
const href = pathToFileURL(file).href;

const browser = await launch();
const page = await browser.newPage();
await page.setViewport({ width: 1000, height: 860 });

async function shoot(name, scheme, prepare) {
  await page.emulateMediaFeatures(scheme);
  await page.goto('about:blank');
  await page.goto(href);
  await prepare();
  await page.screenshot({ path: path.join(folder, name) });
}

// Puts the change of which the note says these words below the bar.
const goTo = (words) =>
  page.evaluate((wanted) => {
    const notes = [...document.querySelectorAll('#text [data-change]')];
    notes.find((note) => note.textContent.includes(wanted)).scrollIntoView();
  }, words);

await shoot('answer.png', light, () => {});
await shoot('plan.png', light, () => goTo('"should" became "must"'));
await shoot('side-by-side-dark.png', dark, async () => {
  await page.click('#side');
  await goTo('"should" became "must"');
});
await browser.close();
