// SPDX-License-Identifier: MIT
// What makes the page better to read: everything it says is there without it.
'use strict';
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const text = byId('text');
  const tools = byId('tools');
  const status = byId('status');
  const folds = () => [...document.querySelectorAll('section.plan details:not(.keys)')];

  tools.hidden = false;

  // --- side by side ---

  // The side before of a piece that stands on both: a copy of it in which the style shows what was removed and not what was added.
  const addBefore = (piece) => {
    const now = piece.querySelector(':scope > .now');
    if (!now || piece.matches('.only-before, .only-after') || piece.querySelector(':scope > .was')) return;
    const was = now.cloneNode(true);
    was.className = 'was';
    for (const element of [was, ...was.querySelectorAll('[id], [data-change]')]) {
      element.removeAttribute('id');
      element.removeAttribute('data-change');
    }
    for (const note of was.querySelectorAll('.note:not(.away), .ref, .table-notes')) note.remove();
    piece.insertBefore(was, now);
  };

  const showSides = (on) => {
    if (on) document.querySelectorAll('.piece').forEach(addBefore);
    else document.querySelectorAll('.was').forEach((was) => was.remove());
    root.classList.toggle('side', on);
    byId('side').setAttribute('aria-pressed', String(on));
  };
  const switchSides = () => {
    showSides(!root.classList.contains('side'));
    const change = current();
    if (change) change.scrollIntoView({ block: 'center' });
  };

  // --- folding ---

  const unfold = (on) => {
    for (const fold of folds()) fold.open = on;
    byId('fold').setAttribute('aria-pressed', String(on));
  };
  const switchFolds = () => unfold(byId('fold').getAttribute('aria-pressed') !== 'true');

  const openAround = (element) => {
    for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  };

  // --- which changes are shown ---

  const boxes = [...tools.querySelectorAll('[data-weight]')];
  const filter = (box) => {
    root.classList.toggle('no-' + box.dataset.weight, !box.checked);
    say();
  };
  const hidden = (element) => boxes.some((box) => !box.checked && element.classList.contains(box.dataset.weight));
  const shown = () => [...text.querySelectorAll('[data-change]')].filter((element) => !hidden(element));

  // --- from change to change ---

  let last = null;
  const current = () => (last && last.isConnected && !hidden(last) ? last : null);

  const say = () => {
    const changes = shown();
    const at = changes.indexOf(current());
    const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;
    if (!byId('next')) return;
    status.textContent = at >= 0 ? `Change ${at + 1} of ${changes.length}` : `${count} shown`;
  };

  const goTo = (element) => {
    last = element;
    openAround(element);
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    history.replaceState(null, '', '#' + element.id);
    say();
  };

  // The change after or before the present one; where there is none, the next one on the screen.
  const step = (by) => {
    const changes = shown();
    if (changes.length === 0) return;
    let at = changes.indexOf(current());
    if (at < 0) {
      const below = changes.findIndex((element) => element.getBoundingClientRect().bottom > 0);
      at = (below < 0 ? changes.length : below) - (by > 0 ? 1 : 0);
    }
    goTo(changes[(at + by + changes.length) % changes.length]);
  };

  const followLink = () => {
    const element = byId(decodeURIComponent(location.hash.slice(1)));
    if (!element) return;
    openAround(element);
    if (!element.hasAttribute('data-change')) return;
    last = element;
    for (const box of boxes) {
      if (!box.checked && element.classList.contains(box.dataset.weight)) {
        box.checked = true;
        filter(box);
      }
    }
    element.scrollIntoView({ block: 'center' });
    say();
  };

  // --- controls ---

  byId('fold').addEventListener('click', switchFolds);
  if (byId('next')) { // where nothing changed there is nothing to go to
    byId('side').addEventListener('click', switchSides);
    byId('next').addEventListener('click', () => step(1));
    byId('previous').addEventListener('click', () => step(-1));
  }
  for (const box of boxes) box.addEventListener('change', () => filter(box));
  window.addEventListener('hashchange', followLink);

  const flip = (weight) => () => {
    const box = byId('show-' + weight);
    if (box) box.click();
  };
  const keys = { n: () => step(1), p: () => step(-1), s: () => byId('side')?.click(), u: switchFolds, 1: flip('s'), 2: flip('f'), 3: flip('e') };
  document.addEventListener('keydown', (event) => {
    if (!byId('keys').checked || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.matches('textarea, input[type="text"]')) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Printed, nothing is folded away.
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not(.keys):not([open])')];
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });

  say();
  if (location.hash) followLink();
})();
