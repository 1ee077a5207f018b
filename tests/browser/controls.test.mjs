// SPDX-License-Identifier: MIT
// What people do with a page: each control works, with the keyboard alone; without JavaScript nothing is lost; printed,
// everything is unfolded and black on white.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { launch, makePage, sample, scratch } from './browser.mjs';

let browser, page, href;
before(async () => {
  browser = await launch();
  page = await browser.newPage();
  href = makePage(sample, path.join(scratch(), 'page.html'));
});
after(() => browser.close());
beforeEach(async () => {
  await page.setJavaScriptEnabled(true);
  await page.emulateMediaType('screen');
  await page.setViewport({ width: 1100, height: 900 });
  await page.goto('about:blank');
  await page.goto(href);
});

const status = () => page.$eval('#status', (element) => element.textContent);
const focused = () => page.evaluate(() => document.activeElement.id);
const pressed = (id) => page.$eval('#' + id, (button) => button.getAttribute('aria-pressed'));
const isShown = (selector) => page.$eval(selector, (element) => element.checkVisibility());

// Tabs until the element has the focus, as someone without a mouse does.
async function tabTo(id) {
  for (let i = 0; i < 400; ++i) {
    if ((await focused()) === id) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`'${id}' is not reached with the Tab key`);
}

test('n and p go from change to change, and round', async () => {
  const ids = await page.$$eval('#text [data-change]', (notes) => notes.map((note) => note.id));
  assert.equal(new Set(ids).size, ids.length);
  await page.keyboard.press('n');
  assert.equal(await focused(), ids[0]);
  assert.equal(await status(), `Change 1 of ${ids.length}`);
  await page.keyboard.press('n');
  assert.equal(await focused(), ids[1]);
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  assert.equal(await focused(), ids.at(-1));
  assert.equal(await page.evaluate(() => location.hash), '#' + ids.at(-1));
});

test('every change of the comparison has its place', async () => {
  const links = await page.$$eval('a[href^="#c-"]', (all) => [...new Set(all.map((link) => link.getAttribute('href').slice(1)))]);
  const places = await page.$$eval('[data-change]', (all) => all.map((element) => element.id));
  assert.deepEqual(links.filter((id) => !places.includes(id)), []);
  const counts = await page.$$eval('.counts .number', (numbers) => numbers.map((number) => Number(number.textContent)));
  assert.equal(places.length, counts[0] + counts[1] + counts[2]);
});

test('every link within the page leads somewhere', async () => {
  const lost = await page.$$eval('a[href^="#"]', (links) =>
    links.map((link) => link.getAttribute('href')).filter((target) => !document.getElementById(target.slice(1))));
  assert.deepEqual(lost, []);
});

test('Next and Previous are buttons too', async () => {
  await tabTo('next');
  await page.keyboard.press('Enter');
  const first = await focused();
  await page.click('#next');
  assert.notEqual(await focused(), first);
  await page.click('#previous');
  assert.equal(await focused(), first);
});

test('s shows the two sides, and again the one', async () => {
  await page.keyboard.press('s');
  assert.equal(await pressed('side'), 'true');
  const piece = await page.evaluate(() => {
    const element = [...document.querySelectorAll('.piece')].find((one) => one.textContent.includes('working days') && one.querySelector('del'));
    element.scrollIntoView(); // what is off the screen is not laid out
    return { before: element.querySelector('.was').innerText, after: element.querySelector('.now').innerText,
      apart: element.querySelector('.was').getBoundingClientRect().right <= element.querySelector('.now').getBoundingClientRect().left };
  });
  assert.match(piece.before, /Partners .*should.* answer .*five/s);
  assert.doesNotMatch(piece.before, /must|two/);
  assert.match(piece.after, /Partners .*must.* answer .*two/s);
  assert.doesNotMatch(piece.after, /should|five/);
  assert.ok(piece.apart);
  await page.keyboard.press('s');
  assert.equal(await pressed('side'), 'false');
  assert.equal((await page.$$('.was')).length, 0);
});

test('side by side has no id twice', async () => {
  await page.click('#side');
  const ids = await page.$$eval('[id]', (all) => all.map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length);
});

test('u unfolds all, and folds it', async () => {
  const open = () => page.$$eval('details.same', (folds) => folds.map((fold) => fold.open));
  assert.ok((await open()).length > 3);
  assert.ok((await open()).every((one) => !one));
  await page.keyboard.press('u');
  assert.ok((await open()).every(Boolean));
  assert.equal(await pressed('fold'), 'true');
  await page.keyboard.press('u');
  assert.ok((await open()).every((one) => !one));
});

test('a section without a change says so, and opens from the keyboard', async () => {
  assert.match(await page.$eval('details.same > summary', (summary) => summary.innerText), /^Unchanged: /);
  await page.focus('details.same > summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.$eval('details.same', (fold) => fold.open));
});

test('a box shows and hides changes of its weight', async () => {
  const all = Number(/\d+/.exec(await status())[0]);
  const editorial = Number(await page.$eval('.counts .e .number', (number) => number.textContent));
  assert.ok(await isShown('#text .note.e'));
  await tabTo('show-e');
  await page.keyboard.press('Space');
  assert.equal(await isShown('#text .note.e'), false);
  assert.equal(await status(), `${all - editorial} changes shown`);
  await page.keyboard.press('n');
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains('e')), false);
  await page.keyboard.press('3');
  assert.ok(await isShown('#text .note.e'));
  await page.keyboard.press('1');
  assert.equal(await isShown('#text del.s'), false);
  assert.ok(await isShown('#text ins.s'), 'what was added is part of the plan');
});

test('the keys can be turned off', async () => {
  await page.focus('.keys > summary');
  await page.keyboard.press('Enter');
  await tabTo('keys');
  await page.keyboard.press('Space');
  await page.keyboard.press('s');
  assert.equal(await pressed('side'), 'false');
});

test("a change's link leads to it, whatever is hidden or folded", async () => {
  const id = await page.$eval('.table-notes:not([open]) .note', (note) => note.id);
  for (const target of [id, id.replace('n-', 'c-')]) {
    await page.goto('about:blank');
    await page.goto(href + '#' + target);
    const seen = await page.$eval('#' + target, (element) => {
      const box = element.getBoundingClientRect();
      return element.checkVisibility() && box.top >= 0 && box.bottom <= innerHeight;
    });
    assert.ok(seen, target);
  }
  await page.click('#show-e');
  const editorial = await page.$eval('#text .note.e', (note) => note.id);
  await page.evaluate((target) => (location.hash = target), editorial);
  await page.waitForFunction((target) => document.getElementById(target).checkVisibility(), {}, editorial);
});

test('the skip link is the first stop', async () => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the plan');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => location.hash), '#plan');
});

test('what has the focus is not under the bar', async () => {
  await page.click('#next');
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      const bar = document.querySelector('.tools').getBoundingClientRect();
      return !document.activeElement.closest('.tools') && box.bottom <= bar.bottom && box.bottom > 0;
    });
    assert.equal(covered, false);
  }
});

test('removed and added are told in words and marks, not by colour alone', async () => {
  const told = await page.$eval('#text del + ins', (added) => {
    const removed = added.previousElementSibling;
    return { removed: removed.textContent, added: added.textContent, lines: [getComputedStyle(removed).textDecorationLine, getComputedStyle(added).textDecorationLine] };
  });
  assert.match(told.removed, /^\[removed: .+\]$/);
  assert.match(told.added, /^\[added: .+\]$/);
  assert.deepEqual(told.lines, ['line-through', 'underline']);
});

test('what moved is linked with where it was, both ways', async () => {
  const moved = await page.$eval('#text a[href^="#from-"]', (link) => ({ target: link.getAttribute('href'), from: link.closest('.note').id, text: link.textContent }));
  assert.match(moved.text, /^Moved here from “.+”$/);
  const back = await page.$eval(moved.target + ' a', (link) => ({ target: link.getAttribute('href'), text: link.textContent }));
  assert.equal(back.target, '#' + moved.from);
  assert.match(back.text, /^Now in “.+”$/);
});

test('without JavaScript nothing is lost', async () => {
  const words = () => page.evaluate(() => [document.querySelector('.answer').textContent, document.querySelector('#text').textContent]);
  const withScript = await words();
  await page.setJavaScriptEnabled(false);
  await page.goto('about:blank');
  await page.goto(href);
  assert.deepEqual(await words(), withScript);
  assert.equal(await isShown('#tools'), false, 'no control that does nothing');
  await page.focus('details.same > summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.$eval('details.same', (fold) => fold.open));
});

test('printed it is unfolded and black on white', async () => {
  await page.setJavaScriptEnabled(false);
  await page.goto('about:blank');
  await page.goto(href);
  await page.emulateMediaType('print');
  const look = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const folded = [...document.querySelectorAll('#text details.same > :not(summary)')].filter((element) => element.getBoundingClientRect().height === 0);
    return { ink: [style('body').color, style('#text ins').color, style('#text del').color], ground: [style('#text ins').backgroundColor, style('#text del').backgroundColor],
      lines: [style('#text del').textDecorationLine, style('#text ins').textDecorationLine], folded: folded.length, tools: style('.tools').display };
  });
  const black = 'rgb(0, 0, 0)', white = 'rgb(255, 255, 255)';
  assert.deepEqual(look, { ink: [black, black, black], ground: [white, white], lines: ['line-through', 'underline'], folded: 0, tools: 'none' });
});

test('where nothing changed there is no control for changes, and the plan unfolds', async () => {
  const same = makePage({ before: sample.after, after: sample.after }, path.join(scratch(), 'same.html'));
  await page.goto(same);
  assert.equal(await page.$('#next'), null);
  assert.equal(await page.$eval('h1', (title) => title.textContent), 'Community Safety Partnership Plan 2019-22');
  for (const key of ['n', 'p', 's', '1']) await page.keyboard.press(key);
  await page.keyboard.press('u');
  assert.ok(await page.$$eval('#text details.same', (folds) => folds.length > 0 && folds.every((fold) => fold.open)));
});

test('on a phone nothing sticks out', async () => {
  await page.setViewport({ width: 390, height: 800 });
  await page.keyboard.press('u');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
});
