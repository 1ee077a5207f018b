// SPDX-License-Identifier: MIT
// The pages are HTML without a fault in the eyes of html-validate and tidy.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { corpusPairs, fixtures, makePage, scratch } from './browser.mjs';

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

const folder = scratch();
for (const pair of [...fixtures(), ...corpusPairs()]) {
  test(`sound HTML: ${pair.name}`, async () => {
    const file = path.join(folder, 'page.html');
    makePage(pair, file);
    assert.deepEqual(await faultsOf(file), []);
  });
}
