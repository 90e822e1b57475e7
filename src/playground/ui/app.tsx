import { useEffect, useState } from 'preact/hooks';
import { tablesVersion } from '../../vendors/tables-version.ts';
import { emptyForm } from '../form.ts';
import { CodesView } from './codes-view.tsx';
import { ReplyView } from './reply-view.tsx';
import { Speech } from './speech.ts';
import { texts } from './texts.ts';
import { useAddress } from './use-address.ts';
import { useCatalogue } from './use-catalogue.ts';

export function App() {
  const [address, change] = useAddress();
  const [form, setForm] = useState(emptyForm);
  const catalogue = useCatalogue();
  const { language, view } = address;
  const other = language === 'en' ? 'zh' : 'en';
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = texts.title[language];
  }, [language]);
  const link = (name: 'codes' | 'reply', text: string) => (
    <button type="button" aria-pressed={view === name} onClick={() => change({ view: name })}>
      {text}
    </button>
  );
  return (
    <Speech.Provider value={language}>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {texts.skip[language]}
      </button>
      <header>
        <h1>{texts.title[language]}</h1>
        <p>{texts.lead[language]}</p>
        <nav aria-label={texts.views[language]}>
          {link('codes', texts.findCode[language])}
          {link('reply', texts.readReply[language])}
          <button type="button" class="quiet" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => change({ language: other })}>
            {texts.language[language]}
          </button>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {view === 'codes' ? (
          <CodesView
            catalogue={catalogue}
            address={address}
            change={change}
            onTry={(tried) => [setForm(tried), change({ view: 'reply' })]}
          />
        ) : (
          <ReplyView catalogue={catalogue} form={form} setForm={setForm} />
        )}
      </main>
      <footer>
        <p>{texts.tables[language].replace('{date}', tablesVersion)}</p>
      </footer>
    </Speech.Provider>
  );
}
