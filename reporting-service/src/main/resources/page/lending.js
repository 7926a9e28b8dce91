'use strict';
// Shows what /analytics answers. Whoever looks sees the figures at most a minute after the mart has changed.

const REFRESH_MS = 60_000;
const count = (n) => n.toLocaleString('en-US');
const money = (n) => n.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const share = (n) => n === null ? '–' : (100 * n).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) + ' %';
const text = (value) => String(value);

const SEASON = [['Lent', 'lent', money], ['Due', 'due', money], ['Paid', 'paid', money], ['Interest', 'interest', money], ['Tax', 'tax', money],
  ['Written off', 'writtenOff', money], ['Profit', 'profit', money], ['Open', 'open', money]];
const CLIENT = [['Client', 'userId', text], ['Batch', 'batch', text], ['Rate, %', 'interestRate', text], ['Loans', 'loans', count],
  ['Lent', 'lent', money], ['Due', 'due', money], ['Paid', 'paid', money]];
const QUESTIONS = {
  'issuance': {
    tables: (rows) => [table('', [['Month', 'month', text], ['Loans', 'loans', count], ['Amount', 'amount', money]], rows)],
    says: (rows) => rows.length > 0,
  },
  'default-rates': { tables: (rows) => [pivot(rows)], says: (rows) => rows.length > 0 },
  'interest-rates': {
    tables: (rows) => [table('', [['Rate, % a year', 'rate', text], ['Clients', 'clients', count], ['Loans', 'loans', count], ['Paid', 'paid', count],
      ['In default', 'defaulted', count], ['Default rate', 'defaultRate', share]], rows)],
    says: (rows) => rows.length > 0,
  },
  'batches': {
    tables: (rows) => [table('', [['Batch', 'batch', text], ['Clients', 'clients', count], ['With loans', 'clientsWithLoans', count],
      ['Adherence', 'adherence', share], ['Loans', 'loans', count], ['Paid', 'paid', count], ['Paid, share', 'paidRate', share]], rows)],
    says: (rows) => rows.length > 0,
  },
  'ranking': {
    tables: ({ best, worst }) => [table('Best', CLIENT.concat([['Paid less lent', 'result', money]]), best),
      table('Worst', CLIENT.concat([['Due less paid', 'result', money]]), worst)],
    says: ({ best, worst }) => best.length + worst.length > 0,
  },
  'profitability': {
    tables: ({ months, total }) => [table('', [['Month', 'month', text], ...SEASON], months, { month: 'All', ...total })],
    says: ({ months }) => months.length > 0,
  },
};

const filters = document.getElementById('filters');
const problem = document.getElementById('problem');
const shown = new Map();
let turn = 0;

function element(name, content) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  return made;
}

function table(caption, columns, rows, total) {
  const line = (row) => element('tr', columns.map(([, field, write]) => element('td', write(row[field]))));
  const parts = [element('thead', element('tr', columns.map(([title]) => element('th', title)))), element('tbody', rows.map(line))];
  if (caption) {
    parts.unshift(element('caption', caption));
  }
  return element('table', total ? parts.concat(element('tfoot', line(total))) : parts);
}

function pivot(rows) {
  const batches = [...new Set(rows.map((row) => row.batch))].sort((a, b) => a - b);
  const months = [...new Set(rows.map((row) => row.month))];
  const cell = (row) => row ? `${share(row.rate)} of ${count(row.loans)}` : '–';
  const columns = [['Season', 'month', text], ...batches.map((batch) => [`Batch ${batch}`, batch, cell])];
  return table('', columns, months.map((month) => ({
    month, ...Object.fromEntries(rows.filter((row) => row.month === month).map((row) => [row.batch, row])),
  })));
}

// The page may have been opened with a password in its address, which fetch would refuse.
function address(question, query) {
  const url = new URL(`analytics/${question}`, location.origin + location.pathname);
  url.search = query;
  return url;
}

async function ask(question, query, type) {
  const answer = await fetch(address(question, query), { headers: { Accept: type } });
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Error(told.detail ?? `expected an answer, found status ${answer.status}`);
  }
  return answer;
}

function query() {
  return new URLSearchParams([...new FormData(filters)].filter(([, value]) => value)).toString();
}

async function show(question, asked, now) {
  const body = await (await ask(question, asked, 'application/json')).text();
  if (now !== turn || shown.get(question) === asked + body) {
    return;
  }
  const answer = JSON.parse(body);
  const { tables, says } = QUESTIONS[question];
  const section = document.querySelector(`[data-question=${question}]`);
  const something = says(answer);
  section.querySelector('.none').hidden = something;
  section.querySelector('.chart').hidden = !something;
  section.querySelector('details').hidden = !something;
  section.querySelector('.table').replaceChildren(...(something ? tables(answer) : []));
  if (question === 'ranking') {
    document.getElementById('method').textContent = answer.method;
  }
  if (something) {
    const picture = await (await ask(question, asked, 'image/png')).blob();
    if (now !== turn) {
      return;
    }
    const chart = section.querySelector('.chart');
    URL.revokeObjectURL(chart.src);
    chart.src = URL.createObjectURL(picture);
  }
  shown.set(question, asked + body);
}

async function overview() {
  const batches = await (await ask('batches', '', 'application/json')).json();
  const clients = batches.reduce((sum, batch) => sum + batch.clients, 0);
  const issued = await (await ask('issuance', '', 'application/json')).json();
  const loans = issued.reduce((sum, month) => sum + month.loans, 0);
  document.getElementById('empty').hidden = loans > 0;
  document.getElementById('lending').hidden = loans === 0;
  document.getElementById('summary').textContent = clients + loans === 0 ? '' : `${count(clients)} clients · ${count(loans)} loans`;
  const select = filters.elements.batch;
  const wanted = select.value || new URLSearchParams(location.search).get('batch') || '';
  const numbers = [...new Set(batches.map((batch) => String(batch.batch)).concat(wanted ? [wanted] : []))];
  select.replaceChildren(new Option('all', ''), ...numbers.map((batch) => new Option(batch, batch)));
  select.value = wanted;
}

function connection(message, lost) {
  const line = document.getElementById('connection');
  line.textContent = message;
  line.classList.toggle('lost', lost);
}

async function refresh() {
  const now = ++turn;
  try {
    await overview();
    const asked = query();
    history.replaceState(null, '', location.pathname + (asked ? `?${asked}` : ''));
    await Promise.all(Object.keys(QUESTIONS).map((question) => show(question, asked, now)));
    problem.textContent = '';
    connection(`as of ${new Date().toLocaleTimeString()}`, false);
  } catch (failure) {
    if (now === turn) {
      problem.textContent = failure instanceof TypeError ? '' : failure.message;
      connection(failure instanceof TypeError ? 'not connected, trying again …' : 'not up to date', true);
    }
  }
}

for (const section of document.querySelectorAll('.question')) {
  section.append(document.getElementById('parts').content.cloneNode(true));
  section.querySelector('.chart').alt = `Chart: ${section.querySelector('h2').textContent}. Its figures are in the table below it.`;
}
const before = new URLSearchParams(location.search);
filters.elements.from.value = before.get('from') ?? '';
filters.elements.to.value = before.get('to') ?? '';
filters.addEventListener('change', refresh);
filters.addEventListener('submit', (event) => event.preventDefault());
filters.addEventListener('reset', () => {
  history.replaceState(null, '', location.pathname);
  setTimeout(refresh);
});
document.addEventListener('visibilitychange', () => document.hidden || refresh());
setInterval(() => document.hidden || refresh(), REFRESH_MS);
refresh();
