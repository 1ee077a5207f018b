// SPDX-License-Identifier: MIT
// Hostile text in every place of a plan runs nothing, asks for nothing, stays within the page, and reads as itself.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, makeNote, makePage, scratch } from './browser.mjs';

const run = 'window.hit=1';
const point = (code) => String.fromCodePoint(code);

const payloads = [
  // scripts and handlers
  `<script>${run}</script>`, `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`, `</script><script>${run}</script>`,
  `</style><script>${run}</script>`, `</title><script>${run}</script>`, `--><script>${run}</script><!--`,
  `]]><script>${run}</script>`, `"><script>${run}</script>`, `'><img src=x onerror=${run}>`,
  `<img src=x onerror="${run}">`, `<img/src=x/onerror=${run}>`, `<svg onload="${run}">`, `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`, `<math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  `<body onload=${run}>`, `<details open ontoggle=${run}>x</details>`, `<input autofocus onfocus=${run}>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`, `<iframe src="javascript:parent.${run}"></iframe>`,
  `<object data="javascript:${run}"></object>`, `<embed src="javascript:${run}">`, `<a href="javascript:${run}">x</a>`,
  `<form action="javascript:${run}"><button>x</button></form>`, `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`, `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<style>@import url(https://evil.example/x.css); * { display: none }</style>`, `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`, `<xmp><script>${run}</script></xmp>`, `<plaintext>`,
  `<!--><img src=x onerror=${run}>-->`, `<!DOCTYPE html><script>${run}</script>`, `<?xml version="1.0"?><script>${run}</script>`,
  // links
  `[x](javascript:${run})`, `[x](JaVaScRiPt:${run})`, `[x](java&#115;cript:${run})`, `[x](<javascript:${run}>)`,
  `[x](data:text/html,<script>${run}</script>)`, `[x](vbscript:msgbox)`, `[x](file:///etc/passwd)`, `[x](//evil.example)`,
  `![x](javascript:${run})`, `![x](https://evil.example/pixel.png)`, `<javascript:${run}>`, `[x](https://a.example/"onmouseover="${run})`,
  `[x](https://a.example/' onclick='${run})`, `[x](#"><script>${run}</script>)`, `![" onerror="${run}](x.png)`,
  // templates, marks of other formats, entities
  `{{{policy_html}}}`, `{{#reasons}}{{/nothing}}`, `{{> section_row}}`, `{++ added ++}{-- removed --}`, `<ins>added</ins><del>removed</del>`,
  `&lt;script&gt;${run}&lt;/script&gt;`, `&#x3C;script&#x3E;${run}&#x3C;/script&#x3E;`, `&amp;&quot;&apos;&nbsp;&bogus;`, `\${${run}}`, `<%= ${run} %>`,
  // what a screen or a terminal would act on
  `${point(0x202e)}desrever${point(0x202c)}`, `${point(0x2066)}isolate${point(0x2069)}`, `${point(0x200f)}mark${point(0x061c)}`,
  `${point(0x1b)}[31mred${point(0x1b)}[0m`, `${point(0x1b)}]0;title${point(7)}`, `bell${point(7)}back${point(8)}delete${point(0x7f)}`,
  `${point(0x9b)}31m`, `${point(0x2028)}line${point(0x2029)}`, `${point(0xe0041)}tag`, `${point(0xfeff)}mark`,
  // what a layout would break on
  'W'.repeat(3000), '漢'.repeat(500), `a${point(0x301).repeat(400)}b`, `${point(0x5d0).repeat(300)} right to left`, '😀'.repeat(300),
  'a'.repeat(20) + point(0xad) + 'b'.repeat(400), point(0x2014).repeat(800), `https://a.example/${'x'.repeat(1500)}`, '|'.repeat(200), '#'.repeat(300), `${'> '.repeat(60)}deep`,
];

const lines = (payload) => payload.replaceAll('\n', ' ');
const inCell = (payload) => lines(payload).replaceAll('|', '\\|');

// A plan with the payload in every place.
const plan = (payload, side) => `---
title: '${lines(payload).replaceAll("'", "''").replace(/[^\P{C}\n]/gu, '?')}'
version: ${side}
---
# Plan

## Part ${lines(payload)} of ${side}

The partnership will meet ${side === 'before' ? 'ten' : 'four'} times. ${lines(payload)} It was ${side}.

- an item ${lines(payload)} of ${side}
- **bold ${lines(payload)}** and *${lines(payload)}* and \`code ${lines(payload)}\`

| Measure ${inCell(payload)} | ${side} |
|---|---|
| ${inCell(payload)} | ${side === 'before' ? '1,104' : '1,187'} |
| Other | ${inCell(payload)} ${side} |

> quoted ${lines(payload)} ${side}

[link ${lines(payload)}](https://a.example/${side}) and ![alt ${lines(payload)}](picture-${side}.png) with a note[^1]

\`\`\`
code ${payload} ${side}
\`\`\`

[^1]: A note ${lines(payload)} of ${side}.

## Only ${side} ${lines(payload)}

Text of the ${side} that stands alone: ${lines(payload)}

${payload}

## What follows

It stays as it is.
`;

let browser;
const folder = scratch();
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const allowed = new Set(('A ABBR ARTICLE B BLOCKQUOTE BODY BR BUTTON CODE DD DEL DETAILS DIV DL DT EM FIELDSET FOOTER H1 H2 H3 H4 H5 H6 HEAD HEADER ' +
  'HTML INPUT INS KBD LABEL LEGEND LI MAIN META NAV OL P PRE S SCRIPT SECTION SPAN STRONG STYLE SUMMARY SUP TABLE TBODY TD TH THEAD TITLE TR UL ' +
  'svg defs pattern rect').split(' '));

// What is wrong in the document as it stands; runs within the page.
function faultsInside(tags, scripts) {
  const faults = [];
  const all = [...document.querySelectorAll('*')];
  const tagSet = new Set(tags);
  for (const element of all) {
    if (!tagSet.has(element.tagName)) faults.push(`<${element.tagName}>`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'src') faults.push(`${name}=${value}`);
      if (name === 'href' && !/^(#|https?:\/\/|mailto:|tel:)/.test(value)) faults.push(`href=${value}`);
    }
  }
  for (const [tag, most] of [['script', scripts], ['style', 1], ['title', 1]]) {
    if (document.querySelectorAll(tag).length !== most) faults.push(`not ${most} <${tag}>`);
  }
  const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;
  const found = acting.exec(document.body.textContent) ?? acting.exec(document.title);
  if (found) faults.push(`U+${found[0].codePointAt(0).toString(16)} in the page`);
  if (window.hit) faults.push('a payload ran');
  if (window.violated) faults.push(`the policy was asked for: ${window.violated}`);
  return faults;
}

function faultsOfLayout() {
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${width}`);
  for (const element of document.querySelectorAll('p, li, h1, h2, h3, h4, h5, h6, summary, dd, pre, .scroll')) {
    const box = element.getBoundingClientRect();
    if (box.right > width + 1 && !element.closest('.scroll, pre')) faults.push(`sticks out: ${element.outerHTML.slice(0, 120)}`);
  }
  return faults.slice(0, 5);
}

// Two plans with the payload.
function pairOf(payload, index) {
  const place = path.join(folder, String(index));
  mkdirSync(place);
  const name = lines(payload).replaceAll('/', '_').replaceAll('\0', '').slice(0, 60); // file names are at most 255 bytes
  const pair = { place, before: path.join(place, `before ${name}.md`), after: path.join(place, `after ${name}.md`) };
  writeFileSync(pair.before, plan(payload, 'before'));
  writeFileSync(pair.after, plan(payload, 'after'));
  return pair;
}

// A tab to open the file in, which notes what must not happen.
async function watchedPage(href, faults) {
  const page = await browser.newPage();
  page.on('dialog', (dialog) => {
    faults.push('a dialog');
    dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== href) faults.push(`a request: ${request.url()}`);
  });
  await page.evaluateOnNewDocument(() => document.addEventListener('securitypolicyviolation', (event) => (window.violated = event.blockedURI || event.violatedDirective)));
  return page;
}

// The same of the change note and the schedule.
async function faultsOfNote(pair) {
  const faults = [];
  for (const options of [[], ['--schedule']]) {
    const href = makeNote(pair, path.join(pair.place, 'note.html'), options);
    const page = await watchedPage(href, faults);
    for (const width of [1100, 390]) {
      await page.setViewport({ width, height: 800 });
      await page.goto(href);
      faults.push(...(await page.evaluate(faultsOfLayout)).map((fault) => `note, ${width} wide: ${fault}`));
      faults.push(...(await page.evaluate(faultsInside, [...allowed], 0)).map((fault) => `note: ${fault}`));
    }
    await page.close();
  }
  return faults;
}

async function faultsOf(payload, index) {
  const pair = pairOf(payload, index);
  const href = makePage(pair, path.join(pair.place, 'page.html'));
  const faults = await faultsOfNote(pair);
  const page = await watchedPage(href, faults);
  for (const width of [1100, 390]) {
    await page.setViewport({ width, height: 800 });
    await page.goto(href);
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
    faults.push(...(await page.evaluate(faultsOfLayout)).map((fault) => `${width} wide: ${fault}`));
    if (width > 1000) {
      await page.click('#side');
      faults.push(...(await page.evaluate(faultsOfLayout)).map((fault) => `side by side: ${fault}`));
      await page.mouse.move(500, 400);
    }
    faults.push(...(await page.evaluate(faultsInside, [...allowed], 1)));
  }
  const code = await page.$$eval('article pre', (blocks) => blocks.map((block) => block.textContent).join('\n'));
  const shown = [...payload].map((c) => (/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(c) && c !== point(0xad) ? '' : c)).join('');
  if (!code.replace(/<U\+[0-9A-F]+>/g, '').includes(`code ${shown} `)) faults.push('the payload does not read as itself in code');
  await page.close();
  return faults;
}

payloads.forEach((payload, index) => {
  test(`payload ${index + 1}: ${JSON.stringify(payload.slice(0, 60))}`, async () => assert.deepEqual(await faultsOf(payload, index), []));
});

test('there are at least 60 of them', () => assert.ok(new Set(payloads).size >= 60, `${payloads.length}`));
