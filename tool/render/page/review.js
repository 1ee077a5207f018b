// SPDX-License-Identifier: MIT
// Judging on the page: what is chosen here is saved as a file that planrev review --import takes in. Nothing is sent.
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId('review-form');
  const who = byId('who');
  const status = byId('review-status');
  const groups = [...document.querySelectorAll('.judge')];
  let unsaved = false;

  form.hidden = false;
  for (const group of groups) group.querySelector('.judge-form').hidden = false;

  const chosen = (group) => group.querySelector('input:checked').value;
  const judged = () => groups.filter((group) => chosen(group) !== '');
  const tell = (said) => {
    status.textContent = `${judged().length} of ${groups.length} changes judged. ${said}`;
  };

  const touched = () => {
    unsaved = true;
    tell('Not saved yet.');
  };
  for (const group of groups) group.addEventListener('input', touched);

  const textOf = (side) => ({ revision: Number(form.dataset[side + 'Revision']), text_sha256: form.dataset[side + 'Sha256'] });
  const content = () => ({
    format: 'planrev-review-file',
    version: 1,
    plan: form.dataset.plan,
    by: who.value.trim(),
    before: textOf('before'),
    after: textOf('after'),
    reviews: judged().map((group) => ({
      id: group.dataset.id,
      digest: group.dataset.digest,
      review: chosen(group),
      comment: group.querySelector('textarea').value.trim(),
    })),
  });

  const save = () => {
    if (who.value.trim() === '') {
      tell('Say who you are, then save.');
      who.focus();
      return;
    }
    const unsaid = groups.find((group) => chosen(group) === '' && group.querySelector('textarea').value.trim() !== '');
    if (unsaid) {
      tell('A comment goes with a choice: accept, reject or query this change, then save.');
      unsaid.querySelector('textarea').focus();
      return;
    }
    if (judged().length === 0) return tell('There is nothing to save.');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content(), null, 1) + '\n'], { type: 'application/json' }));
    link.download = `review-${form.dataset.plan}-r${form.dataset.afterRevision}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
    tell(`Saved as ${link.download}.`);
  };
  byId('save').addEventListener('click', save);
  form.addEventListener('submit', (event) => event.preventDefault());

  // The change that has the focus, or within which it is.
  const current = () => {
    const at = document.activeElement;
    const change = at.closest('[data-change]');
    return at.closest('.judge') ?? (change && byId('j-' + change.id.slice(2)));
  };
  const choose = (value) => () => {
    const group = current();
    if (!group) return tell('Go to a change first: n is the next one.');
    group.querySelector(`input[value="${value}"]`).checked = true;
    touched();
    if (value !== 'query') byId('next').click();
    else group.querySelector('textarea').focus();
  };
  const comment = () => current()?.querySelector('textarea').focus();

  const keys = { a: choose('accept'), r: choose('reject'), q: choose('query'), c: comment, w: save };
  const isText = (element) => element.matches('textarea, input[type="text"]');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isText(event.target)) {
      const group = event.target.closest('.judge');
      if (group) byId('c-' + group.dataset.id).focus();
      return;
    }
    if (isText(event.target) || !byId('keys').checked || event.ctrlKey || event.altKey || event.metaKey) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
  tell('');
})();
