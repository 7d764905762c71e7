// JupyterLab in a headless Chromium, as a person would use it: opens a notebook through `tattle lab`,
// runs it by clicks, looks for colours, progress, tables and charts in light and in dark, and stops a
// cell by the stop button. Says what it saw, leaves screenshots, and ends with 1 if something was
// missing; with 77 if there is no browser, no JupyterLab or no playwright-core to do it with.
//
//   npm install --prefix FOLDER playwright-core
//   NODE_PATH=FOLDER/node_modules node kernel/src/bench/javascript/lab.mjs --out SHOTS
//       [--chromium PATH] [--python PYTHON] [--tattle LAUNCHER] [--notebook FILE]
import {execFileSync, spawn} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, mkdtempSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const option = (name, otherwise) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const out = resolve(option('out', 'shots'));
const python = option('python', 'python3');
const tattle = resolve(option('tattle', join(root, 'tattle')));
const notebook = resolve(option('notebook', join(root, 'notebooks/first.ipynb')));
const browserPath = option('chromium', '/usr/bin/chromium');
const patience = 240_000;
const soon = 500;
let missing = 0;

const saw = (what, good) => {
  console.log((good ? '  ok  ' : '  --  ') + what);
  missing += good ? 0 : 1;
};

const skip = why => {
  console.log('skipped: ' + why);
  process.exit(77);
};

const playwright = () => {
  try {
    const require = createRequire(import.meta.url);
    return require(require.resolve('playwright-core', {paths: (process.env.NODE_PATH || '.').split(':')}));
  } catch {
    return skip('no playwright-core; NODE_PATH names the folder that has it');
  }
};

const {chromium} = playwright();
if (!existsSync(browserPath)) skip('no browser at ' + browserPath);
try {
  execFileSync(python, ['-c', 'import jupyterlab'], {stdio: 'ignore'});
} catch {
  skip(python + ' has no JupyterLab');
}

mkdirSync(out, {recursive: true});
const folder = mkdtempSync(join(tmpdir(), 'tattle-lab-'));
const books = join(folder, 'books');
mkdirSync(books);
copyFileSync(notebook, join(books, 'first.ipynb'));

const port = 20000 + process.pid % 20000;
const server = spawn(tattle, ['lab', '--no-browser', '--allow-root', '--port=' + port,
  '--IdentityProvider.token=', '--ServerApp.password=', '--notebook-dir=' + books], {
  stdio: 'ignore',
  env: {...process.env,
    TATTLE_PYTHON: python,
    JUPYTER_CONFIG_DIR: join(folder, 'config'),
    JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
    TATTLE_STATE: join(folder, 'state'),
    TATTLE_LEDGER: join(folder, 'ledger'),
    TATTLE_CACHE: join(folder, 'cache')}});
const url = 'http://127.0.0.1:' + port;
for (let i = 0; i < 240; i++) {
  if (await fetch(url + '/api').then(r => r.ok, () => false)) break;
  await new Promise(r => setTimeout(r, 500));
}

const browser = await chromium.launch({executablePath: browserPath, args: ['--no-sandbox']});
try {
  const page = await browser.newPage({viewport: {width: 1100, height: 1300}});
  page.setDefaultTimeout(patience);
  const shot = name => page.screenshot({path: join(out, name + '.png')});
  const panel = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  const idle = () => page.waitForFunction(() => {
    const cells = [...document.querySelectorAll('.jp-NotebookPanel .jp-CodeCell .jp-InputPrompt')];
    return cells.length > 0 && !cells.some(c => c.textContent.includes('*'));
  });

  await page.goto(url + '/lab/tree/first.ipynb?reset');
  await panel.locator('.jp-CodeCell .cm-line').first().waitFor();
  await page.waitForTimeout(3000);
  await page.getByRole('button', {name: 'No', exact: true}).click({timeout: 5000}).catch(() => {});
  const untrusted = panel.locator('.jp-OutputArea-output');
  saw('an untrusted notebook shows its table', await untrusted.locator('table').count() > 0);
  saw('an untrusted notebook shows its chart', await untrusted.locator('img').count() > 0);
  const colours = await panel.locator('.jp-CodeCell .cm-content').first().evaluate(content =>
    new Set([...content.querySelectorAll('.cm-line span')].map(s => getComputedStyle(s).color)).size);
  saw('a cell of Tattle is coloured, in ' + colours + ' colours', colours >= 3);
  await shot('1-untrusted');

  await page.getByText('Run', {exact: true}).first().click();
  await page.getByText('Run All Cells', {exact: true}).first().click();
  const bar = panel.locator('progress').first();
  saw('progress is shown', await bar.waitFor({timeout: 60_000}).then(() => true, () => false));
  await shot('2-progress');
  await page.waitForTimeout(1000);
  await idle();
  saw('no cell failed', await panel.locator('.jp-OutputArea-output[data-mime-type*="error"]').count() === 0);
  saw('charts are vectors once run', await panel.locator('img[src^="data:image/svg"], .jp-RenderedSVG img').count() > 0);
  await panel.locator('.jp-RenderedImage, .jp-RenderedSVG').first().scrollIntoViewIfNeeded();
  await shot('3-light');

  for (const entry of ['Settings', 'Theme', 'JupyterLab Dark']) {
    await page.getByText(entry, {exact: true}).first().click();
  }
  await page.waitForTimeout(1500);
  await panel.locator('.jp-RenderedImage, .jp-RenderedSVG').first().scrollIntoViewIfNeeded();
  await shot('4-dark');

  await panel.locator('.jp-CodeCell .cm-content').last().click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('train endless with epochs=100000\n');
  await page.keyboard.press('Shift+Enter');
  await panel.locator('progress').first().waitFor();
  await shot('5-running');
  const begin = Date.now();
  await panel.locator('[data-jp-item-name="interrupt"]').first().click();
  await page.getByText('Interrupted').first().waitFor();
  const took = Date.now() - begin;
  saw('the stop button stops training, in ' + took + ' ms', took < soon);
  await shot('6-stopped');

  const last = panel.locator('.jp-CodeCell').last();
  await last.locator('.cm-content').click();
  await page.keyboard.type('let answer = 6 * 7\nanswer');
  await page.keyboard.press('Shift+Enter');
  saw('the next cell works', await panel.locator('.jp-OutputArea-output', {hasText: /^42$/}).first()
    .waitFor({timeout: 20_000}).then(() => true, () => false));

  await panel.locator('.jp-CodeCell .cm-content').last().click();
  await page.keyboard.type('attack mia with shadow=3');
  await page.keyboard.press('Shift+Enter');
  await page.getByText('did you mean').first().waitFor();
  saw('an error is told in its cell', true);
  await shot('7-error-dark');
  for (const entry of ['Settings', 'Theme', 'JupyterLab Light']) {
    await page.getByText(entry, {exact: true}).first().click();
  }
  await page.waitForTimeout(1500);
  await shot('8-error-light');
} catch (e) {
  saw(String(e).split('\n')[0], false);
} finally {
  await browser.close();
  const ended = new Promise(done => server.once('exit', done));
  server.kill('SIGTERM');
  saw('`tattle lab` ends when it is told to', await Promise.race([
    ended.then(() => fetch(url + '/api').then(() => false, () => true)),
    new Promise(done => setTimeout(() => done(false), 15_000))]));
}
console.log('screenshots are in ' + out);
process.exit(missing > 0 ? 1 : 0);
