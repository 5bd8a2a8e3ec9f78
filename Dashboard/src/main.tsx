import { startFeed } from './feed/feed';
import '@fontsource-variable/inter/wght.css';
import './app/tokens.css';
import './app/base.css';
import './app/shell.css';
import { render } from 'preact';
import { App } from './app/App';
import { fetchOthers } from './app/shown';
import { firstSnapshot } from './live/live';

// A page on the same machine, or near it, has figures before it has anything else to show: waiting for them saves a page drawn twice.
const patienceMs = 200;

startFeed();
fetchOthers();
await Promise.race([firstSnapshot, new Promise((resolve) => { setTimeout(resolve, patienceMs); })]);
render(<App />, document.getElementById('app')!);
