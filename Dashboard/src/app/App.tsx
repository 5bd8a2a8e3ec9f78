import { useEffect } from 'preact/hooks';
import { needsKey } from '../api/key';
import { SearchBox } from '../search/SearchBox';
import { Connection } from './Connection';
import { Foot } from './Foot';
import icon from './icon.svg';
import { KeyForm } from './KeyForm';
import { addressOf, page, pages, type PageName } from './route';
import { shown } from './shown';

export function App() {
  const Page = shown[page.value];
  useEffect(() => { document.title = `${pages[page.value]} · Isobar`; }, [page.value]);
  return (
    <>
      <header class="top">
        <a class="brand" href={addressOf('live')}><img src={icon} alt="" />Isobar</a>
        <nav class="tabs" aria-label="Pages">
          {(Object.keys(pages) as PageName[]).map((name) => (
            <a key={name} href={addressOf(name)} aria-current={name === page.value ? 'page' : undefined}>{pages[name]}</a>
          ))}
        </nav>
        <span class="push" />
        <SearchBox />
        <Connection />
      </header>
      <main>{needsKey.value ? <KeyForm /> : <Page />}</main>
      <Foot />
    </>
  );
}
