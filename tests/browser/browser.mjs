// SPDX-License-Identifier: MIT
// A real Chromium, and pages made by a real planrev, for the tests in this folder (see run).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const planrev = process.env.PLANREV;
const root = process.env.PLANREV_ROOT;
const corpus = process.env.PLANREV_CORPUS;

// Root has no sandbox for its processes to be put into; the pages are our own, and what they must not do is tested.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--force-color-profile=srgb'];

export const light = [{ name: 'prefers-color-scheme', value: 'light' }];
export const dark = [{ name: 'prefers-color-scheme', value: 'dark' }];

export function launch() {
  return puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, headless: true });
}

// A folder that is gone when the program ends.
export function scratch() {
  const folder = mkdtempSync(path.join(tmpdir(), 'planrev-browser-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Writes the page that compares two texts to `target` and gives its address.
export function makePage(pair, target) {
  execFileSync(planrev, ['diff', pair.before, pair.after, '--format', 'html', '--output', target]);
  return pathToFileURL(target).href;
}

// The same for the change note, or with options the schedule of amendments.
export function makeNote(pair, target, options = []) {
  execFileSync(planrev, ['note', pair.before, pair.after, '--format', 'html', '--output', target, ...options]);
  return pathToFileURL(target).href;
}

// What planrev prints in a register; throws where it fails.
export function run(register, ...words) {
  const who = { GIT_AUTHOR_NAME: 'Clerk', GIT_AUTHOR_EMAIL: 'clerk@example.org', GIT_COMMITTER_NAME: 'Clerk', GIT_COMMITTER_EMAIL: 'clerk@example.org' };
  return execFileSync(planrev, ['--register', register, ...words], { encoding: 'utf8', env: { ...process.env, ...who }, stdio: 'pipe' });
}

// A register in `folder` in which the sample's revision of 2020 is in force and its update proposed, and the page to
// judge that on.
export function makeReview(folder) {
  const register = path.join(folder, 'register');
  execFileSync(planrev, ['init', register], { env: { ...process.env, GIT_AUTHOR_NAME: 'Clerk', GIT_AUTHOR_EMAIL: 'clerk@example.org', GIT_COMMITTER_NAME: 'Clerk', GIT_COMMITTER_EMAIL: 'clerk@example.org' } });
  run(register, 'add', 'community-safety', sample.before, '--label', 'June 2020', '--dated', '2020-06-30');
  run(register, 'adopt', 'community-safety', '--by', 'Council', '--on', '2020-07-15');
  run(register, 'add', 'community-safety', sample.after, '--label', 'June 2021 Update', '--dated', '2021-06-29');
  const page = path.join(folder, 'review.html');
  run(register, 'review', 'community-safety', '--format', 'html', '--output', page);
  return { register, page, href: pathToFileURL(page).href };
}

const fixture = (name) => path.join(root, 'fixtures', name);

// The sample plan's June 2021 Update: a bit of everything.
export const sample = {
  name: 'community-safety',
  before: fixture('community-safety/2020-06.md'),
  after: fixture('community-safety/2021-06.md'),
};

const pairsIn = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => ({ name, before: path.join(folder, name, 'before.md'), after: path.join(folder, name, 'after.md') }))
    .filter((pair) => existsSync(pair.before) && existsSync(pair.after));

// Every pair of the fixtures.
export const fixtures = () => [
  sample,
  { name: 'community-safety 2019', before: fixture('community-safety/2019.md'), after: sample.before },
  ...pairsIn(fixture('cases')),
];

// The pairs of the corpus; none where no corpus was given.
export const corpusPairs = () => (corpus ? pairsIn(corpus) : []);
