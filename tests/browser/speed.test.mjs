// SPDX-License-Identifier: MIT
// A long plan opens and scrolls without a jerk: gesetze-hgb of the corpus, 700 KB.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { test } from 'node:test';
import { corpusPairs, launch, makePage, scratch } from './browser.mjs';

const mostToMake = 3000; // milliseconds, on two cores that others may be using
const mostToOpen = 3000;
const mostFrame = 250;

// Scrolls from top to bottom, two screens a frame, and measures the time from frame to frame.
function scrollThrough() {
  return new Promise((resolve) => {
    const times = [];
    let last = performance.now();
    const step = (now) => {
      times.push(now - last);
      last = now;
      scrollBy(0, 2 * innerHeight);
      if (scrollY + innerHeight < document.documentElement.scrollHeight - 2 && times.length < 2000) requestAnimationFrame(step);
      else resolve(times);
    };
    scrollTo(0, 0);
    requestAnimationFrame(step);
  });
}

for (const pair of corpusPairs().filter(({ name }) => name === 'gesetze-hgb')) {
  test(`${pair.name} opens and scrolls smoothly`, async () => {
    const made = performance.now();
    const href = makePage(pair, path.join(scratch(), 'page.html'));
    const making = performance.now() - made;
    const browser = await launch();
    const page = await browser.newPage();
    await page.setViewport({ width: 1100, height: 900 });
    const figures = { 'to make': making };
    await page.goto(href);
    figures['to open'] = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
    for (const way of ['folded', 'unfolded', 'side by side']) {
      if (way === 'unfolded') await page.click('#fold');
      if (way === 'side by side') await page.click('#side');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const times = (await page.evaluate(scrollThrough)).sort((a, b) => a - b);
      figures[`${way}, median frame of ${times.length}`] = times[times.length >> 1];
      figures[`${way}, longest frame`] = times.at(-1);
    }
    await browser.close();
    const said = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(0)} ms`);
    console.log(said.join('; '));
    assert.ok(making < mostToMake && figures['to open'] < mostToOpen, said.join('; '));
    const longest = Object.entries(figures).filter(([name]) => name.includes('longest'));
    assert.deepEqual(longest.filter(([, value]) => value > mostFrame), [], said.join('; '));
  });
}
