// SPDX-License-Identifier: MIT
// The page to judge on: with the keyboard alone, from a file, and what it saves is what planrev takes in.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { dark, launch, light, makeReview, run, scratch } from './browser.mjs';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const wait = async (done) => {
  for (let i = 0; i < 200 && !done(); ++i) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(done(), 'it did not happen in ten seconds');
};

test('judged with the keyboard alone, saved, taken in: the same states', async () => {
  const folder = scratch();
  const review = makeReview(folder);
  const page = await browser.newPage();
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await page.goto(review.href);
  const ids = await page.$$eval('#text [data-change]', (changes) => changes.map((change) => change.id.slice(2)));
  assert.ok(ids.length > 20);

  await page.keyboard.press('n');
  await page.keyboard.press('a'); // the first, and on to the second
  await page.keyboard.press('r');
  await page.keyboard.press('q'); // the third; the comment has the focus
  await page.keyboard.type('now, who pays? (a, r, q)');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.press('c'); // a comment, and no choice
  await page.keyboard.type('as agreed');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.getElementById('who').value = 'x'));
  await page.keyboard.press('w');
  assert.match(await page.$eval('#review-status', (status) => status.textContent), /A comment goes with a choice/);
  await page.evaluate(() => (document.getElementById('who').value = ''));
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.keyboard.press('w'); // nobody said who
  assert.equal(await page.evaluate(() => document.activeElement.id), 'who');
  await page.keyboard.type('Ann');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'save');
  await page.keyboard.press('Enter');

  const file = path.join(folder, 'review-community-safety-r2.json');
  await wait(() => existsSync(file));
  assert.match(await page.$eval('#review-status', (status) => status.textContent), /^4 of \d+ changes judged\. Saved as /);
  await page.close();

  const said = run(review.register, 'review', 'community-safety', '--import', file);
  assert.equal(said, 'recorded 4 reviews by Ann: 2 accepted, 1 rejected, 1 queried\n');
  const told = JSON.parse(run(review.register, 'review', 'community-safety', '--format', 'json'));
  const states = Object.fromEntries(told.changes.map((change) => [change.id, change.state]));
  assert.deepEqual(ids.slice(0, 4).map((id) => states[id]), ['accepted', 'rejected', 'queried', 'accepted']);
  const asked = told.changes.find((change) => change.id === ids[2]).reviews[0];
  assert.deepEqual([asked.by, asked.comment], ['Ann', 'now, who pays? (a, r, q)']);
  assert.equal(told.counts.open, told.changes.length - 4);
  assert.equal(run(review.register, 'review', 'community-safety', '--import', file), 'nothing is new: that was said before\n');

  // tampered with: another text, a change that is not there
  for (const [from, to] of [[ids[0], '00000000'], ['"revision": 2', '"revision": 2, "text_sha256": "x"'], ['planrev-review-file', 'x']]) {
    const other = path.join(folder, 'other.json');
    writeFileSync(other, readFileSync(file, 'utf8').replace(from, to));
    assert.throws(() => run(review.register, 'review', 'community-safety', '--import', other), /cannot read/);
  }
});

test('without JavaScript what was said is there, and that judging needs it', async () => {
  const folder = scratch();
  const review = makeReview(folder);
  run(review.register, 'review', 'community-safety', '--query', '--all-factual', '--by', 'Ben', '--comment', '<script>alert(1)</script>');
  run(review.register, 'review', 'community-safety', '--format', 'html', '--output', review.page);
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(review.href);
  assert.match(await page.$eval('.review', (section) => section.innerText), /needs JavaScript/);
  assert.equal(await page.$eval('#review-form', (form) => form.checkVisibility()), false);
  const said = await page.$$eval('.said', (words) => words.map((word) => word.textContent).join('\n'));
  assert.match(said, /So far: queried\. Ben queried it, .*: “<script>alert\(1\)<\/script>”\./);
  await page.close();
});

test('axe-core finds nothing', async () => {
  const review = makeReview(scratch());
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for axe, which the page's policy would not let in
  await page.goto(review.href);
  await page.addStyleTag({ content: '.part { content-visibility: visible !important; }' });
  await page.evaluate(axe.source);
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
  for (const features of [light, dark]) {
    await page.emulateMediaFeatures(features);
    const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), levels);
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`), []);
  }
  await page.close();
});
