'use strict';
// Shows what /pipeline/stream says. File names come from strangers: text is only ever set as textContent.

const STATES = {
  RECEIVING: ['run', 'Receiving'], STAGED: ['run', 'Staged'], LOADING: ['run', 'Loading'],
  DELIVERING: ['run', 'Delivering'], COMPLETE: ['good', 'Complete'], UNDONE: ['still', 'Undone'], DUPLICATE: ['still', 'Duplicate'],
  FILE_LOCKED: ['warn', 'File is locked'], NEEDS_ATTENTION: ['warn', 'Needs attention'],
  HELD: ['warn', 'Held: waits for a person'], QUARANTINED: ['bad', 'Quarantined'], FAILED: ['bad', 'Failed'],
};
const MOST_SHOWN = 200;
const list = document.getElementById('batches');
const template = document.getElementById('batch');
const batches = new Map();

const number = (n) => n.toLocaleString('en-US');
const keyOf = (batch) => batch.batchId === null ? `${batch.state}:${batch.name}` : String(batch.batchId);
const accepted = (n, of) => n === 0 ? '' : n === of ? ' (accepted)' : ` (${number(n)} accepted)`;
const counts = (pairs) => pairs.filter(([n]) => n > 0).map(([n, word]) => `${number(n)} ${word}`).join(', ');

function intakeText(batch) {
  const { state, rows, detail } = batch.intake;
  if (state === 'STAGED') {
    return batch.intake.stagedAt ? `${number(rows)} ${rows === 1 ? 'row' : 'rows'} staged` : 'staged';
  }
  return detail ?? state.toLowerCase().replace('_', ' ');
}

function loadText(load) {
  if (!load) {
    return null;
  }
  if (load.state === 'CHUNKING' || load.state === 'PLANNED') {
    return `${load.chunksDone} of ${load.chunks} chunks, ${number(load.read)} rows read`;
  }
  if (load.state === 'FAILED') {
    return `failed: ${load.detail ?? 'no reason was given'}`;
  }
  if (load.state === 'HELD') {
    return `held: waits for a person, ${number(load.read)} rows read`;
  }
  if (load.state !== 'COMPLETE') {
    return `${load.state.toLowerCase()}, ${number(load.read)} rows read`;
  }
  const outcome = counts([[load.inserted, 'inserted'], [load.updated, 'updated'], [load.unchanged, 'unchanged'],
    [load.duplicate, 'duplicate'], [load.rejected, `rejected${accepted(load.acceptedRejects, load.rejected)}`],
    [load.unread, `values not read${accepted(load.acceptedUnread, load.unread)}`],
    [load.anomalies - load.unread, load.unread ? 'other anomalies' : 'anomalies']]);
  const done = `${number(load.read)} read${outcome ? ': ' + outcome : ''}`;
  return load.undoneAt ? `undone ${new Date(load.undoneAt).toLocaleString()}; before that ${done}` : done;
}

function smart360Text(batch) {
  if (!batch.smart360) {
    return null;
  }
  const { inserted, updated, unchanged, rejected } = batch.smart360;
  return counts([[inserted, 'inserted'], [updated, 'updated'], [unchanged, 'unchanged'], [rejected, 'rejected']]) || 'nothing to do';
}

function workbookText(workbook) {
  if (!workbook) {
    return null;
  }
  if (workbook.state === 'MADE') {
    return `${workbook.fileName}: ${counts([[workbook.found, 'found'], [workbook.notFound, 'not found']]) || 'no accounts'}`;
  }
  const word = workbook.state === 'FAILED' ? 'failed' : 'being made';
  return workbook.detail ? `${word}: ${workbook.detail}` : word;
}

function messagesText({ pending, accepted, delivered, failed, unknown, suppressed }) {
  return counts([[pending, 'pending'], [accepted, 'sent'], [delivered, 'delivered'], [failed, 'failed'],
    [unknown, 'of unknown outcome'], [suppressed, 'suppressed']]) || null;
}

// Of batches from before rules had words, the rule is named.
function wrong({ words, rule, column }) {
  return words ?? `${rule}${column ? ' on ' + column : ''}`;
}

function findings(batch) {
  if (batch.state === 'UNDONE') {
    return [];
  }
  const { rules, unreadRules, checks, balanced, detail } = batch.validation;
  const texts = rules.map((r) => `${number(r.rows)} rejected: ${wrong(r)}`)
    .concat(unreadRules.map((r) => `${number(r.values)} ${r.values === 1 ? 'value' : 'values'} could not be read: ${wrong(r)}; ${r.values === 1 ? 'the row was loaded without it' : 'the rows were loaded without them'}`))
    .concat(checks.map((c) => `${c.check} of ${c.target}: expected ${c.expected}, found ${c.actual}`));
  if (rules.length + unreadRules.length > 0 && batch.state === 'NEEDS_ATTENTION') {
    texts.push(`Correct them (POST /loads/${batch.batchId}/corrections), or accept them with a reason (POST /loads/${batch.batchId}/rejects/accept)`);
  }
  if (balanced === false) {
    texts.unshift('The books do not balance: not every row read is accounted for');
  }
  if (batch.workbook?.state === 'FAILED') {
    texts.unshift(`The workbook was not made: ${batch.workbook.detail}. Once that is mended: POST /cohorts/${batch.workbook.cohortId}/retry`);
  }
  // The load of a failed one says the same.
  return detail && detail !== batch.load?.detail ? texts.concat(detail) : texts;
}

function fill(item, batch) {
  const [tone, label] = STATES[batch.state] ?? ['still', batch.state];
  item.className = `batch ${tone}${item.classList.contains('asked') ? ' asked' : ''}`;
  item.querySelector('.state').textContent = batch.trial ? `Trial: ${label.toLowerCase()}` : label;
  item.querySelector('.name').textContent = batch.name;
  const id = batch.batchId === null ? 'no batch' : `batch ${batch.batchId}`;
  item.id = batch.batchId === null ? '' : `batch-${batch.batchId}`;
  item.querySelector('.origin').textContent =
    [id, batch.trial ? 'nothing of it is kept' : null, batch.state === 'UNDONE' ? 'what it changed was taken back' : null, batch.feed, new Date(batch.receivedAt).toLocaleString()].filter(Boolean).join(' · ');
  const bar = item.querySelector('.bar');
  bar.setAttribute('aria-valuenow', batch.progress);
  bar.setAttribute('aria-label', `${label}, ${batch.progress} percent`);
  bar.firstElementChild.style.width = `${batch.progress}%`;
  const texts = { intake: intakeText(batch), load: loadText(batch.load), smart360: smart360Text(batch), workbook: workbookText(batch.workbook), messages: messagesText(batch.messages) };
  for (const [stage, text] of Object.entries(texts)) {
    const cell = item.querySelector(`[data-stage=${stage}]`);
    cell.classList.toggle('waiting', text === null);
    cell.querySelector('dd').textContent = text ?? '–';
  }
  // A list of accounts ends in a workbook, whatever else in SMART360.
  item.querySelector('[data-stage=workbook]').hidden = !batch.workbook;
  item.querySelector('[data-stage=smart360]').hidden = Boolean(batch.workbook);
  item.querySelector('.findings').replaceChildren(...findings(batch).map((text) => {
    const line = document.createElement('li');
    line.textContent = text;
    return line;
  }));
}

function show(batch) {
  const key = keyOf(batch);
  if (batch.batchId !== null) {
    remove(`FILE_LOCKED:${batch.name}`);
  }
  let shown = batches.get(key);
  if (!shown) {
    shown = { item: template.content.firstElementChild.cloneNode(true) };
    batches.set(key, shown);
    const received = Date.parse(batch.receivedAt);
    shown.item.dataset.received = received;
    const older = [...list.children].find((item) => Number(item.dataset.received) < received);
    list.insertBefore(shown.item, older ?? null);
  }
  shown.batch = batch;
  fill(shown.item, batch);
}

// A message links the page with the batch that it is about, as #batch-18.
function showAsked() {
  for (const item of list.children) {
    item.classList.toggle('asked', item.id !== '' && `#${item.id}` === location.hash);
  }
  list.querySelector('.asked')?.scrollIntoView();
}

function remove(key) {
  batches.get(key)?.item.remove();
  batches.delete(key);
}

function summarize() {
  while (list.children.length > MOST_SHOWN) {
    const last = [...batches].find(([, shown]) => shown.item === list.lastElementChild);
    remove(last[0]);
  }
  const all = [...batches.values()].map((shown) => STATES[shown.batch.state]?.[0]);
  const of = (...tones) => all.filter((tone) => tones.includes(tone)).length;
  document.getElementById('empty').hidden = batches.size > 0;
  document.getElementById('summary').textContent = batches.size === 0 ? ''
    : `${batches.size} batches · ${of('run')} under way · ${of('warn', 'bad')} to look at`;
}

function connection(text, lost) {
  const line = document.getElementById('connection');
  line.textContent = text;
  line.classList.toggle('lost', lost);
}

const stream = new EventSource('pipeline/stream');
stream.addEventListener('open', () => connection('live', false));
stream.addEventListener('error', () => {
  connection('not connected, trying again …', true);
  if (stream.readyState === EventSource.CLOSED) {
    setTimeout(() => location.reload(), 5000);
  }
});
stream.addEventListener('snapshot', (event) => {
  batches.clear();
  list.replaceChildren();
  JSON.parse(event.data).forEach(show);
  summarize();
  showAsked();
});
stream.addEventListener('batch', (event) => {
  show(JSON.parse(event.data));
  summarize();
});
window.addEventListener('hashchange', showAsked);
