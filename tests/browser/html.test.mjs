// SPDX-License-Identifier: MIT
// The pages, notes and schedules are HTML without a fault in the eyes of html-validate and tidy, and every change has its place in them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { corpusPairs, fixtures, makeNote, makePage, scratch } from './browser.mjs';

const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

async function faultsOf(file) {
  const html = readFileSync(file, 'utf8');
  const report = await validator.validateString(html, file);
  const faults = report.results.flatMap((result) =>
    result.messages.map((message) => `html-validate: line ${message.line}: ${message.message} (${message.ruleId})`),
  );
  const tidy = spawnSync('tidy', ['-quiet', '-errors', '-utf8', '--drop-empty-elements', 'no', file], { encoding: 'utf8' });
  const said = tidy.stderr.split('\n').filter(Boolean);
  return [...faults, ...said.map((line) => `tidy: ${line}`)].slice(0, 10);
}

// Every change has one place in the plan.
function faultOfPlaces(html) {
  const counts = [...html.matchAll(/<span class="number">(\d+)<\/span>/g)].reduce((sum, [, number]) => sum + Number(number), 0);
  const places = html.match(/ id="c-[0-9a-f]{8}" data-change/g)?.length ?? 0;
  return counts === places ? [] : [`${counts} changes have ${places} places`];
}

const folder = scratch();
for (const pair of [...fixtures(), ...corpusPairs()]) {
  test(`sound HTML: ${pair.name}`, async () => {
    const file = path.join(folder, 'page.html');
    makePage(pair, file);
    assert.deepEqual([...faultOfPlaces(readFileSync(file, 'utf8')), ...(await faultsOf(file))], []);
    for (const options of [[], ['--schedule']]) {
      makeNote(pair, file, options);
      assert.deepEqual(await faultsOf(file), []);
    }
  });
}
