// SPDX-License-Identifier: MIT
// Nobody is shut out: axe-core finds no violation of WCAG 2.2, level A and AA, in light, dark and print, in place and
// side by side.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { corpusPairs, dark, fixtures, launch, light, makeNote, makePage, sample, scratch } from './browser.mjs';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const looks = {
  light: { features: light, media: 'screen' },
  dark: { features: dark, media: 'screen' },
  print: { features: light, media: 'print' },
};

// In which state of the page which looks are looked at.
const unfolded = { unfolded: ['light', 'dark', 'print'] };
const everyWay = { ...unfolded, 'side by side': ['dark'] };

// Those of the fixtures' cases that bring something to a page that the sample does not have.
const cases = ['hostile-text', 'column-moved', 'row-moved-and-a-cell-edited', 'section-moved-and-renamed', 'footnote-text-edited',
  'item-moved-with-its-sublist', 'front-matter-version-and-date', 'image-replaced-under-the-same-alt-text', 'only-spelling-link-and-capitals'];
const ofCorpus = ['800-63-3-sec5-authenticators', 'handbook-working-groups-and-guilds-101', 'project-open-data-schema',
  'site-policy-github-privacy-statement', 'source-code-policy-implementation'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function violations(page) {
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), levels);
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}

const look = (pair, ways) => lookAt(makePage(pair, path.join(scratch(), 'page.html')), ways);

async function lookAt(href, ways) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for axe, which the page's policy would not let in
  await page.setViewport({ width: 1100, height: 900 });
  await page.goto(href);
  await page.addStyleTag({ content: '.part { content-visibility: visible !important; }' });
  await page.evaluate(axe.source);
  const faults = [];
  for (const [way, names] of Object.entries(ways)) {
    if (way === 'side by side') await page.click('#side');
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
    for (const name of names) {
      await page.emulateMediaFeatures(looks[name].features);
      await page.emulateMediaType(looks[name].media);
      faults.push(...(await violations(page)).map((fault) => `${name}, ${way}: ${fault}`));
    }
    await page.emulateMediaType('screen');
  }
  await page.close();
  return faults;
}

// The change note and the schedule are pages of their own.
for (const options of [[], ['--schedule']]) {
  test(`note ${options}`, async () => {
    const href = makeNote(sample, path.join(scratch(), 'note.html'), options);
    assert.deepEqual(await lookAt(href, unfolded), []);
  });
}

test('the sample plan, every way', async () => assert.deepEqual(await look(sample, everyWay), []));

for (const pair of fixtures().filter(({ name }) => cases.includes(name))) {
  test(`fixture ${pair.name}`, async () => assert.deepEqual(await look(pair, unfolded), []));
}
for (const pair of corpusPairs().filter(({ name }) => ofCorpus.includes(name))) {
  test(`corpus ${pair.name}`, async () => assert.deepEqual(await look(pair, unfolded), []));
}
