// JupyterLab in a headless Chromium, as a person would use it: opens a notebook, runs it by clicks,
// looks for colours, progress, tables and charts in light and in dark, and stops a cell by the stop
// button. Says what it saw, leaves screenshots, and ends with 1 if something was missing.
//
//   npm install --prefix FOLDER playwright-core
//   NODE_PATH=FOLDER/node_modules node lab.mjs --out SHOTS [--chromium PATH] [--python PYTHON] [--tattle LAUNCHER]
import {spawn} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const require = createRequire(import.meta.url);
const {chromium} = require(require.resolve('playwright-core', {paths: (process.env.NODE_PATH || '.').split(':')}));

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const option = (name, otherwise) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const out = resolve(option('out', 'shots'));
const python = option('python', 'python3');
const tattle = resolve(option('tattle', join(root, 'tattle')));
const notebook = resolve(option('notebook', join(root, 'notebooks/first.ipynb')));
const patience = 240_000;
let missing = 0;

const saw = (what, good) => {
  console.log((good ? '  ok  ' : '  --  ') + what);
  missing += good ? 0 : 1;
};

const ran = (command, args, options) => new Promise(done =>
  spawn(command, args, {stdio: 'inherit', ...options}).on('exit', done));

mkdirSync(out, {recursive: true});
const folder = mkdtempSync(join(tmpdir(), 'tattle-lab-'));
copyFileSync(notebook, join(folder, 'first.ipynb'));
await ran(tattle, ['kernel', 'install', '--prefix', join(folder, 'prefix')]);

const port = 20000 + process.pid % 20000;
const server = spawn(python, ['-m', 'jupyterlab', '--no-browser', '--allow-root', '--port=' + port,
  '--IdentityProvider.token=', '--ServerApp.password=', '--notebook-dir=' + folder], {
  stdio: 'ignore',
  env: {...process.env,
    JUPYTER_PATH: join(folder, 'prefix/share/jupyter'),
    JUPYTER_CONFIG_DIR: join(folder, 'config'),
    TATTLE_STATE: join(folder, 'state'),
    TATTLE_CACHE: join(folder, 'cache')}});
const url = 'http://127.0.0.1:' + port;
for (let i = 0; i < 240; i++) {
  if (await fetch(url + '/api').then(r => r.ok, () => false)) break;
  await new Promise(r => setTimeout(r, 500));
}

const browser = await chromium.launch({executablePath: option('chromium', '/usr/bin/chromium'), args: ['--no-sandbox']});
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
  saw('the stop button stops training, in ' + (Date.now() - begin) + ' ms', true);
  await shot('6-stopped');

  await panel.locator('.jp-CodeCell .cm-content').last().click();
  await page.keyboard.type('attack mia with shadow=3');
  await page.keyboard.press('Shift+Enter');
  await page.getByText('did you mean').first().waitFor();
  saw('an error is told in its cell', true);
  await shot('7-error');
} catch (e) {
  saw(String(e).split('\n')[0], false);
} finally {
  await browser.close();
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGKILL'), 3000).unref();
}
console.log('screenshots are in ' + out);
process.exitCode = missing > 0 ? 1 : 0;
