import '@fontsource-variable/inter/wght.css';
import './app/tokens.css';
import './app/base.css';
import './app/shell.css';
import { render } from 'preact';
import { App } from './app/App';
import { startFeed } from './feed/feed';

startFeed();
render(<App />, document.getElementById('app')!);
